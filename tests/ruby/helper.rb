# frozen_string_literal: true

require "minitest/autorun"
require "flocktory/postcheckout"
require "bigdecimal"
require "json"

# An order with nothing wrong in it, and the problems of orders.
module Orders
  P = Flocktory::Postcheckout

  def item(**changes)
    { id: "777", title: "Кеды", price: 1000, count: 2 }.merge(changes)
  end

  def order(user: {}, extra: nil, **changes)
    order = { id: "A-77", price: "2999.90", items: [item] }.merge(changes)
    { user: { name: "Анна", email: "anna@shop.ru" }.merge(user), order: order, extra: extra }.compact
  end

  def payload(...)
    JSON.parse(P.render(...).json)
  end

  # Codes and paths.
  def reported(...)
    P.check(...).map { |problem| [problem.code, problem.path] }
  end
end

Minitest::Test.include(Orders)
