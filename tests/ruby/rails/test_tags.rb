# frozen_string_literal: true

# The output of the helpers, and pages on which they fail.

require_relative "app"
require "active_support/cache"
require "delegate"
require "flocktory/postcheckout/minitest"

class TestTags < PageTest
  # Ruby's own exceptions, and one that is not a StandardError.
  FAILURES = [RuntimeError, NoMethodError, NotImplementedError, LoadError, SystemStackError, Encoding::UndefinedConversionError].freeze

  STORE = ActiveSupport::Cache::MemoryStore.new

  def failing(error)
    Object.new.tap { |object| object.define_singleton_method(:user) { raise error, "no such column" } }
  end

  def test_the_snippet
    html = page(order)
    assert_equal EMPTY.sub("</h1>") { "</h1>#{P.render(order, nonce: "bm9uY2U=", once: true)}" }, html
    assert_includes last_response.headers["Content-Security-Policy"], "'nonce-bm9uY2U='"
    assert_flocktory_postcheckout html, order: { id: "A-77" }
    assert_empty log
  end

  def test_options_of_the_tag_and_of_the_settings
    settings.spot = "all"
    settings.once = false
    assert_includes page(order), P.render(order, nonce: "bm9uY2U=", spot: "all")
    own = page(order, "<%= flocktory_postcheckout_tag @order, spot: :own, once: true, nonce: nil %>")
    assert_equal P.render(order, spot: "own", once: true), own
  end

  def test_an_order_without_braces
    html = page(order, "<%= flocktory_postcheckout_tag(user: @order[:user], order: @order[:order]) %>")
    assert_equal P.render(order, nonce: "bm9uY2U=", once: true), html
    Rails.env = "production"
    assert_equal "", page(order, "<%= flocktory_postcheckout_tag(nil, **@order) %>")
    page(order, "<%= flocktory_postcheckout_tag(user: 5) %>")
    assert_equal({ user: 5 }, @events.last.payload[:order])
  end

  def test_a_block
    assert_flocktory_postcheckout page(order, "<%= flocktory_postcheckout_tag { @order } %>")
    settings.on_invalid = :log
    assert_equal "<p></p>", page(nil, "<p><%= flocktory_postcheckout_tag { @order.no_such_method } %></p>")
    assert_includes log, "NoMethodError"
  end

  def test_the_loader
    assert_equal P.loader(7, nonce: "bm9uY2U="), page(nil, "<%= flocktory_loader_tag 7 %>")
    settings.site_id = 1234
    assert_equal P.loader(1234, nonce: "bm9uY2U="), page(nil, "<%= flocktory_loader_tag %>")
  end

  def test_no_loader_without_a_site
    [nil, "", " "].each do |site_id|
      settings.site_id = site_id
      assert_equal "", page(nil, "<%= flocktory_loader_tag %>")
    end
    assert_empty log
  end

  # It is on every page.
  def test_the_loader_never_raises
    settings.on_invalid = :raise
    assert_equal "", page(nil, "<%= flocktory_loader_tag 'abc' %>")
    assert_includes log, "No Flocktory loader: Flocktory::Postcheckout::InvalidOrder"
    assert_equal 1, @events.size
  end

  def test_wrong_options_do_not_cost_the_order
    Rails.env = "production"
    settings.update(base_url: "shop.ru", forn: "data", site_id: 7)
    expected = P.render(order, nonce: "bm9uY2U=", once: true)
        assert_equal EMPTY.sub("</h1>") { "</h1>#{expected}" }, page(order)
    assert_includes log, "without the options base_url, forn: error option_unknown: options.forn"
    assert_equal P.loader(7, nonce: "bm9uY2U="), page(nil, "<%= flocktory_loader_tag %>")
    assert_equal expected, page(order, "<%= flocktory_postcheckout_tag @order, once: 5 %>")
    # The block runs once.
    assert_equal "#{expected}1", page(order, "<%= flocktory_postcheckout_tag { @calls = @calls.to_i + 1; @order } %><%= @calls %>")
    assert_empty @events
    assert_equal EMPTY, page({})
    settings.strict = true
    assert_equal EMPTY, page(order)
    settings.delete(:strict)
    Rails.env = "test"
    assert_raises(ActionView::Template::Error) { page(order) }
  end

  def test_disabled
    settings.enabled = false
    assert_equal EMPTY, page(failing(RuntimeError))
    assert_equal "", page(nil, "<%= flocktory_loader_tag %>")
    assert_empty @events
    assert_empty log
  end

  def test_where_people_develop_and_test_it_raises
    %w[test development].each do |env|
      Rails.env = env
      assert_kind_of P::InvalidOrder, assert_raises(ActionView::Template::Error) { page({}) }.cause
      FAILURES.each do |error|
        # Rails wraps a StandardError.
        raised = assert_raises(ActionView::Template::Error, error) { page(failing(error)) }
        assert_equal [error], [raised, raised.cause].map(&:class) & [error]
      end
    end
    settings.on_invalid = "log"
    assert_equal EMPTY, page({})
  end

  def test_where_errors_are_not_displayed_nothing_is_raised
    App.config.consider_all_requests_local = false
    assert_equal EMPTY, page({})
    Rails.env = "staging"
    App.config.consider_all_requests_local = true
    assert_equal EMPTY, page({})
  end

  def test_in_production_it_prints_nothing
    Rails.env = "production"
    assert_equal EMPTY, page({})
    FAILURES.each { |error| assert_equal EMPTY, page(failing(error)), error }
    assert_equal EMPTY, page(BasicObject.new)
    settings.on_invalid = "raise"
    assert_raises(ActionView::Template::Error) { page({}) }
  end

  def test_what_is_logged_and_sent
    Rails.env = "production"
    bad = order(user: { email: "anna.ivanova@shop" })
    page(bad)
    assert_includes log, "No Flocktory postcheckout: Flocktory::Postcheckout::InvalidOrder: "
    assert_includes log, "user.email"
    refute_includes log, "anna.ivanova"
    assert_equal [bad, P.check(bad)], @events[0].payload.values_at(:order, :problems)
    page(failing(RuntimeError))
    assert_equal [RuntimeError, []], [@events[1].payload[:error].class, @events[1].payload[:problems]]
    assert_equal 2, @events.size
  end

  # Rails 7 and later.
  def test_the_reporter_of_errors
    reported = []
    subscriber = Object.new
    subscriber.define_singleton_method(:report) { |error, handled:, severity:, **| reported << [error, severity] if handled }
    is_missing = !Rails.respond_to?(:error)
    is_missing ? Rails.define_singleton_method(:error) { subscriber } : Rails.error.subscribe(subscriber)
    assert_raises(ActionView::Template::Error) { page({}) }
    assert_empty reported
    Rails.env = "production"
    page({})
    assert_equal [[@events.last.payload[:error], :error]], reported
    subscriber.define_singleton_method(:report) { |*, **| raise "subscriber" }
    assert_equal EMPTY, page({})
  ensure
    is_missing ? Rails.singleton_class.remove_method(:error) : Rails.error.unsubscribe(subscriber)
  end

  def test_the_text_of_an_error_is_scrubbed
    Rails.env = "production"
    order = Object.new
    def order.user = raise(KeyError, "no +7 (999) 888-77-66\nanna.ivanova@shop.ru")
    page(order)
    page(order, "<%= flocktory_postcheckout_tag(@order.user) %>") rescue nil
    Flocktory::Postcheckout::Rails::Guard.call("test") { order.user }
    lines = log.lines.grep(/No Flocktory/)
    assert_includes lines.last, 'No Flocktory test: KeyError: no +7***66\na***@shop.ru at '
    assert_match(/test_tags\.rb:\d+:in /, lines.last)
    refute_match(/8887|888-77|ivanova/, lines.join)
  end

  def test_warnings_are_logged
    assert_flocktory_postcheckout page(order(user: { name: nil })), user: { email: "anna@shop.ru", name: "" }
    assert_includes log, "Flocktory postcheckout: warning name_missing: user.name"
  end

  def test_a_subscriber_or_a_logger_that_fails
    Rails.env = "production"
    ActiveSupport::Notifications.subscribed(->(*) { raise "subscriber" }, "invalid.flocktory") { assert_equal EMPTY, page({}) }
    Rails.logger = SimpleDelegator.new(Rails.logger).tap { |logger| def logger.error(*) = raise("logger") }
    assert_equal EMPTY, page({})
    assert_equal 2, @events.size
    Rails.logger = SimpleDelegator.new(Rails.logger).tap { |logger| def logger.warn(*) = raise("logger") }
    assert_flocktory_postcheckout page(order.merge(spott: 1)), order: { id: "A-77" }
  end

  def test_what_views_do_with_markup
    html = P.render(order, nonce: "bm9uY2U=", once: true)
    loader = P.loader(1, nonce: "bm9uY2U=")
    assert_equal loader + html, page(order, "<%= flocktory_loader_tag(1) + flocktory_postcheckout_tag(@order) %>")
    2.times { assert_equal html, page(order, "<%= TestTags::STORE.fetch('tag') { flocktory_postcheckout_tag(@order) } %>") }
  end

  def test_a_cached_fragment_would_keep_the_nonce
    html = P.render(order, nonce: "bm9uY2U=", once: true)
    cached = "<% cache 'thanks' do %><%= flocktory_postcheckout_tag(@order) %><% end %>"
    assert_equal html, page(order, cached)
    assert_empty log
    PageController.perform_caching = true
    PageController.cache_store = ActiveSupport::Cache::MemoryStore.new
    settings.on_invalid = :log
    assert_equal html, page(order, cached)
    assert_includes log, "a cached fragment has the nonce of one response"
    App::LOG.reopen(+"")
    assert_equal html, page(order, cached)
    page(order, "<% cache 'other' do %>1<% end %><%= flocktory_postcheckout_tag(@order) %>")
    page(order, "<% cache 'third' do %><%= flocktory_postcheckout_tag(@order, nonce: nil) %><% end %>")
    page(order, "<% cache 'fourth' do %><%= flocktory_postcheckout_tag(@order, form: 'data') %><% end %>")
    assert_empty log
    # Rails 7 has an exception for it. The loader raises none.
    settings.on_invalid = :raise
    failing = -> { page(order, cached.sub("thanks", "fifth")) }
    ActionView::Base.method_defined?(:uncacheable!) ? assert_raises(ActionView::Template::Error, &failing) : failing.call
    App::LOG.reopen(+"")
    page(nil, "<% cache 'sixth' do %><%= flocktory_loader_tag(1) %><% end %>")
    assert_includes log, "a cached fragment has the nonce of one response"
  ensure
    PageController.perform_caching = false
  end

  def test_the_language_of_problems
    { ru: "не передан", de: "missing", "pt-BR": "missing" }.each do |locale, words|
      I18n.locale = locale
      error = assert_raises(ActionView::Template::Error) { page({}) }.cause
      assert_equal P.check({}, lang: locale == :ru ? "ru" : "en"), error.problems, words
    end
    settings.lang = "ru"
    I18n.locale = :en
    assert_equal P.check({}, lang: "ru"), assert_raises(ActionView::Template::Error) { page({}) }.cause.problems
  end

  def test_a_block_of_data_brings_the_static_file
    settings.form = "data"
    html = page(order)
    block = P.render(order, form: "data", once: true, nonce: "bm9uY2U=")
    file = %(<script src="/javascripts/flocktory-postcheckout.js" defer="defer" integrity="#{P.static_file_hash}" nonce="bm9uY2U="></script>)
    assert_equal EMPTY.sub("</h1>") { "</h1>#{block}#{file}" }, html
    assert_flocktory_postcheckout html, order: { items: [{ id: 777, count: 2 }] }
  end

  def test_parameters
    permitted = ->(params) { { **order, user: params.require(:user).permit(:name, :email) } }
    refused = ->(params) { { **order, user: params[:user] } }
    PageController.template = TAG
    PageController.order = permitted
    post "/", user: { name: "Анна", email: "anna@shop.ru", admin: "1" }
    assert_flocktory_postcheckout last_response.body, user: { name: "Анна", email: "anna@shop.ru" }
    PageController.order = refused
    error = assert_raises(ActionView::Template::Error) { post "/", user: { name: "Анна" } }.cause
    assert_equal 'error unreadable: user could not be read: "unable to convert unpermitted parameters…"', error.message.split("; ")[0]
  end

  def test_mail_has_no_nonce
    mail = Class.new(ActionView::Base.with_empty_template_cache) { undef_method :content_security_policy_nonce rescue NameError }
    view = mail.new(ActionView::LookupContext.new([]), {}, nil)
    assert_equal P.render(order, once: true), view.flocktory_postcheckout_tag(order)
  end
end
