# frozen_string_literal: true

require "active_support"
require "active_support/core_ext/object/json"
require "active_support/core_ext/string/output_safety"
require "json"
require "oj"
require_relative "by_hand"
require_relative "few_checks"

# Code that shops write today: each takes the order and options, checks the order, and returns the script.
module Peers
  BEFORE = "window.flocktory=window.flocktory||[];window.flocktory.push(['postcheckout',"
  AFTER = "]);</script>"
  OJ = { mode: :compat }.freeze
  # In other modes, texts could break the page.
  OJ_XSS = { mode: :rails, escape_mode: :unicode_xss }.freeze

  module_function

  # Makes the addresses of pictures absolute, and adds the spot.
  def complete(order, base_url, spot)
    if base_url
      order[:order][:items].each { |item| item[:image] = base_url + item[:image] if item[:image].start_with?("/") }
    end
    order[:spot] ||= spot if spot
  end

  # A peer that checks with one module and writes JSON with a block; messages of a shop have one language.
  def peer(checks)
    lambda do |order, nonce: nil, base_url: nil, lang: nil, spot: nil|
      complete(order, base_url, spot)
      checks.validate(order)
      "#{nonce ? "<script nonce=\"#{nonce}\">" : "<script>"}#{BEFORE}#{yield order}#{AFTER}"
    end
  end

  ALL = {
    "JSON.generate + json_escape, all rules by hand" => peer(ByHand) { |order| ERB::Util.json_escape(JSON.generate(order)) },
    "JSON.generate + json_escape, twelve lines of checks" => peer(FewChecks) { |order| ERB::Util.json_escape(JSON.generate(order)) },
    "Oj.dump + json_escape, all rules by hand" => peer(ByHand) { |order| ERB::Util.json_escape(Oj.dump(order, OJ)) },
    "Oj.dump + json_escape, twelve lines of checks" => peer(FewChecks) { |order| ERB::Util.json_escape(Oj.dump(order, OJ)) },
    "Oj.dump, escape_mode: :unicode_xss, all rules by hand" => peer(ByHand) { |order| Oj.dump(order, OJ_XSS) },
    "order.to_json + json_escape, all rules by hand" => peer(ByHand) { |order| ERB::Util.json_escape(order.to_json) }
  }.freeze
  # Compared with options and with a warning too.
  WITH_OPTIONS = ALL.first(2).to_h.freeze
end
