# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # What goes into the page: the whole tag, and its parts. ASCII throughout.
    class Snippet < Html
      # The warnings: what differs from the input, and why. A frozen Array of Problem.
      def problems
        @parts[0]
      end

      # What stands between the tags.
      def body
        slice(@parts[2]...@parts[3])
      end

      # The payload alone: an object, or an array if a list of orders was given.
      def json
        payloads = @parts.drop(4).each_slice(2).map { |start, finish| slice(start...finish) }
        @parts[1] ? "[#{payloads.join(",")}]" : payloads[0]
      end

      # "sha256-..." of exactly the body, for a script-src that allows inline scripts by hash.
      def csp_hash
        Postcheckout.csp_hash(body)
      end
    end
  end
end
