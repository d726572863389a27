# frozen_string_literal: true

class Line < ApplicationRecord
  Offer = Struct.new(:id, :title, :image, :price, :count)

  belongs_to :order
  belongs_to :product

  def offer
    Offer.new(product.offer_id, product.title, product.image, price, count)
  end
end
