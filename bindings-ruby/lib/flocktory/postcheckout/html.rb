# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # Markup that templates print without escaping.
    class Html < String
      # True for the original, and for a copy as long as it is the same text: caches return copies. Anything else is
      # ordinary text, even if it is frozen later.
      def html_safe?
        @original ? self == @original : frozen?
      end

      def initialize_dup(source)
        super
        copy_of(source)
      end

      def initialize_clone(source, freeze: nil)
        super
        copy_of(source) if freeze == false
      end

      # Ruby's own would return copies that are not connected to the original.
      def +@
        frozen? ? dup : self
      end

      def -@
        frozen? ? self : dup.freeze
      end
      alias dedup -@

      # Ruby's own `to_s` would return a plain String.
      def to_s
        self
      end

      private

      # Only text that cannot change is known to be an original.
      def copy_of(source)
        @original ||= source.frozen? ? source : ""
      end

      # Ruby's own way would load text that is not frozen.
      def marshal_dump
        [String.new(self), @parts, html_safe?]
      end

      def marshal_load(dumped)
        text, @parts, is_safe = dumped
        replace(text)
        is_safe ? freeze : copy_of("")
      end
    end
  end
end
