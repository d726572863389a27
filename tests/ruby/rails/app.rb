# frozen_string_literal: true

# The smallest Rails app: one page, whose template each test sets.

ENV["RAILS_ENV"] = "test"
require "logger"
require "rails"
require "action_controller/railtie"
require "action_view/railtie"
require "flocktory/postcheckout"
require "rack/test"
require "stringio"
require_relative "../helper"

class App < Rails::Application
  LOG = StringIO.new

  config.load_defaults "#{Rails::VERSION::MAJOR}.#{Rails::VERSION::MINOR}"
  config.eager_load = false
  config.secret_key_base = "secret"
  config.hosts.clear
  config.logger = Logger.new(LOG)
  config.log_level = :warn
  config.action_dispatch.show_exceptions = Rails.gem_version >= Gem::Version.new("7.1") ? :none : false
  config.consider_all_requests_local = true
  config.action_controller.perform_caching = false
  config.i18n.available_locales = %i[en ru de pt-BR]
  config.content_security_policy { |policy| policy.script_src :self }
  config.content_security_policy_nonce_generator = ->(_) { "bm9uY2U=" }
  routes.append { match "/", to: "page#show", via: %i[get post] }
end

class PageController < ActionController::Base
  cattr_accessor :template, :order
  protect_from_forgery with: :null_session

  def show
    @order = Proc === order ? order.call(params) : order
    render inline: template
  end
end

App.initialize!

# A test of the page, with the default settings.
class PageTest < Minitest::Test
  include Rack::Test::Methods

  TAG = "<h1>Thanks</h1><%= flocktory_postcheckout_tag(@order) %><p>after</p>"
  EMPTY = "<h1>Thanks</h1><p>after</p>"

  def app
    App
  end

  def setup
    @settings = settings.dup
    @events = []
    @subscriber = ActiveSupport::Notifications.subscribe("invalid.flocktory") { |event| @events << event }
    App::LOG.reopen(+"")
  end

  def teardown
    settings.replace(@settings)
    App.config.consider_all_requests_local = true
    ActiveSupport::Notifications.unsubscribe(@subscriber)
    Rails.env = "test"
    Rails.logger = App.config.logger
    I18n.locale = :en
  end

  def settings
    App.config.flocktory
  end

  def log
    App::LOG.string
  end

  def page(order = nil, template = TAG)
    PageController.order = order
    PageController.template = template
    get("/").body
  end
end
