# frozen_string_literal: true

require "rspec/expectations"
require_relative "page"

# expect(response.body).to have_flocktory_postcheckout(order: { id: "77" }): exactly one order in the page has these values.
RSpec::Matchers.define :have_flocktory_postcheckout do |expected = {}|
  match do |html|
    @payloads = Flocktory::Postcheckout::Page.payloads(html)
    @payloads.one? { |payload| Flocktory::Postcheckout::Page.match?(payload, expected) }
  end

  match_when_negated do |html|
    @payloads = Flocktory::Postcheckout::Page.payloads(html)
    @payloads.none? { |payload| Flocktory::Postcheckout::Page.match?(payload, expected) }
  end

  failure_message { "expected one order of the page to have #{expected.inspect}; it has #{@payloads.inspect}" }
  failure_message_when_negated { "expected no order of the page to have #{expected.inspect}; it has #{@payloads.inspect}" }
end
