# frozen_string_literal: true

# Objects that fail while they are read: the exception reaches the caller unchanged, and no wrong order is sent.

require_relative "helper"

class TestFailures < Minitest::Test
  # Answers with the block, whichever of its methods is called.
  class Failing
    def initialize(*names, &block)
      names.each { |name| define_singleton_method(name) { |*| block.call } }
    end
  end

  BOOM = RuntimeError.new("boom")

  def places(&block)
    {
      "order.price" => order.then { |given| { **given, order: Failing.new(:id, :price, :items, &block) } },
      "items, each" => order(items: Failing.new(:each, :first, :to_ary, &block)),
      "items, enumerated" => order(items: Enumerator.new { |items| [items << item, block.call] }),
      "an item" => order(items: [Failing.new(:title, &block)]),
      "to_str" => order(items: [item(title: Failing.new(:to_str, &block))]),
      "to_hash" => order.merge(user: Failing.new(:to_hash, &block)),
      "to_d" => order(price: Failing.new(:to_d, :currency, &block)),
      "respond_to?" => order(price: Failing.new(:respond_to?, &block)),
      "extra" => order(extra: { a: [Failing.new(:to_str, &block)] }),
      "the whole" => Failing.new(:user, :order, &block)
    }
  end

  def test_exceptions_reach_the_caller_as_they_are
    places { raise BOOM }.each do |place, given|
      [P.method(:render), P.method(:check)].each do |function|
        assert_same BOOM, assert_raises(RuntimeError, place) { function.call(given) }, place
      end
    end
    assert_same BOOM, assert_raises(RuntimeError) { P.render(order, spot: Failing.new(:to_str) { raise BOOM }) }
    assert_same BOOM, assert_raises(RuntimeError) { P.loader(Failing.new(:to_s) { raise BOOM }) }
  end

  # The reader's own object lacks a method, which is not the same as a missing field.
  def test_a_reader_that_calls_what_is_not_there
    [-> { nil.name }, -> { no_such_name }, -> { Object.const_get(:NoSuchName) }].each do |failing|
      places(&failing).each { |place, given| assert_kind_of NameError, assert_raises(NameError, place) { P.render(given) } }
      user = Failing.new(:email, &failing)
      user.define_singleton_method(:phone) { "+7 999 888-77-66" }
      assert_raises(NameError) { P.render(order.merge(user: user)) }
      assert_raises(NameError) { P.render(order(items: [Struct.new(:id, :title).new("1").tap { |one| one.define_singleton_method(:title, &failing) }])) }
    end
  end

  def test_the_first_one_counts_and_nothing_is_read_after_it
    calls = 0
    failing = Failing.new(:id, :title, :price) { raise "number #{calls += 1}" }
    error = assert_raises(RuntimeError) { P.render(order(items: [failing, failing])) }
    assert_equal ["number 1", 1], [error.message, calls]
  end

  def test_what_is_no_standard_error
    [NotImplementedError, Interrupt, SystemExit, NoMemoryError, SystemStackError].each do |error|
      places { raise error }.each { |place, given| assert_raises(error, place) { P.render(given) } }
    end
  end

  def test_throw_goes_where_it_goes
    places { throw :done, 7 }.each { |place, given| assert_equal 7, catch(:done) { P.render(given) }, place }
  end

  def test_a_stack_without_an_end
    def self.deeper
      deeper
    end
    assert_raises(SystemStackError) { P.render(order(price: Failing.new(:to_str) { deeper })) }
    assert_equal payload(order), payload(order)
  end

  def test_a_thread_that_is_killed_while_it_reads
    thread = Thread.new { P.render(order(price: Failing.new(:to_str) { sleep })) }
    Thread.pass until thread.stop?
    thread.kill.join(5)
    refute_predicate thread, :alive?
  end

  def test_an_order_that_changes_while_it_is_read
    given = order
    given[:order][:items] = [
      Failing.new(:id) { given[:order][:items].clear.then { GC.start || "1" } },
      *Array.new(100) { |n| item(id: n.to_s) }
    ]
    assert_equal ["1"], payload(given)["order"]["items"].map { |one| one["id"] }

    growing = order
    growing[:user] = Failing.new(:email) { growing[:late] = 1 }
    assert_match(/during iteration/, assert_raises(RuntimeError) { P.render(growing) }.message)

    shrinking = order
    shrinking[:user] = Failing.new(:email) { shrinking.replace({}).then { "a@shop.ru" } }
    # Freed values are not read.
    assert_raises(P::InvalidOrder, RuntimeError) { P.render(shrinking) }
  end

  def test_texts_that_change_after_they_were_read
    title = +"Кеды " * 50
    items = [item(title: title), Failing.new(:id) { title.replace("x" * 5000).then { GC.start || "2" } }]
    assert_equal "Кеды " * 50, payload(order(items: items))["order"]["items"][0]["title"]
  end

  def test_answers_that_are_not_what_was_asked_for
    [nil, 1, Object.new].each do |answer|
      %i[to_str to_hash to_ary].each { |name| refute_empty reported(order(price: Failing.new(name) { answer })) }
    end
    null = Class.new(BasicObject) { define_method(:respond_to?) { |*| true } && define_method(:method_missing) { |*| self } }.new
    assert_raises(TypeError, NoMethodError, P::InvalidOrder) { P.render(null) }
  end

  # A failure of the extension itself, which no known input causes.
  def test_errors
    assert_operator P::InvalidOrder, :<, P::Error
    assert_operator P::Error, :<, StandardError
    error = assert_raises(P::InvalidOrder) { P.render({}) }
    assert_predicate error.problems, :frozen?
    assert_equal error.problems.join("; "), error.message
  end
end
