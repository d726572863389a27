# frozen_string_literal: true

require_relative "fragments"
require_relative "guard"
require_relative "nonce"
require_relative "savepoint"

module Flocktory
  module Postcheckout
    module Rails
      # View helpers. A helper that fails prints nothing, unless config.flocktory.on_invalid is :raise.
      module Helpers
        def self.included(view)
          view.include(Fragments) unless view.method_defined?(:caching?)
        end

        # The snippet of an order, of a list of orders, or of a block's result; a failure in the block is handled too. The
        # options are those of render. Keywords without an order are the order: a Hash without braces.
        def flocktory_postcheckout_tag(order = (is_missing = true) && nil, **options)
          order, options = options, {} if is_missing && !block_given?
          Guard.call("postcheckout", order) do
            Savepoint.call do
              order = yield if block_given?
              Settings.with(flocktory_options(options)) { |usable| flocktory_snippet(order, usable) }
            end
          end
        end

        # The tag of Flocktory's loader, by default for the site config.flocktory.site_id. For nil or "" there is none.
        def flocktory_loader_tag(site_id = Settings.site_id, **options)
          Guard.call("loader", is_on_every_page: true) do
            next if site_id.blank?

            Settings.with(flocktory_options(options)) do |usable|
              flocktory_uncacheable if usable[:nonce]
              Postcheckout.loader(site_id, **usable).html_safe
            end
          end
        end

        private

        def flocktory_options(options)
          { nonce: Nonce.of(request), **Settings.options, **options }
        end

        def flocktory_snippet(order, options)
          snippet = Postcheckout.render(order, **options)
          Guard.warn(snippet.problems.join("; ")) if snippet.problems.any?
          # A SafeBuffer, which Rails can join and cache.
          html = snippet.html_safe
          # With the form "data", which needs the static file, the body is the payload alone.
          return html + flocktory_static_file_tag(options[:nonce]) if snippet.body == snippet.json

          if options[:nonce] && caching?
            uncacheable! if Settings.raise? && respond_to?(:uncacheable!)
            flocktory_uncacheable
          end
          html
        end

        # Logs that a fragment's cache would keep the nonce of the response for which it was made.
        def flocktory_uncacheable
          Guard.warn("a cached fragment has the nonce of one response, so browsers block its script in others: move the tag out of it") if caching?
        end

        def flocktory_static_file_tag(nonce)
          url = javascript_path(STATIC_FILE_NAME)
          # A browser can check a file of another host only if that host allows it, and otherwise blocks it. Sprockets may
          # serve a changed file.
          integrity = Postcheckout.static_file_hash if url.match?(%r{\A/(?!/)}) && !defined?(::Sprockets)
          content_tag(:script, "", src: url, defer: true, integrity: integrity, nonce: nonce)
        end
      end
    end
  end
end
