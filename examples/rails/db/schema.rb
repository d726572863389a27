# frozen_string_literal: true

ActiveRecord::Schema.define(version: 1) do
  create_table :products do |t|
    t.string :offer_id, null: false
    t.string :title, null: false
    t.string :image
    t.decimal :price, precision: 10, scale: 2, null: false
  end

  create_table :customers do |t|
    t.string :name
    t.string :email
    t.string :phone
  end

  create_table :orders do |t|
    t.references :customer, null: false
    t.string :token, null: false, index: { unique: true }
    t.timestamps
  end

  create_table :lines do |t|
    t.references :order, null: false
    t.references :product, null: false
    t.decimal :price, precision: 10, scale: 2, null: false
    t.integer :count, null: false
  end
end
