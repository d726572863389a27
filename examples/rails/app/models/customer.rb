# frozen_string_literal: true

# Flocktory's user is read from its attributes.
class Customer < ApplicationRecord
  validates :email, presence: true, unless: :phone?
end
