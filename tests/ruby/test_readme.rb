# frozen_string_literal: true

# The README's examples do what they say.

require_relative "feeds"
require "active_record"

class TestReadme < Minitest::Test
  include Feeds

  PAGE = File.read(File.expand_path("../../bindings-ruby/README.md", __dir__), encoding: "UTF-8")
  _, EXAMPLE, FEED, MODEL = PAGE.scan(/^```ruby\n(.*?)^```/m).flatten

  # The tables that the model of the example has in a shop.
  class ApplicationRecord < ActiveRecord::Base
    self.abstract_class = true
    establish_connection(adapter: "sqlite3", database: ":memory:")
    connection.create_table(:orders) { |t| %i[customer_id number].each { |name| t.integer name }.then { t.decimal :total } }
    connection.create_table(:customers) { |t| %i[name email phone].each { |name| t.string name } }
    connection.create_table(:lines) { |t| %i[order_id product_id count].each { |name| t.integer name }.then { t.decimal :total } }
    connection.create_table(:products) { |t| %i[offer_id title image_url].each { |name| t.string name } }
  end
  class Customer < ApplicationRecord; end
  class Product < ApplicationRecord; end

  class Line < ApplicationRecord
    belongs_to :product
  end
  class_eval(MODEL, "README.md")

  def test_the_example
    place = binding
    out, = capture_io { place.eval(EXAMPLE, "README.md") }
    assert_includes out, '"id":"77","price":2999.99'
    assert_equal 1, out.scan("</script>").size
    Dir.chdir(@folder) do
      file("feed.xml", feed("777"))
      assert_empty place.eval(FEED.sub("FEED =", "feed =").sub("FEED", "feed"), "README.md")
    end
  end

  def test_the_model
    product = Product.new(offer_id: "mug-7", title: "Кружка", image_url: "https://shop.ru/mug.jpg")
    order = Order.new(number: 1077, total: "3100.50", customer: Customer.new(name: "Анна", email: "anna@shop.ru", phone: "+7 999 888-77-66"),
                      lines: [Line.new(product: product, count: 3, total: "2800.50")])
    snippet = P.render(order.postcheckout)
    assert_empty snippet.problems
    assert_equal({ "id" => "1077", "price" => 3100.5,
                   "items" => [{ "id" => "mug-7", "title" => "Кружка", "price" => 933.5, "image" => "https://shop.ru/mug.jpg", "count" => 3 }] },
                 JSON.parse(snippet.json)["order"])
  end
end
