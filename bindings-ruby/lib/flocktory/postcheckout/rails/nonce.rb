# frozen_string_literal: true

module Flocktory
  module Postcheckout
    module Rails
      # The nonce of the response's Content-Security-Policy: that of Rails' own policy, or that of the gem secure_headers.
      module Nonce
        INLINE = "'unsafe-inline'"
        private_constant :INLINE

        class << self
          # A mail has no request.
          def of(request)
            request && (request.content_security_policy_nonce || secure_headers(request))
          end

          private

          # The gem adds a nonce to the policy when it is asked for one. Browsers then ignore 'unsafe-inline', so a policy
          # that allows inline scripts with it must not get one: it would block those of the shop.
          def secure_headers(request)
            return unless defined?(SecureHeaders)

            config = SecureHeaders.config_for(request)
            policies = [config.csp, config.csp_report_only].reject(&:opt_out?)
            use_nonces = policies.all? { |policy| policy[:script_nonce] || (policy[:script_src].is_a?(Array) && !policy[:script_src].include?(INLINE)) }
            SecureHeaders.content_security_policy_script_nonce(request) if policies.any? && use_nonces
          end
        end
      end
    end
  end
end
