# frozen_string_literal: true

# The matchers and assertions for the tests of shops.

require_relative "../helper"
require "flocktory/postcheckout/minitest"
require "flocktory/postcheckout/rspec"

class TestMatchers < Minitest::Test
  include RSpec::Matchers

  def pages(given, **options)
    %w[script data datalayer].product([true, false]).map do |form, once|
      "<html><script>var postcheckout = {\"a\": 1}</script><p>{}</p>#{P.render(given, form: form, once: once, **options)}</html>"
    end
  end

  def test_what_is_there
    pages(order(price: BigDecimal("2999.99"), extra: { text: "{\"}</script>'" })).each do |page|
      [{}, { order: { id: "A-77" } }, { order: { id: :"A-77", price: BigDecimal("2999.99") } }, { "user" => { name: /анна/i } },
       { order: { items: [{ id: 777, count: 2 }] } }, { order: { items: [{ price: 1..1000 }] } }, { text: "{\"}</script>'" }].each do |expected|
        expected = { order: {} } if expected.empty?
        assert_equal "anna@shop.ru", assert_flocktory_postcheckout(page, expected)["user"]["email"]
        expect(page).to have_flocktory_postcheckout(expected)
        assert_raises(Minitest::Assertion) { refute_flocktory_postcheckout(page, expected) }
        assert_raises(RSpec::Expectations::ExpectationNotMetError) { expect(page).not_to have_flocktory_postcheckout(expected) }
      end
    end
  end

  def test_what_is_not
    pages(order).each do |page|
      [{ order: { id: "A-7" } }, { order: { items: [] } }, { order: { items: [{}, {}] } }, { user: { phone: "1" } }, { spot: "a" },
       { order: { price: "2999.90" } }].each do |expected|
        refute_flocktory_postcheckout page, expected
        expect(page).not_to have_flocktory_postcheckout(expected)
        assert_raises(Minitest::Assertion) { assert_flocktory_postcheckout(page, expected) }
        error = assert_raises(RSpec::Expectations::ExpectationNotMetError) { expect(page).to have_flocktory_postcheckout(expected) }
        assert_includes error.message, "A-77"
      end
    end
  end

  def test_pages_with_none_and_with_many
    refute_flocktory_postcheckout "<p>postcheckout {\"order\": 1}</p>"
    two = pages([order, order(id: "B")])[0]
    assert_flocktory_postcheckout two, order: { id: "B" }
    assert_raises(Minitest::Assertion) { assert_flocktory_postcheckout(two, user: { name: "Анна" }) }
  end
end
