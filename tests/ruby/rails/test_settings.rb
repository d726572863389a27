# frozen_string_literal: true

# config.flocktory when the app starts, and the tasks of rake.

require_relative "app"
require "rake"
require "tempfile"

class TestSettings < PageTest
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
      { on_invalid: :ignore } => "config.flocktory.on_invalid must be :raise or :log, got :ignore"
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
    App.load_tasks
    Rake::Task.define_task(:environment)
    out, = capture_io { checked(JSON.generate(order)) }
    assert_match(/can be sent\.\Z/, out)
    out, err = capture_io { assert_raises(SystemExit) { checked('[{"user": {}}]') } }
    assert_includes out, "error order_missing: [0].order"
    assert_includes err, "can't be sent"
  end

  private

  def checked(json)
    Tempfile.create("order") do |file|
      file.write(json)
      file.close
      task = Rake::Task["flocktory:check"]
      task.reenable
      task.invoke(file.path)
    end
  end
end
