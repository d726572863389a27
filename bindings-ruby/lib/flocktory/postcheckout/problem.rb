# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # One problem of an order: what, where, and how to fix it.
    #
    # - severity: :error (there is no snippet) or :warning (there is one anyway)
    # - code: the kind of problem, a Symbol with a stable name
    # - path: where it is, such as "order.items[2].price"; empty for the whole input
    # - message: a text for people, in the language of the option lang; emails and phones are masked
    # - hint: how to fix it, or nil if that is not known
    Problem = Struct.new(:severity, :code, :path, :message, :hint) do
      def initialize(...)
        super
        freeze
      end

      def error?
        severity == :error
      end

      def to_s
        "#{severity} #{code}: #{message}#{" (#{hint})" if hint}"
      end
    end
  end
end
