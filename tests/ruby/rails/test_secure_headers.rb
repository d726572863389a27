# frozen_string_literal: true

# The nonce of the gem secure_headers.

require "rails"
require "action_controller/railtie"
require "secure_headers"
require_relative "app"

App.config.content_security_policy_nonce_generator = nil

class TestSecureHeaders < PageTest
  def policy(**directives)
    of_class = SecureHeaders::Configuration
    of_class.instance_variables.each { |name| of_class.remove_instance_variable(name) if %i[@default_config @overrides].include?(name) }
    SecureHeaders::Configuration.default do |config|
      config.csp = directives.empty? ? SecureHeaders::OPT_OUT : directives
    end
  end

  def nonce
    last_response.headers["Content-Security-Policy"].to_s[/'nonce-([^']+)'/, 1]
  end

  def test_the_nonce_of_the_response
    policy(default_src: %w['self'], script_src: %w['self'])
    html = page(order, "<%= flocktory_loader_tag 7 %><%= flocktory_postcheckout_tag(@order) %>")
    refute_nil nonce
    assert_equal P.loader(7, nonce: nonce) + P.render(order, nonce: nonce, once: true), html
  end

  # Next to a nonce, browsers ignore 'unsafe-inline', and the shop's own scripts with it.
  def test_a_policy_that_allows_inline_scripts_gets_no_nonce
    policy(default_src: %w['self'], script_src: %w['self' 'unsafe-inline'])
    assert_equal P.render(order, once: true), page(order, "<%= flocktory_postcheckout_tag(@order) %>")
    assert_nil nonce
    own = "<%= content_security_policy_script_nonce && '' %><%= flocktory_postcheckout_tag(@order) %>"
    html = page(order, own)
    assert_equal P.render(order, nonce: nonce, once: true), html
  end

  def test_without_a_policy_for_scripts
    policy
    assert_equal P.render(order, once: true), page(order, "<%= flocktory_postcheckout_tag(@order) %>")
    policy(default_src: %w['self'], script_src: SecureHeaders::OPT_OUT)
    assert_equal P.render(order, once: true), page(order, "<%= flocktory_postcheckout_tag(@order) %>")
  end

  def test_mail_has_no_nonce
    policy(default_src: %w['self'], script_src: %w['self'])
    view = ActionView::Base.with_empty_template_cache.new(ActionView::LookupContext.new([]), {}, nil)
    assert_equal P.render(order, once: true), view.flocktory_postcheckout_tag(order)
  end
end
