# frozen_string_literal: true

module Flocktory
  module Postcheckout
    # One problem of an order: what, where, and what to do about it.
    #
    # - severity: :error, and there is no snippet; or :warning, and there is one in spite of it
    # - code: which kind of problem, a Symbol; stable
    # - path: where it is, such as "order.items[2].price"; empty for the whole input
    # - message: for people, in the language of the option lang; emails and phones are masked
    # - hint: how to mend it, where that can be told, or nil
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
