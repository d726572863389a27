# frozen_string_literal: true

# Replays tests/cases, the contract that every language keeps: see tests/README.md.

require_relative "helper"

class TestCases < Minitest::Test
  Dir[File.expand_path("../cases/*.json", __dir__)].sort.each do |path|
    text = File.read(path, encoding: "UTF-8")
    JSON.parse(text).zip(JSON.parse(text, symbolize_names: true)) do |one, symbols|
      # JSON text is for the entry points that take it.
      next if one.key?("text") || one.key?("base64")

      define_method("test_#{File.basename(path, ".json")}: #{one["name"]}") do
        replay(one, one["input"], symbols[:options] || {})
        replay(one, symbols[:input], symbols[:options] || {}) if one.key?("input")
      end
    end
  end

  private

  def replay(one, input, options)
    return assert_raises(TypeError) { P.render(input, **options) } unless options.is_a?(Hash)

    begin
      result = one.key?("loader") ? P.loader(one["loader"], **options) : P.render(input, **options)
    rescue P::InvalidOrder => error
      refute one.key?("html"), error.message
      assert_equal error.message, error.problems.join("; ")
      problems = error.problems
    else
      assert_equal one["html"], result.to_str
      problems = []
      if result.is_a?(P::Snippet)
        assert_equal one["json"], result.json
        assert_equal result[%r{\A<script[^>]*>(.*)</script>\z}m, 1], result.body
        problems = result.problems
      end
    end
    assert_equal one["problems"], problems.map { |problem| as_told(problem) }
    assert_equal problems, checked(input, options) if one.key?("input")
  end

  # Options that can't be read are reported alone, and raised.
  def checked(input, options)
    P.check(input, **options)
  rescue P::InvalidOrder => error
    error.problems
  end

  def as_told(problem)
    problem.to_h.compact.to_h { |name, field| [name.to_s, field.to_s] }
  end
end
