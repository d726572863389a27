# frozen_string_literal: true

require "minitest/assertions"
require_relative "page"

module Minitest
  # Assertions on the orders in a page.
  module Assertions
    # Fails unless exactly one order in the page has these values, such as order: { id: "77" }. Returns its payload.
    def assert_flocktory_postcheckout(html, expected = {})
      payloads = Flocktory::Postcheckout::Page.payloads(html)
      found = payloads.select { |payload| Flocktory::Postcheckout::Page.match?(payload, expected) }
      assert_equal 1, found.size, "Orders of the page with #{expected.inspect}, of #{payloads.inspect}"
      found[0]
    end

    # Fails if any order in the page has these values.
    def refute_flocktory_postcheckout(html, expected = {})
      payloads = Flocktory::Postcheckout::Page.payloads(html)
      found = payloads.select { |payload| Flocktory::Postcheckout::Page.match?(payload, expected) }
      assert_empty found, "Orders of the page with #{expected.inspect}"
    end
  end
end
