# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # Markup that templates print as it is.
    class Html < String
      # Only what was never changed: a copy that may be changed is ordinary text.
      def html_safe?
        frozen?
      end

      # Ruby would make a plain String.
      def to_s
        self
      end
    end
  end
end
