# frozen_string_literal: true

# Renders the first CALLS of 250 orders: calls.rb ROW CALLS.

require "flocktory/postcheckout"
require_relative "../ruby/orders"

CALLS = {
  "5 items" => ->(order) { Flocktory::Postcheckout.render(order) },
  "5 items, four options" => lambda do |order|
    Flocktory::Postcheckout.render(order, nonce: "abc", base_url: "https://shop.example.ru/", lang: "ru", spot: "mobile")
  end
}.freeze

row, calls = ARGV
call = CALLS.fetch(row)
GC.disable
250.times do |number|
  order = Orders.order(number, 5)
  call.(order) if number < Integer(calls)
end
