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

          # Whether a helper that fails raises; by default, where people develop and test.
          def raise?
            return on_invalid == :raise if ON_INVALID.include?(on_invalid)

            ::Rails.env.development? || ::Rails.env.test?
          end

          # The options of every snippet; problems are told in the language of I18n, where that can be.
          def options
            lang = I18n.locale.to_s[/\A[a-z]+/]
            { **(spoken?(lang) ? { lang: lang } : {}), **given.except(*OWN) }
          end

          # Tells what is wrong with the settings when the app starts, as a helper would.
          def check
            unless [*ON_INVALID, nil].include?(on_invalid)
              raise Error, "config.flocktory.on_invalid must be :raise or :log, got #{on_invalid.inspect}"
            end
            # "false", as environment variables have it, would be true.
            unless [true, false].include?(enabled?)
              raise Error, "config.flocktory.enabled must be true or false, got #{enabled?.inspect}"
            end

            # It looks at every option, whatever the site.
            Postcheckout.loader(site_id || 0, **options)
            open_feed
          rescue Error => error
            raise if raise?

            ::Rails.logger&.error("config.flocktory: #{error.message}")
          end

          # Opens the feed's index once for all requests. It may not be made yet: orders go without it, each with a warning.
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

          def spoken?(lang)
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
