# frozen_string_literal: true

# config.flocktory when the app starts, and the tasks of rake.

require_relative "app"
require_relative "../feeds"
require "rake"
require "tempfile"

class TestSettings < PageTest
  include Feeds

  Settings = P::Rails::Settings

  def test_what_is_fine
    settings.update(site_id: 1234, form: :data, base_url: "https://shop.ru", country: "KZ", on_invalid: "log", enabled: false)
    Settings.check
    assert_empty log
  end

  # It may be an environment variable that is not set.
  def test_a_site_id_that_is_empty
    [nil, ""].each do |site_id|
      settings.site_id = site_id
      Settings.check
    end
    assert_empty log
    settings.delete(:site_id)
    Settings.check
    assert_includes log, "config.flocktory.site_id is not set"
  end

  def test_a_class_of_the_app_with_the_name_of_the_module
    settings.site_id = 7
    ActiveSupport::Dependencies.autoload_paths = [@folder]
    file("flocktory.rb", "module Flocktory; end")
    Settings.check
    file("flocktory.rb", "# The shop's own.\nclass Flocktory < Struct; end")
    message = assert_raises(P::Error) { Settings.check }.message
    assert_equal "#{@folder}/flocktory.rb defines a class with the name of this gem's module: rename it", message
  ensure
    ActiveSupport::Dependencies.autoload_paths = []
  end

  def test_what_is_not
    {
      { forn: "data" } => "did you mean `form`?",
      { form: "html" } => "options.form",
      { base_url: "shop.ru" } => "options.base_url",
      { site_id: "abc" } => "site_id",
      { on_invalid: :ignore } => "config.flocktory.on_invalid must be :raise or :log, got :ignore",
      { on_invalid: false } => "config.flocktory.on_invalid must be :raise or :log, got false",
      { enabled: "false" } => 'config.flocktory.enabled must be true or false, got "false"'
    }.each do |wrong, words|
      settings.replace(wrong)
      assert_includes assert_raises(P::Error) { Settings.check }.message, words
      Rails.env = "production"
      Settings.check
      assert_includes log, words
      Rails.env = "test"
    end
  end

  def test_the_task_that_checks
    tasks
    out, = capture_io { checked(JSON.generate(order)) }
    assert_match(/can be sent\.\Z/, out)
    out, err = capture_io { assert_raises(SystemExit) { checked('[{"user": {}}]') } }
    assert_includes out, "error order_missing: [0].order"
    assert_includes err, "can't be sent"
  end

  # Stored orders, of which each is made by its block.
  Stored = Struct.new(:id, :made) do
    def postcheckout = made.call
    alias_method :other, :postcheckout
    def to_param = "A-#{id}"
  end

  class Shop
    class << self
      attr_accessor :orders

      def completed = orders
      def find_each(&block) = orders.each(&block)
      def count = orders.size
    end
  end

  def test_the_task_that_checks_stored_orders
    tasks
    good = -> { order }
    Shop.orders = [good, -> { order(user: { name: nil }) }, *[-> { order(price: "5 руб.") }] * 7, good, -> { raise KeyError, "no +7 999 888-77-66" }]
                  .each.with_index(1).map { |made, id| Stored.new(id, made) }
    %w[TestSettings::Shop TestSettings::Shop.completed].each do |expression|
      out, err = capture_io { assert_raises(SystemExit) { run_task("flocktory:check", expression) } }
      first, *kinds = out.lines(chomp: true)
      assert_equal "11 orders: 3 can be sent, 8 would be refused", first
      ["7 orders, such as A-3, A-4, A-5, A-6, A-7: error price_invalid: order.price ", "1 order, such as A-2: warning name_missing: ",
       "1 order, such as A-11: KeyError: no +7***66 at #{__FILE__}:"].zip(kinds) { |words, kind| assert kind.start_with?(words), kind }
      assert_equal "The ids of their items were not compared with the feed: config.flocktory.feed is not set.", kinds.last
      assert_equal "8 of 11 orders can't be sent.\n", err
    end
    Shop.orders = [Stored.new(1, good)]
    out, = capture_io { run_task("flocktory:check", "TestSettings::Shop", "other") }
    assert_includes out, "1 can be sent, 0 would be refused"
    settings.feed = P::Feed.open(indexed("778"))
    out, = capture_io { run_task("flocktory:check", "TestSettings::Shop") }
    assert_match(/\A1 order: 1 can be sent, 0 would be refused\n1 order, such as A-1: warning feed_id_unknown: .*\n\z/, out)
  end

  def test_orders_that_are_not_there
    tasks
    { "NoSuchModel" => "uninitialized constant NoSuchModel", "TestSettings::Shop.no_scope" => "undefined method `no_scope'",
      "orders.json" => "wrong constant name orders" }.each do |given, words|
      _, err = capture_io { assert_raises(SystemExit) { run_task("flocktory:check", given) } }
      assert_includes err, "#{given} is neither a file nor a model: #{words}"
    end
    _, err = capture_io { assert_raises(SystemExit) { run_task("flocktory:check") } }
    assert_includes err, "Which orders?"
  end

  def test_progress
    require "flocktory/postcheckout/rails/stored_orders"
    terminal = StringIO.new.tap { |io| def io.tty? = true }
    stored = P::Rails::StoredOrders.new([Stored.new(1, -> { order })] * 3, :postcheckout, {}, terminal: terminal).check
    assert_equal "\r1 of 3\r", terminal.string
    assert_equal [3, 0, "3 orders: 3 can be sent, 0 would be refused"], [stored.total, stored.refused, stored.to_s]
  end

  def test_the_feed
    index = File.join(@folder, "feed.idx")
    settings.feed = index
    # An index that is not made yet: a warning, and orders are sent.
    Settings.check
    assert_match(/config.flocktory.feed: .*feed.idx: No such file/, log)
    assert_includes page(order), "</script>"
    assert_includes log, "feed_unreadable"

    tasks
    path = file("feed.xml", feed("778"))
    out, = capture_io { run_task("flocktory:feed:index", path) }
    assert_equal "#{index}: 1 offers, #{File.size(index)} bytes\n", out
    Settings.check
    assert_instance_of P::Feed, settings.feed
    App::LOG.reopen(+"")
    assert_includes page(order), "</script>"
    assert_includes log, "feed_id_unknown"
    out, = capture_io { run_task("flocktory:feed:index", path) }
    assert_includes out, index

    half = file("half.xml", feed("778")[0..-50])
    _, err = capture_io { assert_raises(SystemExit) { run_task("flocktory:feed:index", half) } }
    assert_includes err, "half.xml: parts of it cannot be read"
    settings.delete(:feed)
    _, err = capture_io { assert_raises(SystemExit) { run_task("flocktory:feed:index", path) } }
    assert_includes err, "Which index?"
  end

  private

  def tasks
    Rake::Task.clear
    App.load_tasks
    Rake::Task.define_task(:environment)
  end

  def run_task(name, *arguments)
    Rake::Task[name].tap(&:reenable).invoke(*arguments)
  end

  def checked(json)
    Tempfile.create("order") do |file|
      file.write(json)
      file.close
      run_task("flocktory:check", file.path)
    end
  end
end
