# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # Any error of this gem's own.
    class Error < StandardError
      # Every problem found, warnings included, in the order of the input: a frozen Array of Problem.
      attr_reader :problems

      def initialize(message = nil, problems = [].freeze)
        super(message)
        @problems = problems
      end
    end

    # The order has errors, or an option is refused: there is no snippet.
    class InvalidOrder < Error; end

    # A file is no index of a feed, or no feed that one can be made of. Where parts of a feed cannot be read, the problems
    # tell which.
    class FeedError < Error; end
  end
end
