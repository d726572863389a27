# frozen_string_literal: true

# The snippet as a string of Ruby's, in templates, and its problems.

require_relative "helper"
require "active_support"
require "active_support/cache"
require "active_support/core_ext/object/json"
require "active_support/core_ext/string/output_safety"
require "action_view"
require "erb"
require "tmpdir"
require "haml"
require "haml/rails_template"
require "slim"

class TestSnippet < Minitest::Test
  def test_a_frozen_string
    snippet = P.render(order)
    assert_kind_of String, snippet
    assert_predicate snippet, :frozen?
    assert_predicate snippet.problems, :frozen?
    assert_same snippet, snippet.to_s
    assert_equal "page #{snippet}", "page " + snippet
    assert_equal snippet, String.new(snippet)
    assert_raises(FrozenError) { snippet << "<b>" }
  end

  def test_what_was_changed_is_not_safe
    copy = P.render(order).dup << "<b>"
    refute_predicate copy, :html_safe?
    refute_predicate copy.freeze, :html_safe?
    refute_predicate (P.render(order).clone(freeze: false) << "<b>").freeze, :html_safe?
    refute_predicate (+P.render(order) << "<b>").freeze, :html_safe?
    refute_predicate -(P.render(order).dup << "<b>"), :html_safe?
    refute_predicate copied(copy), :html_safe?
    refute_predicate copied(copy).freeze, :html_safe?
    refute_predicate P.render(order) + "<b>", :html_safe?
    refute_predicate P.render(order)[0, 10], :html_safe?
    refute_predicate (P::Html.new("a").dup << "<b>"), :html_safe?
  end

  # Caches return copies: Rails 6.1's in memory `dup`, others what Marshal loads.
  def test_copies_are_safe
    [P.render(order), P.loader(1)].each do |html|
      [html.clone, html.dup, html.dup.dup, +html, html.clone(freeze: false), copied(html), copied(html.dup), copied(html).dup].each do |copy|
        assert_predicate copy, :html_safe?
        assert_equal [html, html.class], [copy, copy.class]
      end
    end
    Dir.mktmpdir do |folder|
      [ActiveSupport::Cache::MemoryStore.new, ActiveSupport::Cache::FileStore.new(folder)].each do |cache|
        2.times { assert_equal P.render(order), ERB::Util.html_escape(cache.fetch("order") { P.render(order) }) }
      end
    end
  end

  def test_parts
    [{}, { nonce: "abc" }, { once: true }, { form: "data" }, { form: "datalayer", nonce: "abc" }].each do |options|
      [order, [order], [order, order(id: "B")]].each do |given|
        snippet = P.render(given, **options)
        assert_equal snippet[%r{\A<script[^>]*>(.*)</script>\z}m, 1], snippet.body
        assert_equal "sha256-#{[Digest::SHA256.digest(snippet.body)].pack("m0")}", snippet.csp_hash
        payloads = JSON.parse(snippet.json)
        assert_equal given.size, payloads.size if given.is_a?(Array)
        assert_equal "A-77", (given.is_a?(Array) ? payloads[0] : payloads)["order"]["id"]
        assert_equal snippet.json, snippet.body if options[:form] == "data"
        assert_equal [String], [snippet.body, snippet.json, snippet.csp_hash].map(&:class).uniq
      end
    end
  end

  def test_templates_of_rails
    lookup = ActionView::LookupContext.new([])
    view = ActionView::Base.with_empty_template_cache.new(lookup, { snippet: P.render(order) }, nil)
    { erb: "<p><%= @snippet %></p>", haml: "%p= @snippet", slim: "p = @snippet" }.each do |handler, template|
      page = view.render(inline: template, type: handler)
      assert_equal "<p>#{P.render(order)}</p>", page.strip, handler
    end
    safe = view.safe_join([P.render(order), "<b>"])
    assert_equal "#{P.render(order)}&lt;b&gt;", safe
    assert_equal P.render(order), ERB::Util.html_escape(P.render(order))
  end

  def test_erb
    snippet = P.render(order)
    assert_equal "<p>#{snippet}</p>", ERB.new("<p><%= snippet %></p>").result(binding)
  end

  def test_copies_keep_their_parts
    snippet = P.render(order(user: { name: nil }))
    copy = copied(snippet)
    assert_equal [snippet.json, snippet.body, snippet.problems], [copy.json, copy.body, copy.problems]
    assert_equal snippet.json, snippet.dup.json
  end

  def copied(object)
    Marshal.load(Marshal.dump(object))
  end

  def test_problems
    snippet = P.render(order(user: { name: nil }, items: [item(titel: "a")]))
    name, key = snippet.problems
    assert_equal [:warning, :name_missing, "user.name", nil], name.to_h.values_at(:severity, :code, :path, :hint)
    assert_equal "warning name_missing: user.name is not given; an empty name is sent", name.to_s
    assert_equal "warning unknown_key: #{key.message} (did you mean `title`?)", key.to_s
    refute_predicate name, :error?
    assert_predicate P.check({})[0], :error?
    assert_predicate name, :frozen?
    assert_equal name, P.check(order(user: { name: nil }))[0]
    assert_equal "name_missing", JSON.parse(ActiveSupport::JSON.encode(name))["code"]
    case key
    in { severity: :warning, code: :unknown_key, path: } then assert_equal "order.items[0].titel", path
    end
  end
end
