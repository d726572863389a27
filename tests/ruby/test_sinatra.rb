# frozen_string_literal: true

# The example without Rails.

ENV["APP_ENV"] = "test"
require_relative "helper"
require "rack/test"
require_relative "../../examples/sinatra"

Sinatra::Application.disable :run

class TestSinatra < Minitest::Test
  include Rack::Test::Methods

  def app
    Sinatra::Application
  end

  def test_an_order
    body = get("/thanks").body
    nonce = last_response.headers["Content-Security-Policy"][/'nonce-(.*?)'/, 1]
    assert_equal "<h1>Thank you</h1>#{P.render(ORDER, nonce: nonce, once: true)}", body
  end

  def test_an_order_that_is_not_fit
    assert_equal "<h1>Thank you</h1>", get("/broken", {}, "rack.errors" => StringIO.new).body
  end
end
