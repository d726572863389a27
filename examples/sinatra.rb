# frozen_string_literal: true

# A thank-you page without Rails: ruby examples/sinatra.rb (the gems sinatra, puma and flocktory-postcheckout).

require "flocktory/postcheckout"
require "securerandom"
require "sinatra"

ORDER = {
  user: { name: "Анна Иванова", email: "anna@shop.ru" },
  order: { id: "A-77", price: "2999,90", items: [{ id: "777", title: "Кеды «Б/У»", price: 2999.9, count: 1 }] }
}.freeze

helpers do
  # The snippet, or nothing if the order is invalid: the page is still shown.
  def flocktory(order)
    Flocktory::Postcheckout.render(order, nonce: @nonce, once: true)
  rescue StandardError => error
    logger.error("No Flocktory postcheckout: #{error.message}")
    nil
  end
end

before do
  @nonce = SecureRandom.base64(16)
  sources = Flocktory::Postcheckout.csp_sources[:script_src].join(" ")
  headers "Content-Security-Policy" => "script-src 'nonce-#{@nonce}' #{sources}"
end

get("/thanks") { erb "<h1>Thank you</h1><%= flocktory(ORDER) %>" }
get("/broken") { erb "<h1>Thank you</h1><%= flocktory({}) %>" }
