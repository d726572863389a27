# frozen_string_literal: true

module Flocktory
  module Postcheckout
    module Rails
      # Lets helpers ask whether their output goes into the cache of a fragment, as Rails 7 does itself.
      module Fragments
        def cache(...)
          outer = @flocktory_caching
          @flocktory_caching = controller.respond_to?(:perform_caching) && controller.perform_caching
          super
        ensure
          @flocktory_caching = outer
        end

        def caching?
          @flocktory_caching
        end
      end
    end
  end
end
