# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # Markup that templates print as it is.
    class Html < String
      # Only what was never changed: a copy that may be changed is ordinary text, even if it is frozen in the end.
      def html_safe?
        frozen? && !@may_be_changed
      end

      def initialize_dup(source)
        super
        @may_be_changed = true
      end

      def initialize_clone(source, freeze: nil)
        super
        @may_be_changed = true if freeze == false
      end

      # Ruby would make a plain String.
      def to_s
        self
      end
    end
  end
end
