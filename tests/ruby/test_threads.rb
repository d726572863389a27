# frozen_string_literal: true

# Threads, Ractors, forks, and the garbage collector at its worst.

require_relative "helper"

class TestThreads < Minitest::Test
  # Gives way to other threads, and to the collector, in the middle of a reading.
  Slow = Struct.new(:given) do
    def id
      Thread.pass
      given[:id].dup
    end

    def title
      "#{given[:title]}#{GC.start(full_mark: false) if rand < 0.05}"
    end
  end

  def orders
    Array.new(20) { |n| order(id: "A-#{n}", items: Array.new(n + 1) { |m| Slow.new(item(id: "#{n}-#{m}")) }) }
  end

  def test_threads
    expected = orders.map { |given| P.render(given) }
    threads = Array.new(8) { Thread.new { Array.new(30) { orders.map { |given| P.render(given) } }.uniq } }
    threads.each { |thread| assert_equal [expected], thread.value }
  end

  def test_one_order_in_many_threads
    shared = order(items: Array.new(50) { |n| item(id: n.to_s) })
    expected = P.render(shared)
    assert_equal [expected], Array.new(8) { Thread.new { Array.new(200) { P.render(shared) }.uniq } }.flat_map(&:value).uniq
  end

  def test_ractors
    expected = P.render(order)
    shared = Ractor.make_shareable(order)
    ractors = Array.new(4) do
      Ractor.new(shared) do |given|
        library = Flocktory::Postcheckout
        snippets = Array.new(500) { library.render(given) }.uniq
        problems = library.check({ "user" => { "nmae" => 1 } })
        refused = begin
          library.render({}, lang: "ru")
        rescue library::InvalidOrder => error
          error.problems.size
        end
        [snippets, snippets[0].json, problems, refused, library.loader(1), library.csp_sources]
      end
    end
    ractors.map(&:take).each do |snippets, json, problems, refused, *|
      assert_equal [[expected], expected.json, 4, 2], [snippets, json, problems.size, refused]
    end
    assert Ractor.shareable?(expected)
    assert Ractor.shareable?(P.check({}).freeze)
  end

  def test_forks
    expected = P.render(order)
    pids = Array.new(3) { fork { exit!(P.render(order) == expected) } }
    assert(pids.all? { |pid| Process.wait2(pid)[1].success? })
  end

  def test_a_collection_at_every_step
    given = order(user: { name: "Анна".encode("windows-1251") }, price: BigDecimal("1.5"), items: [item, Slow.new(item)].each,
                  extra: { a: [1r / 4, "Москва".b, 10**20] })
    expected = [P.render(given).json, P.check({}).map(&:to_h)]
    GC.stress = true
    under_stress = [P.render(given).json, P.check({}).map(&:to_h)]
    refused = assert_raises(P::InvalidOrder) { P.render({}, form: "data") }
    GC.stress = false
    assert_equal expected, under_stress
    assert_includes refused.message, "user"
  ensure
    GC.stress = false
  end

  def test_objects_that_move
    GC.auto_compact = true
    expected = orders.map { |given| P.render(given).json }
    moving = Array.new(5) do
      GC.compact
      orders.map do |given|
        given[:order][:items].last.define_singleton_method(:title) { GC.compact && super() }
        P.render(given).json
      end
    end
    assert_equal [expected], moving.uniq
    GC.verify_compaction_references(toward: :empty, double_heap: true) if GC.respond_to?(:verify_compaction_references)
    assert_equal expected, orders.map { |given| P.render(given).json }
  ensure
    GC.auto_compact = false
  end
end
