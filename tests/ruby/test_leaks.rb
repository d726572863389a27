# frozen_string_literal: true

# Memory does not grow, whether orders are valid or not.

require_relative "helper"
require "tmpdir"

class TestLeaks < Minitest::Test
  RENDERS = 1_000_000
  # A leak of one byte for each call makes as much.
  SLACK = 4 << 20

  class Failing
    def id
      raise "no such column"
    end
  end

  def test_renders
    given = order(items: Array.new(3) { |n| item(id: n.to_s) })
    assert_flat(RENDERS) { P.render(given, nonce: "abc") }
  end

  def test_problems
    assert_flat(RENDERS / 10) { P.check({ "user" => { "nmae" => 1 }, extra: { a: ["Москва".b, 2**70] } }) }
  end

  def test_failures
    failing = order(items: [item, Failing.new])
    assert_flat(RENDERS / 10) { assert_raises(RuntimeError) { P.render(failing) } }
    assert_flat(RENDERS / 10) { assert_raises(P::InvalidOrder) { P.render({}) } }
    assert_flat(RENDERS / 10) { catch(:done) { P.render(order(items: Enumerator.new { throw :done })) } }
  end

  def test_feeds_and_containers
    Dir.mktmpdir do |folder|
      File.write("#{folder}/feed.xml", '<yml_catalog date="2026-11-25"><shop><offers><offer id="A"/></offers></shop></yml_catalog>')
      index = proc { P::Feed.index("#{folder}/feed.xml", "#{folder}/feed.idx") }
      index.call
      feed = P::Feed.open("#{folder}/feed.idx")
      assert_flat(RENDERS / 10) { P.check(order(items: [item(id: "a")]), feed: feed) }
      assert_flat(RENDERS / 20) { [P::Feed.open(feed.path), P.check(order, feed: feed.path)] }
      assert_flat(RENDERS / 20) { assert_raises(P::FeedError) { P::Feed.open("/") } }
      assert_flat(RENDERS / 50) { P.gtm_container(source: "ga4") }
      assert_flat(RENDERS / 200, &index)
    end
  end

  private

  def assert_flat(times, &block)
    (times / 5).times(&block)
    grown = 0
    # A leak grows each time; what malloc keeps for later does not.
    is_flat = 3.times.any? do
      before = resident
      times.times(&block)
      grown = resident - before
      grown < SLACK
    end
    assert is_flat, "#{grown} bytes more each time"
  end

  # Bytes of memory of this process.
  def resident
    GC.start
    File.read("/proc/self/statm").split[1].to_i * 4096
  end
end
