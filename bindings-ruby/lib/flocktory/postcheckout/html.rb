# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # Markup that templates print without escaping.
    class Html < String
      # True only for the original: a copy that could be changed is ordinary text, even if it is frozen later.
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

      # Ruby's own `to_s` would return a plain String.
      def to_s
        self
      end
    end
  end
end
