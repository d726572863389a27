# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # The base class of this gem's errors.
    class Error < StandardError
      # Every problem found, warnings included, in the order of the input: a frozen Array of Problem.
      attr_reader :problems

      def initialize(message = nil, problems = [].freeze)
        super(message)
        @problems = problems
      end
    end

    # The order has errors, or an option is invalid: there is no snippet.
    class InvalidOrder < Error; end

    # A file is not an index of a feed, or not a feed that can be indexed. If parts of a feed cannot be read, the problems
    # report which.
    class FeedError < Error; end
  end
end
