# frozen_string_literal: true

Rails.application.routes.draw do
  root "shop#catalogue"
  get "cart", to: "shop#cart"
  post "cart", to: "shop#add"
  post "orders", to: "shop#buy"
  get "orders/:token", to: "shop#thanks", as: :order
end
