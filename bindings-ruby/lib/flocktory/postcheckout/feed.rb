# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # The index of the shop's feed, for the option feed: Feed.open(path). It follows its file: when that is replaced, the
    # new one is used within a second. For any number of threads and Ractors, and after a fork.
    class Feed
      def inspect
        "#<#{self.class} #{path}>"
      end
    end
  end
end
