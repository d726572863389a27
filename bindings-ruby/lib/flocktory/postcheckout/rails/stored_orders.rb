# frozen_string_literal: true

module Flocktory
  module Postcheckout
    module Rails
      # Checks stored orders: how many would be refused, and why.
      class StoredOrders
        # The number of records that are named for each kind of problem.
        EXAMPLES = 5
        # Seconds between two steps of the progress.
        STEP = 0.2
        private_constant :EXAMPLES, :STEP

        # A kind of problem: its first text, the number of orders with it, and the keys of some of them.
        Kind = Struct.new(:text, :count, :examples)

        attr_reader :total, :refused

        # The records of an expression such as "Order" or "Order.completed", which is a model and its scopes.
        def self.find(expression)
          model, *scopes = expression.split(".")
          scopes.reduce(Object.const_get(model)) { |records, scope| records.public_send(scope) }
        end

        # The method of a record returns its order.
        def initialize(records, method, options, terminal: $stderr)
          @records, @method, @options, @terminal = records, method, options, terminal
          @total = @refused = 0
          @kinds = {}
        end

        def check
          expected = @records.count
          shown = nil
          @records.public_send(@records.respond_to?(:find_each) ? :find_each : :each) do |record|
            add(record)
            now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
            next if !@terminal.tty? || (shown && now < shown + STEP)

            shown = now
            @terminal.print("\r#{total} of #{expected}")
          end
          @terminal.print("\r") if shown
          self
        end

        # The result as lines, the most frequent kind first.
        def to_s
          kinds = @kinds.values.sort_by { |kind| -kind.count }
          kinds = kinds.map { |kind| "#{orders(kind.count)}, such as #{kind.examples.join(", ")}: #{kind.text}" }
          ["#{orders(total)}: #{total - refused} can be sent, #{refused} would be refused", *kinds].join("\n")
        end

        private

        def orders(count)
          count == 1 ? "1 order" : "#{count} orders"
        end

        def add(record)
          @total += 1
          problems = problems_of(record)
          @refused += 1 if problems.any? { |problem| !problem.is_a?(Problem) || problem.error? }
          problems.uniq { |problem| kind(problem) }.each do |problem|
            found = @kinds[kind(problem)] ||= Kind.new(Guard.line(problem), 0, [])
            found.count += 1
            found.examples << record.to_param if found.examples.size < EXAMPLES
          end
        end

        # An exception of the shop's own code is a problem too.
        def problems_of(record)
          Postcheckout.check(record.public_send(@method), **@options)
        rescue StandardError => error
          [error]
        end

        def kind(problem)
          problem.is_a?(Problem) ? problem.code : problem.class
        end
      end
    end
  end
end
