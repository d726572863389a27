# frozen_string_literal: true

module Flocktory
  module Postcheckout
    module Rails
      # config.flocktory: site_id, enabled (true), on_invalid (:raise or :log), and the options of render.
      module Settings
        OWN = %i[site_id enabled on_invalid].freeze
        ON_INVALID = %i[raise log].freeze

        class << self
          def site_id
            given[:site_id]
          end

          def enabled?
            given.fetch(:enabled, true)
          end

          # Whether a helper that fails raises: by default in development and tests.
          def raise?
            return on_invalid == :raise if ON_INVALID.include?(on_invalid)

            ::Rails.env.development? || ::Rails.env.test?
          end

          # The options of every snippet. Problems are in I18n's language, if core supports it.
          def options
            lang = I18n.locale.to_s[/\A[a-z]+/]
            { **(supported?(lang) ? { lang: lang } : {}), **given.except(*OWN) }
          end

          # Reports errors in the settings when the app starts, in the same way as a helper would.
          def check
            unless [*ON_INVALID, nil].include?(on_invalid)
              raise Error, "config.flocktory.on_invalid must be :raise or :log, got #{on_invalid.inspect}"
            end
            # The text "false", from an environment variable, would be truthy.
            unless [true, false].include?(enabled?)
              raise Error, "config.flocktory.enabled must be true or false, got #{enabled?.inspect}"
            end

            # The loader checks every option, for any site id.
            Postcheckout.loader(site_id || 0, **options)
            open_feed
          rescue Error => error
            raise if raise?

            ::Rails.logger&.error("config.flocktory: #{error.message}")
          end

          # Opens the feed's index once for all requests. If it does not exist yet, orders are sent without it, each with a
          # warning.
          def open_feed
            given[:feed] = Feed.open(given[:feed]) unless given[:feed].nil? || given[:feed].is_a?(Feed)
          rescue FeedError => error
            ::Rails.logger&.warn("config.flocktory.feed: #{error.message}")
          end

          private

          def on_invalid
            given[:on_invalid].then { |wanted| wanted.respond_to?(:to_sym) ? wanted.to_sym : wanted }
          end

          def given
            ::Rails.application.config.flocktory
          end

          def supported?(lang)
            Postcheckout.check(nil, lang: lang)
            true
          rescue InvalidOrder
            false
          end
        end
      end
    end
  end
end
