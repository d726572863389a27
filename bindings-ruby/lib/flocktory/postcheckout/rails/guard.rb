# frozen_string_literal: true

require "active_support/notifications"
require_relative "settings"

module Flocktory
  module Postcheckout
    module Rails
      # Protects the page from failures in the helpers.
      module Guard
        # Everything that an order's methods may raise, except what ends the request or the process.
        FAILURES = [StandardError, ScriptError, SystemStackError].freeze
        # The number of backtrace lines that are logged.
        PLACES = 10
        private_constant :FAILURES, :PLACES

        class << self
          # Returns the result of the block. A failure is logged, and published as the event invalid.flocktory. It is
          # raised only if config.flocktory.on_invalid says so; otherwise the result is nil.
          def call(what, order = nil)
            yield if Settings.enabled?
          rescue *FAILURES => error
            begin
              report(what, order, error)
            rescue *FAILURES
              # A logger or a subscriber that fails must not break the page either.
            end
            raise if Settings.raise?
          end

          # Logs the warnings of an order that is sent anyway.
          def warn(problems)
            ::Rails.logger&.warn("Flocktory postcheckout: #{problems.join("; ")}") if problems.any?
          rescue *FAILURES
            # A failing logger must not cost an order.
          end

          private

          # The order itself is never logged. Emails and phones in problems and in other errors' messages are masked.
          def report(what, order, error)
            ::Rails.logger&.error("No Flocktory #{what}: #{error.class}: #{described(error)}")
          ensure
            problems = error.is_a?(Error) ? error.problems : []
            ActiveSupport::Notifications.instrument("invalid.flocktory", order: order, error: error, problems: problems)
          end

          # An error in one line: its message, and the first lines of its backtrace.
          def described(error)
            return error.message if error.is_a?(InvalidOrder)

            text = error.message.to_s.encode(Encoding::UTF_8, invalid: :replace, undef: :replace).scrub
            "#{Postcheckout.scrub(text)} at #{error.backtrace.to_a.first(PLACES).join(", ")}"
          end
        end
      end
    end
  end
end
