# frozen_string_literal: true

require "json"

module Flocktory
  module Postcheckout
    # Finds the orders in a page, for the shop's tests.
    module Page
      SCRIPT = %r{<script\b[^>]*>.*?</script>}m
      OBJECT = /(?<object>\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\g<object>)*\})/
      private_constant :SCRIPT, :OBJECT

      module_function

      # The payloads in all scripts of a page that push orders, and in blocks of the form "data".
      def payloads(html)
        scripts = html.scan(SCRIPT).grep(/postcheckout/)
        scripts.flat_map { |script| objects(script) }
      end

      # Whether a payload has the expected values. Of a Hash only the expected keys are compared, of an Array every element.
      # An expected Integer or Symbol is compared as text.
      def match?(payload, expected)
        case [payload, expected]
        in [Hash, Hash] then expected.all? { |key, value| match?(payload[key.to_s], value) }
        in [Array, Array] then payload.size == expected.size && payload.zip(expected).all? { |pair| match?(*pair) }
        in [String, Integer | Symbol] then payload == expected.to_s
        else expected === payload
        end
      end

      # The outermost JSON objects in a script.
      def objects(script)
        script.scan(/(?=\{")#{OBJECT}/).filter_map do |(text)|
          object = JSON.parse(text)
          object.fetch("flocktory_postcheckout", object)
        rescue JSON::ParserError
          # An object of JavaScript that is not JSON.
        end
      end
      private_class_method :objects
    end
  end
end
