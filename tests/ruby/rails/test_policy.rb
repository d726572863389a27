# frozen_string_literal: true

# Policies with the hosts that Flocktory's scripts need.

require_relative "app"
require "secure_headers"

class TestPolicy < Minitest::Test
  HOSTS = P.csp_sources

  def rails(&block)
    P.allow_in(ActionDispatch::ContentSecurityPolicy.new(&block)).directives
  end

  def test_the_policy_of_rails
    proc = -> { "https://a.ru" }
    directives = rails do |policy|
      policy.default_src :self
      policy.script_src :self, proc, "https://api.flocktory.com"
      policy.img_src :none
      policy.child_src "https://frames.ru"
      policy.script_src_elem :self
    end
    assert_equal ["'self'", proc, *HOSTS[:script_src]], directives["script-src"]
    assert_equal ["'self'", *HOSTS[:script_src]], directives["script-src-elem"]
    assert_equal HOSTS[:img_src], directives["img-src"]
    assert_equal ["https://frames.ru", *HOSTS[:frame_src]], directives["frame-src"]
    assert_equal ["'self'", *HOSTS[:connect_src]], directives["connect-src"]
    assert_equal %w[child-src connect-src default-src frame-src img-src script-src script-src-elem style-src], directives.keys.sort
  end

  def test_what_is_allowed_stays_so
    assert_empty rails
    assert_equal({ "script-src" => ["'self'", *HOSTS[:script_src]] }, rails { |policy| policy.script_src :self })
  end

  def test_the_policy_of_secure_headers
    given = { default_src: %w['none'], script_src: %w['self'], base_uri: %w['self'] }.freeze
    policy = P.allow_in(given)
    assert_equal({ **given, **HOSTS, script_src: ["'self'", *HOSTS[:script_src]] }, policy)
    SecureHeaders::ContentSecurityPolicyConfig.new(policy).then { |config| SecureHeaders::ContentSecurityPolicy.validate_config!(config) }
    header, value = SecureHeaders::ContentSecurityPolicy.make_header(SecureHeaders::ContentSecurityPolicyConfig.new(policy))
    assert_equal "content-security-policy", header.downcase
    HOSTS.each { |directive, hosts| hosts.each { |host| assert_match(/#{directive.to_s.tr("_", "-")}[^;]* #{host.sub("https://", "")}/, value) } }
    assert_equal policy, P.allow_in(policy)
    assert_equal HOSTS[:img_src], P.allow_in(SecureHeaders::ContentSecurityPolicyConfig.new(given)).to_h[:img_src]
  end
end
