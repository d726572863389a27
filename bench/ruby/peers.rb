# frozen_string_literal: true

require "active_support"
require "active_support/core_ext/object/json"
require "active_support/core_ext/string/output_safety"
require "json"
require "oj"
require_relative "by_hand"

# Code that shops write today: each method takes the order, checks the same rules by hand, and returns the script.
module Peers
  BEFORE = "<script>window.flocktory=window.flocktory||[];window.flocktory.push(['postcheckout',"
  AFTER = "]);</script>"
  OJ = { mode: :compat }.freeze
  # In other modes, texts could break the page.
  OJ_XSS = { mode: :rails, escape_mode: :unicode_xss }.freeze

  module_function

  def script(json)
    "#{BEFORE}#{json}#{AFTER}"
  end

  ALL = {
    "JSON.generate + json_escape" => ->(order) { script(ERB::Util.json_escape(JSON.generate(order))) },
    "order.to_json + json_escape" => ->(order) { script(ERB::Util.json_escape(order.to_json)) },
    "Oj.dump + json_escape" => ->(order) { script(ERB::Util.json_escape(Oj.dump(order, OJ))) },
    "Oj.dump, escape_mode: :unicode_xss" => ->(order) { script(Oj.dump(order, OJ_XSS)) }
  }.transform_values do |render|
    lambda do |order|
      ByHand.validate(order)
      render.call(order)
    end
  end.freeze
end
