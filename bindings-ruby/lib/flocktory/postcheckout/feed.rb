# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # The index of the shop's feed, for the option feed: Feed.open(path). It follows its file: when that is replaced, the
    # new one is used within a second. For any number of threads and Ractors, and after a fork.
    class Feed
      # Makes the index of a feed file: YML as it is, or in gzip or zip. An index that is there is replaced, for those who
      # use it to go on with the new one. Where parts of the feed cannot be read it is left alone, and FeedError raised;
      # with partial, what can be read is indexed. A file that is not an index is replaced with force only. The option is
      # lang. Gives an IndexedFeed.
      def self.index(feed, index, partial: false, force: false, **options)
        IndexedFeed.new(*index_file(feed, index, partial, force, **options)).freeze
      end

      def inspect
        "#<#{self.class} #{path}>"
      end
    end

    # What was made of a feed file.
    #
    # - offers: how many the index has, each that stands in the feed twice included
    # - bytes: how many it has
    # - problems: what is wrong with the document, the first hundred, each with its line and column
    IndexedFeed = Struct.new(:offers, :bytes, :problems)
  end
end
