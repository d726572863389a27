# frozen_string_literal: true

require "json"

module Flocktory
  module Postcheckout
    # The orders of a page, for a shop's own tests.
    module Page
      SCRIPT = %r{<script\b[^>]*>.*?</script>}m
      OBJECT = /(?<object>\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\g<object>)*\})/
      private_constant :SCRIPT, :OBJECT

      module_function

      # The payloads of every script of a page that pushes orders, or that is a block of them.
      def payloads(html)
        scripts = html.scan(SCRIPT).grep(/postcheckout/)
        scripts.flat_map { |script| objects(script) }
      end

      # Whether a payload has all that is expected: of a Hash only the keys given are compared, of an Array every element,
      # and what is no text with a text as it is written.
      def match?(payload, expected)
        case [payload, expected]
        in [Hash, Hash] then expected.all? { |key, value| match?(payload[key.to_s], value) }
        in [Array, Array] then payload.size == expected.size && payload.zip(expected).all? { |pair| match?(*pair) }
        in [String, Integer | Symbol] then payload == expected.to_s
        else expected === payload
        end
      end

      # The outermost objects of JSON in a script.
      def objects(script)
        script.scan(/(?=\{")#{OBJECT}/).filter_map do |(text)|
          object = JSON.parse(text)
          object.fetch("flocktory_postcheckout", object)
        rescue JSON::ParserError
          # Another object of JavaScript's.
        end
      end
      private_class_method :objects
    end
  end
end
