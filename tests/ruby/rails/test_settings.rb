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
