# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # Adds the hosts that Flocktory's scripts need to a Content-Security-Policy. A directive that the policy lacks begins with
    # the sources that browsers use in its place. If they use none, everything is allowed, and it stays so.
    module Policy
      # The directives that browsers use in place of a missing one, besides default_src.
      FALLBACKS = { frame_src: [:child_src] }.freeze
      # The directives that browsers use for elements, where a policy has them.
      OF_ELEMENTS = { script_src: :script_src_elem, style_src: :style_src_elem }.freeze
      NONE = ["'none'", :none].freeze
      private_constant :FALLBACKS, :OF_ELEMENTS, :NONE

      module_function

      # The additions to a policy, whose sources the block gives by directive.
      def additions
        Postcheckout.csp_sources.flat_map do |directive, hosts|
          of_elements = OF_ELEMENTS[directive]
          [
            [directive, [directive, *FALLBACKS[directive], :default_src].lazy.filter_map { |name| yield name }.first, hosts],
            [of_elements, of_elements && yield(of_elements), hosts]
          ]
        end.filter_map { |directive, sources, hosts| [directive, (sources - NONE) | hosts] if sources }.to_h
      end
    end
    private_constant :Policy

    # Returns a policy with the hosts of csp_sources: a Hash of directives, as secure_headers has it, or the policy of Rails'
    # own DSL, which is changed.
    def self.allow_in(policy)
      return policy.merge(Policy.additions { |name| policy[name] }) if policy.respond_to?(:merge)

      Policy.additions { |name| policy.directives[name.to_s.tr("_", "-")] }.each { |name, sources| policy.public_send(name, *sources) }
      policy
    end
  end
end
