# frozen_string_literal: true

class Order < ApplicationRecord
  belongs_to :customer
  has_many :lines, -> { includes(:product) }, inverse_of: :order

  before_create { self.token = SecureRandom.urlsafe_base64 }

  def price
    lines.sum { |line| line.price * line.count }
  end

  # The order as Flocktory gets it. An item's id must be that of the YML feed, never that of a row.
  def postcheckout
    { user: customer, order: { id: "A-#{id}", price: price, items: lines.map(&:offer) } }
  end
end
