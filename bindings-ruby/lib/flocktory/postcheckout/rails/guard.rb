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
        private_constant :FAILURES

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

          # An order itself is never logged; in its problems, emails and phones are masked.
          def tell(what, order, error)
            ::Rails.logger&.error("No Flocktory #{what}: #{error.class}: #{error.message}")
          ensure
            problems = error.is_a?(Error) ? error.problems : []
            ActiveSupport::Notifications.instrument("invalid.flocktory", order: order, error: error, problems: problems)
          end
        end
      end
    end
  end
end
