# frozen_string_literal: true

# Rows of a database and queries, of ActiveRecord and of Sequel.

require_relative "helper"
require "active_record"
require "delegate"
require "sequel"

ActiveRecord::Base.establish_connection(adapter: "sqlite3", database: ":memory:")
ActiveRecord::Schema.verbose = false
ActiveRecord::Schema.define do
  create_table :lines do |t|
    t.string :sku
    t.string :title
  end
  create_table :products, id: false do |t|
    t.string :sku, primary_key: true
  end
  create_table :legacies, primary_key: "number"
  create_table :people do |t|
    t.string :email
    t.string :name
    t.text :extra
  end
end

SEQUEL = Sequel.sqlite
SEQUEL.create_table :lines do
  primary_key :id
  String :sku
  String :title
end
SEQUEL.create_table :pairs do
  Integer :a
  Integer :b
  primary_key %i[a b]
end

class TestRows < Minitest::Test
  class Line < ActiveRecord::Base; end

  # With the id of the feed.
  class Offer < ActiveRecord::Base
    self.table_name = "lines"
    def id = sku
  end

  class Product < ActiveRecord::Base; end
  class Legacy < ActiveRecord::Base; end

  class Client < ActiveRecord::Base
    self.table_name = "people"
  end

  class ShippingAddress < Client; end

  class Row < Sequel::Model(SEQUEL[:lines]); end

  # With its own readers.
  class Own < Sequel::Model(SEQUEL[:lines])
    def id = sku
    def title = "own #{super}"
  end

  class Pair < Sequel::Model(SEQUEL[:pairs]); end

  LINES = Array.new(2) { |n| Line.create!(sku: "mug-#{n}", title: "Mug") && Row.create(sku: "mug-#{n}", title: "Mug") }

  def items(given)
    payload(order(items: given))["order"]["items"]
  end

  # The classes of rows whose keys are reported.
  def keys_in(*given)
    P.check(order(items: given)).select { |problem| problem.code == :id_of_row }.map { |problem| problem.message[/class [\w:]+/] }
  end

  def test_keys_of_rows
    key = "class TestRows::"
    assert_equal ["#{key}Line", "#{key}Row"], keys_in(Line.first, Row.first)
    assert_equal ["#{key}Line"], keys_in(SimpleDelegator.new(Line.first))
    assert_equal ["#{key}Legacy"], keys_in(Legacy.create!)
    assert_equal %w[1 2], items(Line.order(:id)).map { |item| item["id"] }
  end

  def test_ids_that_are_none
    presenter = Class.new(SimpleDelegator) { def id = sku }.new(Line.first)
    assert_empty keys_in(Offer.first, Own.first, presenter, { id: Line.first.id }, Pair.new)
    assert_empty keys_in(Product.create! { |row| row.sku = "mug" })
    assert_equal ["mug-0"], [items([presenter])[0]["id"]]
    # Of a class that says so, not of an object.
    assert_empty keys_in(Struct.new(:id, :primary_key).new(1, "id"))
  end

  def test_customers
    assert_empty P.check(order.merge(user: Client.new(id: 5, email: "anna@shop.ru", name: "Anna")))
    assert_equal [[:warning, :id_of_row]], severities(Client.new(id: 5, name: "Anna"))
    assert_equal [[:error, :id_of_row]], severities(ShippingAddress.new(id: 5, name: "Anna"))
    assert_empty severities(ShippingAddress.new(id: 5, name: "Anna", email: "anna@shop.ru"))
  end

  # Only a map publishes it.
  def test_a_column_with_the_name_of_extra
    person = Client.new(email: "anna@shop.ru", name: "Anna", extra: "secret")
    assert_equal [[:warning, :extra_of_object]], severities(person)
    refute_includes P.render(order.merge(user: person)), "secret"
    assert_empty severities(Client.new(email: "anna@shop.ru", name: "Anna"))
  end

  def test_queries
    expected = [{ "id" => "1", "title" => "Mug" }, { "id" => "2", "title" => "Mug" }]
    [Row.dataset, SEQUEL[:lines].select(:id, :title), Row.where(id: [1, 2]), Row.all].each { |given| assert_equal expected, items(given) }
    assert_equal [{ "id" => "mug-0", "title" => "own Mug" }], items(Own.where(sku: "mug-0"))
    assert_equal [{ "id" => "mug-0", "title" => "own Mug" }], items([Own.first])
    assert_equal [{ "id" => "mug-1", "title" => "own Mug" }], items([Own.last.values.merge(id: "mug-1", title: "own Mug").except(:sku)])
    assert_empty reported(order(items: Own.dataset))
  end

  def test_a_query_that_fails
    assert_raises(Sequel::DatabaseError) { P.render(order(items: SEQUEL[:missing])) }
    assert_raises(ActiveRecord::StatementInvalid) { P.render(order(items: Line.where("no_such_column = 1"))) }
    singleton = Line.first.tap { |line| def line.title = "Own" }
    assert_equal ["class TestRows::Line"], keys_in(singleton)
    failing = Line.first.tap { |line| def line.[](*) = raise(IOError, "gone") }
    assert_equal "gone", assert_raises(IOError) { P.render(order(items: [failing])) }.message
  end

  private

  def severities(user)
    P.check(order.merge(user: user)).map { |problem| [problem.severity, problem.code] }
  end
end
