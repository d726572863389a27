# frozen_string_literal: true

require_relative "guard"

module Flocktory
  module Postcheckout
    module Rails
      # What views print. A helper that fails prints nothing, unless config.flocktory.on_invalid is :raise.
      module Helpers
        # The snippet of an order, of a list of orders, or of what a block gives, which may fail too. The options are
        # those of render.
        def flocktory_postcheckout_tag(order = nil, **options)
          Guard.call("postcheckout", order) do
            options = flocktory_options(options)
            snippet = Postcheckout.render(block_given? ? yield : order, **options)
            Guard.warn(snippet.problems)
            # What Rails itself joins and caches as markup.
            html = snippet.html_safe
            # A block of data, which needs the static file, has nothing but the payload in it.
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
          # Of another host's file a browser checks the hash only if that host allows it, and else blocks the file.
          # Sprockets serves what it has made of a file.
          integrity = Postcheckout.static_file_hash if url.match?(%r{\A/(?!/)}) && !defined?(::Sprockets)
          content_tag(:script, "", src: url, defer: true, integrity: integrity, nonce: nonce)
        end
      end
    end
  end
end
