# frozen_string_literal: true

module Flocktory
  module Postcheckout
    module Rails
      # config.flocktory: site_id, enabled (true), on_invalid (:raise or :log), and the options of render.
      module Settings
        OWN = %i[site_id enabled on_invalid].freeze
        ON_INVALID = %i[raise log].freeze
        # Turbo restores pages without loading them, and runs their scripts again.
        DEFAULTS = { once: true }.freeze
        # The name of an option in a problem's path.
        OPTION = /\Aoptions\.(\w+)\z/
        private_constant :OPTION

        class << self
          def site_id
            given[:site_id]
          end

          def enabled?
            given.fetch(:enabled, true)
          end

          # Whether a helper that fails raises: by default on a developer's machine, which shows errors in the browser.
          def raise?
            return on_invalid == :raise if ON_INVALID.include?(on_invalid)

            (::Rails.env.development? || ::Rails.env.test?) && ::Rails.application.config.consider_all_requests_local
          end

          # The options of every snippet. Problems are in I18n's language, if core supports it.
          def options
            lang = I18n.locale.to_s[/\A[a-z]+/]
            { **(supported?(lang) ? { lang: lang } : {}), **given.except(*OWN) }
          end

          # Calls the block with the options. Where helpers do not raise, a wrong one does not cost the order: the block is
          # called again without it, unless the options are strict.
          def with(options)
            yield options
          rescue InvalidOrder => error
            usable = usable(options)
            raise if raise? || usable == options || options[:strict] == true

            Guard.warn("without the options #{(options.keys - usable.keys).join(", ")}: #{error.message}")
            yield DEFAULTS.merge(usable)
          end

          # Reports errors in the settings when the app starts, in the same way as a helper would.
          def check
            check_own
            # The loader checks every option, for any site id.
            Postcheckout.loader(site_id.presence || 0, **options)
            open_feed
            return if given.key?(:site_id)

            ::Rails.logger&.warn("config.flocktory.site_id is not set, so flocktory_loader_tag prints nothing; nil if that is right")
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

          def check_own
            unless [*ON_INVALID, nil].include?(on_invalid)
              raise Error, "config.flocktory.on_invalid must be :raise or :log, got #{on_invalid.inspect}"
            end
            # The text "false", from an environment variable, would be truthy.
            unless [true, false].include?(enabled?)
              raise Error, "config.flocktory.enabled must be true or false, got #{enabled?.inspect}"
            end

            # Rails would not load it, because the module of this gem has its name.
            file = ActiveSupport::Dependencies.autoload_paths.map { |folder| File.join(folder, "flocktory.rb") }.find { |path| File.file?(path) }
            raise Error, "#{file} defines a class with the name of this gem's module: rename it" if file && File.read(file).match?(/^\s*class +Flocktory\b/)
          end

          def on_invalid
            given[:on_invalid].then { |wanted| wanted.respond_to?(:to_sym) ? wanted.to_sym : wanted }
          end

          def given
            ::Rails.application.config.flocktory
          end

          def supported?(lang)
            wrong(lang: lang).empty?
          end

          def usable(options)
            wrong = wrong(options) & options.keys
            wrong.empty? ? options : usable(options.except(*wrong))
          end

          # The names of options that cannot be used, whatever the order. Some are reported alone.
          def wrong(options)
            problems = begin
              Postcheckout.check(nil, **options)
            rescue InvalidOrder => error
              error.problems
            end
            problems.select(&:error?).filter_map { |problem| problem.path[OPTION, 1]&.to_sym }
          end
        end
      end
    end
  end
end
