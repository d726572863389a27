# frozen_string_literal: true

require "active_support/notifications"
require_relative "settings"

module Flocktory
  module Postcheckout
    module Rails
      # Keeps a page whole, whatever fails in what is printed into it.
      module Guard
        # Whatever an order's own methods raise, but for what ends the request or the process.
        FAILURES = [StandardError, ScriptError, SystemStackError].freeze
        # Places of a backtrace that are logged.
        PLACES = 10
        private_constant :FAILURES, :PLACES

        class << self
          # What the block gives. Where it fails, that is logged, and sent as the event invalid.flocktory; it raises only
          # where config.flocktory.on_invalid says so, and else gives nothing.
          def call(what, order = nil)
            yield if Settings.enabled?
          rescue *FAILURES => error
            begin
              tell(what, order, error)
            rescue *FAILURES
              # A logger or a subscriber that fails would break the page too.
            end
            raise if Settings.raise?
          end

          # Logs the problems of an order that goes all the same.
          def warn(problems)
            ::Rails.logger&.warn("Flocktory postcheckout: #{problems.join("; ")}") if problems.any?
          rescue *FAILURES
            # A log that cannot be written costs no order.
          end

          private

          # An order itself is never logged; in problems and in the texts of other errors, emails and phones are masked.
          def tell(what, order, error)
            ::Rails.logger&.error("No Flocktory #{what}: #{error.class}: #{described(error)}")
          ensure
            problems = error.is_a?(Error) ? error.problems : []
            ActiveSupport::Notifications.instrument("invalid.flocktory", order: order, error: error, problems: problems)
          end

          # An error in one line: its text, and where the shop's own code raised it, the innermost place first.
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
