# frozen_string_literal: true

require_relative "guard"

module Flocktory
  module Postcheckout
    module Rails
      # View helpers. A helper that fails prints nothing, unless config.flocktory.on_invalid is :raise.
      module Helpers
        # The snippet of an order, of a list of orders, or of a block's result; a failure in the block is handled too. The
        # options are those of render.
        def flocktory_postcheckout_tag(order = nil, **options)
          Guard.call("postcheckout", order) do
            options = flocktory_options(options)
            snippet = Postcheckout.render(block_given? ? yield : order, **options)
            Guard.warn(snippet.problems)
            # A SafeBuffer, which Rails can join and cache.
            html = snippet.html_safe
            # With the form "data", which needs the static file, the body is the payload alone.
            snippet.body == snippet.json ? html + flocktory_static_file_tag(options[:nonce]) : html
          end
        end

        # The tag of Flocktory's loader, by default for the site config.flocktory.site_id.
        def flocktory_loader_tag(site_id = Settings.site_id, **options)
          Guard.call("loader") { Postcheckout.loader(site_id, **flocktory_options(options)).html_safe }
        end

        private

        def flocktory_options(options)
          nonce = content_security_policy_nonce if respond_to?(:content_security_policy_nonce)
          { nonce: nonce, **Settings.options, **options }
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
