# frozen_string_literal: true

ENV["BUNDLE_GEMFILE"] ? require("bundler/setup") : require("rails")
require "active_record/railtie"
require "action_controller/railtie"
require "action_view/railtie"
require "flocktory/postcheckout"

# A small shop: a catalogue, a cart, a checkout, and the thank-you page with the order for Flocktory.
class Shop < Rails::Application
  config.load_defaults "#{Rails::VERSION::MAJOR}.#{Rails::VERSION::MINOR}"
  config.eager_load = Rails.env.production?
  config.secret_key_base = ENV.fetch("SECRET_KEY_BASE", "of a demonstration alone")
  config.hosts.clear
  config.public_file_server.enabled = true
  config.logger = ActiveSupport::Logger.new($stderr)
  config.log_level = :warn

  config.flocktory.site_id = 1234
  config.flocktory.form = ENV["FORM"]
  config.flocktory.feed = ENV["FEED"] # the index of the shop's feed
  config.flocktory.base_url = "https://shop.example.ru/"

  config.content_security_policy do |policy|
    policy.default_src :none
    policy.base_uri :none
    policy.form_action :self
    policy.script_src :self
    policy.connect_src :self
    policy.style_src :self
    # The hosts that Flocktory's scripts need.
    Flocktory::Postcheckout.allow_in(policy)
  end
  # Turbo runs the scripts of the next page under the policy of the first, so a nonce lasts as long as the session.
  config.content_security_policy_nonce_generator = ->(request) { request.session[:nonce] ||= SecureRandom.base64(16) }
  config.content_security_policy_nonce_directives = %w[script-src style-src]
end
