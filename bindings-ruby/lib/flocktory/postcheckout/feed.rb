# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # The index of the shop's feed, for the option feed: Feed.open(path). It follows its file: within a second of a
    # replacement, the new file is used. Any number of threads and Ractors can use it, also after a fork.
    class Feed
      # Makes the index of a feed file: YML, plain or in gzip or zip. An existing index is replaced by renaming, so that its
      # users continue with the new one. If parts of the feed cannot be read, the existing index is kept and FeedError
      # raised; with partial, the readable parts are indexed. A file that is not an index is replaced only with force. The
      # option is lang. Returns an IndexedFeed.
      def self.index(feed, index, partial: false, force: false, **options)
        IndexedFeed.new(*index_file(feed, index, partial, force, **options)).freeze
      end

      def inspect
        "#<#{self.class} #{path}>"
      end
    end

    # The result of indexing a feed file.
    #
    # - offers: the number of offers in the index, duplicates included
    # - bytes: the size of the index
    # - problems: the first hundred problems of the document, each with its line and column
    IndexedFeed = Struct.new(:offers, :bytes, :problems)
  end
end
