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
          # raised only if config.flocktory.on_invalid says so, and not for a part of every page; otherwise the result is
          # nil.
          def call(what, order = nil, is_on_every_page: false)
            yield if Settings.enabled?
          rescue *FAILURES => error
            is_raised = !is_on_every_page && Settings.raise?
            begin
              report(what, order, error, is_raised)
            rescue *FAILURES
              # A logger or a subscriber that fails must not break the page either.
            end
            raise if is_raised
          end

          # Logs what does not keep an order from being sent.
          def warn(text)
            ::Rails.logger&.warn("Flocktory postcheckout: #{text}")
          rescue *FAILURES
            # A failing logger must not cost an order.
          end

          # A problem or an error in one line. Of an error of the shop's code, the message is masked, and the first lines of
          # the backtrace follow it.
          def line(error)
            return error.to_s if error.is_a?(Problem)
            return "#{error.class}: #{error.message}" if error.is_a?(InvalidOrder)

            text = error.message.to_s.encode(Encoding::UTF_8, invalid: :replace, undef: :replace).scrub
            "#{error.class}: #{Postcheckout.scrub(text)} at #{error.backtrace.to_a.first(PLACES).join(", ")}"
          end

          private

          # The order itself is never logged, and emails and phones are masked.
          def report(what, order, error, is_raised)
            ::Rails.logger&.error("No Flocktory #{what}: #{line(error)}")
          ensure
            begin
              problems = error.is_a?(Error) ? error.problems : []
              ActiveSupport::Notifications.instrument("invalid.flocktory", order: order, error: error, problems: problems)
            ensure
              # Rails reports what is raised.
              ::Rails.error.report(error, handled: true, severity: :error) if !is_raised && ::Rails.respond_to?(:error)
            end
          end
        end
      end
    end
  end
end
