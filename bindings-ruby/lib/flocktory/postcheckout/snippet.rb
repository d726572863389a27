# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # The tag to insert into the page, and its parts. All of it is ASCII.
    class Snippet < Html
      NO_PROBLEMS = [].freeze
      private_constant :NO_PROBLEMS

      # The warnings: what was changed or left out, and why. A frozen Array of Problem.
      def problems
        @parts[0] || NO_PROBLEMS
      end

      # The script or JSON inside the tag.
      def body
        slice(index(">") + 1...rindex("<"))
      end

      # The payload alone: an object, or an array if a list of orders was given.
      def json
        _, *spans = @parts
        return slice(spans[0]...spans[1]) if spans.size == 2

        "[#{spans[0].each_slice(2).map { |start, finish| slice(start...finish) }.join(",")}]"
      end

      # "sha256-..." of exactly the body, for a script-src that allows inline scripts by hash.
      def csp_hash
        Postcheckout.csp_hash(body)
      end
    end
  end
end
