# frozen_string_literal: true

# Ruby's own types, and those of libraries, read in place.

require_relative "helper"
require "active_support"
require "active_support/time"
require "bigdecimal/util"
require "delegate"
require "money"
require "ostruct"
require "pathname"
require "set"
require "uri"

class TestTypes < Minitest::Test
  Item = Struct.new(:id, :title, :price)
  Checkout = Struct.new(:user, :order)

  # A record of an ORM: methods, of which some are not for us.
  class Record
    def initialize(**fields)
      @fields = fields
    end

    def respond_to_missing?(name, _private = false)
      @fields.key?(name)
    end

    def method_missing(name, *)
      @fields.fetch(name) { super }
    end

    private

    def title
      raise "private"
    end
  end

  # A cart that is walked.
  class Basket
    include Enumerable

    def initialize(items)
      @items = items
    end

    def each(&block)
      @items.each(&block)
    end

    # Not Ruby's own.
    def first
      @items.first
    end
  end

  def test_numbers_are_exact
    {
      "2999.99" => [BigDecimal("2999.99"), 299_999/100r, 2999.99, "2999,99", Rational("2999.99")],
      "0.1" => [BigDecimal("0.1"), 1/10r, 0.1, BigDecimal("1e-1")],
      "1000" => [1000, BigDecimal("1000.000"), 1000r, 1000.0, 1e3, "1000"],
      "100000000000000000" => [10**17, BigDecimal("1e17")],
      "1e+21" => [10**21, BigDecimal("1e21")]
    }.each do |written, given|
      given.each { |price| assert_includes P.render(order(price: price)).json, "\"price\":#{written},", price.inspect }
    end
  end

  def test_numbers_that_no_double_holds_are_refused
    [10**17 + 1, BigDecimal("1e17") + 1, Rational(2**64 + 1)].each do |price|
      assert_equal [[:number_not_exact, "order.price"]], reported(order(price: price)), price.inspect
    end
  end

  def test_fractions_of_too_many_digits_are_sent_as_the_nearest_float
    { "0.12345678901234568" => BigDecimal("0.12345678901234567891"), "333.3333333333333" => BigDecimal("1000").div(3, 28) }.each do |written, price|
      snippet = P.render(order(price: price))
      assert_includes snippet.json, "\"price\":#{written},"
      assert_equal [[:number_not_exact, "order.price"]], snippet.problems.map { |problem| [problem.code, problem.path] }
    end
  end

  def test_numbers_that_are_none
    [BigDecimal("NaN"), BigDecimal("Infinity"), Float::NAN, -Float::INFINITY].each do |price|
      assert_equal [[:number_not_finite, "order.price"]], reported(order(price: price)), price.inspect
    end
    assert_includes P.check(order(price: Rational(-1, 2))).first.message, "-5e-1"
    assert_equal [[:wrong_type, "order.price"]], reported(order(price: 1.0..2.0))
    [1/3r, Complex(1, 2)].each { |price| refute_empty P.check(order(price: price)).select(&:error?), price.inspect }
  end

  def test_money
    Money.rounding_mode = BigDecimal::ROUND_HALF_UP
    Money.locale_backend = nil
    assert_equal 2999.99, payload(order(price: Money.new(299_999, "RUB")))["order"]["price"]
    alike = Struct.new(:currency, :to_d).new("RUB", BigDecimal("10.5"))
    assert_equal 10.5, payload(order(price: alike))["order"]["price"]
  end

  def test_a_delegate_of_a_number_is_none
    # It would answer to_int with the kopecks cut off.
    assert_equal [[:wrong_type, "order.price"]], reported(order(price: SimpleDelegator.new(99.9)))
  end

  def test_texts
    buffer = Class.new(String).new("Кеды")
    chars = Struct.new(:to_str).new("Кеды")
    [buffer, chars, :Кеды, SimpleDelegator.new("Кеды")].each do |title|
      assert_equal "Кеды", payload(order(items: [item(title: title)]))["order"]["items"][0]["title"]
    end
  end

  def test_ids
    { 7 => "7", 2**70 => (2**70).to_s, :a => "a", "007" => "007" }.each do |id, sent|
      assert_equal sent, payload(order(id: id))["order"]["id"]
    end
  end

  def test_keys
    expected = payload(order)
    assert_equal expected, payload(JSON.parse(JSON.generate(order)))
    # Strings that are not the ones that Ruby keeps for keys.
    identical = {}.compare_by_identity
    order.each { |key, value| identical[key.to_s.dup] = value }
    assert_equal expected, payload(identical)
    mixed = order
    mixed["user"] = mixed.delete(:user)
    assert_equal expected, payload(mixed)
    assert_includes reported({ **order, "user" => {} }), [:duplicate_key, "user"]
    assert_equal [[:unknown_key, "1"]], reported(order.merge(1 => 2))
  end

  def test_hashes_alike
    [Class.new(Hash)[order], Struct.new(:to_hash).new(order), SimpleDelegator.new(order)].each do |given|
      assert_equal payload(order), payload(given)
    end
  end

  def test_structs
    items = [Item.new("777", "Кеды", 1000)]
    # Every Struct answers count, which is how many fields it has.
    assert_equal [{ "id" => "777", "title" => "Кеды", "price" => 1000 }], payload(order(items: items))["order"]["items"]
    counted = Struct.new(:id, :count, :method).new("777", 3, "card")
    assert_equal 3, payload(order(items: [counted]))["order"]["items"][0]["count"]
    assert_equal payload(order), payload(Checkout.new(*order.values_at(:user, :order)))
  end

  # Ruby 3.2.
  if defined?(Data.define)
    def test_data
      line = Data.define(:id, :title).new("777", "Кеды")
      assert_equal [{ "id" => "777", "title" => "Кеды" }], payload(order(items: [line]))["order"]["items"]
    end
  end

  def test_records
    records = [Record.new(id: "777", price: BigDecimal("1.5"), unknown: 1), OpenStruct.new(id: "778")]
    expected = [{ "id" => "777", "price" => 1.5 }, { "id" => "778" }]
    assert_equal expected, payload(order(items: records))["order"]["items"]
    paid = Record.new(id: "779", count: 2, method: "card")
    assert_equal 2, payload(order(items: [paid]))["order"]["items"][0]["count"]
    whole = Record.new(user: Record.new(**order[:user]), order: Record.new(**order[:order]), spot: :main)
    assert_equal payload(order).merge("spot" => "main"), payload(whole)
  end

  def test_lists
    expected = payload(order(items: [item, item(id: "778")]))
    items = [item, item(id: "778")]
    [items.each, items.lazy, Basket.new(items), Set.new(items), Struct.new(:to_ary).new(items)].each do |list|
      assert_equal expected, payload(order(items: list))
    end
    two = [order, order(id: "A-78")]
    assert_equal 2, payload(two.each).size
    assert_equal P.render(two), P.render(Basket.new(two))
  end

  def test_a_list_without_an_end
    endless = Enumerator.produce(item) { |last| last }
    assert_includes reported(order(items: endless)), [:too_many_items, "order.items"]
  end

  def test_what_no_field_takes
    assert_equal [[:wrong_type, "order.price"]], reported(order(price: Time.now))
    assert_equal "order.price must be a decimal number, got Time", P.check(order(price: Time.now))[0].message
    [nil, 1, "text", :symbol, Object.new, Object, BasicObject, -> {}, Time.now, true].each do |given|
      refute_empty P.check(given).select(&:error?), given.inspect
    end
    assert_equal "user.name must be text, got false; left out", P.check(order(user: { name: false }))[0].message
  end

  def test_an_object_that_is_hardly_one
    bare = BasicObject.new
    assert_equal [[:wrong_type, "order.price"]], reported(order(price: bare))
    assert_equal [:wrong_type], P.check(bare).map(&:code)
  end

  def test_extra
    extra = { city: "Москва", "deep" => [{ a: 1/4r }, nil, true, :b, 1.5], list: [1, 2].each }
    expected = { "city" => "Москва", "deep" => [{ "a" => 0.25 }, nil, true, "b", 1.5], "list" => [1, 2] }
    assert_equal expected, payload(order(extra: extra)).slice(*expected.keys)
    assert_equal [[:wrong_type, "extra.at"]], reported(order(extra: { at: Object.new }))
    endless = []
    endless << endless
    assert_includes reported(order(extra: { a: endless })).map(&:first), :too_deep
  end

  def test_times_in_extra
    time = Time.utc(2026, 11, 29, 12, 0, 1)
    times = { a: time, b: time.in_time_zone("Moscow"), c: [time.to_datetime], d: { e: time.to_date } }
    expected = { "a" => "2026-11-29T12:00:01Z", "b" => "2026-11-29T15:00:01+03:00", "c" => ["2026-11-29T12:00:01+00:00"],
                 "d" => { "e" => "2026-11-29" } }
    assert_equal expected, payload(order(extra: times)).slice(*expected.keys)
    times.each_value { |given| refute_empty reported(order(id: given)), given.inspect }
    assert_equal "order.price must be a decimal number, got ActiveSupport::TimeWithZone", P.check(order(price: times[:b]))[0].message
  end

  def test_addresses
    [URI("https://shop.ru/a.jpg"), Pathname("/a.jpg"), URI("/a.jpg")].each do |image|
      assert_equal "https://shop.ru/a.jpg", payload(order(items: [item(image: image)]), base_url: URI("https://shop.ru/"))["order"]["items"][0]["image"]
    end
    assert_equal "https://shop.ru", payload(order(extra: { at: URI("https://shop.ru") }))["at"]
  end

  def test_arguments
    assert_raises(ArgumentError) { P.render }
    assert_raises(ArgumentError) { P.render(order, {}) }
    assert_raises(ArgumentError) { P.render(**order) }
    assert_equal P.render(order), P.render(order, **{})
    assert_equal P.render(order), P.render(order, nonce: nil, once: nil, spot: " ", form: "")
    assert_equal P.render(order, form: "data"), P.render(order, form: :data)
    error = assert_raises(P::InvalidOrder) { P.render(order, nonse: "a") }
    assert_equal [:option_unknown, "options.nonse", "did you mean `nonce`?"], error.problems[0].to_h.values_at(:code, :path, :hint)
  end

  def test_loader
    assert_equal P.loader("1234"), P.loader(1234)
    assert_predicate P.loader(1234, nonce: "abc"), :html_safe?
    assert_raises(P::InvalidOrder) { P.loader(nil) }
  end

  def test_constants_and_policies
    assert_includes P::STATIC_FILE, "postcheckout"
    assert_equal P.csp_hash(P::STATIC_FILE), P.static_file_hash
    assert_equal 'no user +7***66\na***@shop.ru', P.scrub("no user +7 (999) 888-77-66\nanna@shop.ru")
    assert_includes P.csp_sources[:script_src], "https://api.flocktory.com"
    [P::VERSION, P::STATIC_FILE, P::STATIC_FILE_NAME].each { |text| assert_predicate text, :frozen? }
  end
end
