# frozen_string_literal: true

# The checks that most shops would write: types, one at sign, no negative price.
module FewChecks
  module_function

  def validate(order)
    user, purchase = order.values_at(:user, :order)
    raise ArgumentError, "user" unless user[:name].is_a?(String) && user[:email].is_a?(String) && user[:email].count("@") == 1
    raise ArgumentError, "order" unless purchase[:id].is_a?(String) && purchase[:price].is_a?(Numeric) && purchase[:price] >= 0
    raise ArgumentError, "items" unless purchase[:items].is_a?(Array) && purchase[:items].any?

    purchase[:items].each do |item|
      raise ArgumentError, "item" unless item[:id].is_a?(String) && item[:title].is_a?(String) && item[:image].is_a?(String)
      raise ArgumentError, "price" unless item[:price].is_a?(Numeric) && item[:price] >= 0 && item[:count].is_a?(Integer)
    end
  end
end
