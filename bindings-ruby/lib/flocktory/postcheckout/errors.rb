# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # Any error of this gem's own.
    class Error < StandardError; end

    # The index of a feed cannot be opened or made: the message tells the file and why.
    class FeedError < Error; end

    # The order has errors, or an option is refused: there is no snippet.
    class InvalidOrder < Error
      # Every problem found, warnings included, in the order of the input: a frozen Array of Problem.
      attr_reader :problems

      def initialize(message, problems)
        super(message)
        @problems = problems
      end
    end
  end
end
