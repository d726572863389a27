# frozen_string_literal: true

# The container for Google Tag Manager is the command's, byte for byte.

require_relative "helper"
require "open3"

class TestGtm < Minitest::Test
  def test_the_container
    {
      {} => [],
      { source: "ga4", site_id: 1839, once: true } => %w[--source=ga4 --site-id=1839 --once],
      { source: :classic, event: %w[purchase заказ], prefix: "Магазин", lang: "ru" } =>
        %w[--source=classic --event=purchase --event=заказ --prefix=Магазин --lang=ru],
      { source: "ga4", page_path: "/thanks", compare: "contains", nonce: { cookie: "n" } } =>
        ["--source=ga4", "--page-path=/thanks", "--compare=contains", '--nonce={"cookie":"n"}']
    }.each do |options, arguments|
      out, error, status = Open3.capture3(ENV.fetch("COMMAND"), "gtm", "container", *arguments)
      assert_predicate status, :success?, error
      assert_equal out.force_encoding("UTF-8"), P.gtm_container(**options)
    end
    assert_equal P.gtm_container(prefix: "Магазин"), P.gtm_container(prefix: "Магазин".encode("windows-1251"))
  end

  def test_refused_options
    [{ sourse: "ga4" }, { source: "ga5" }, { source: "globals" }, { source: "ga4", mapping: 1 }, { event: "{{x}}" }].each do |options|
      error = assert_raises(P::InvalidOrder) { P.gtm_container(**options) }
      assert error.problems[0].path.start_with?("options."), error.message
    end
    assert_includes assert_raises(P::InvalidOrder) { P.gtm_container(sourse: 1, lang: "ru") }.message, "такой опции нет"
    assert_raises(ArgumentError) { P.gtm_container({}) }
    failing = Object.new.tap { |object| def object.to_str = raise(IOError, "gone") }
    assert_raises(IOError) { P.gtm_container(event: failing) }
  end
end
