# frozen_string_literal: true

module Flocktory
  module Postcheckout
    module Rails
      # Runs the shop's code in a savepoint of each transaction that is open. In PostgreSQL a statement that fails would
      # otherwise abort the request's transaction, and a page that looks right would save nothing.
      module Savepoint
        class << self
          def call(&block)
            failure = nil
            kept = lambda do
              block.call
            rescue StandardError => failure
              raise
            end
            result = transactions.reduce(kept) { |inner, transaction| -> { transaction.call { inner.call } } }.call
            # A transaction ends without it if it is a Rollback.
            failure ? raise(failure) : result
          end

          private

          # Methods that open a savepoint, one for each transaction of this thread.
          def transactions
            active_record.map { |connection| ->(&block) { connection.transaction(requires_new: true, &block) } } +
              sequel.map { |database| ->(&block) { database.transaction(savepoint: true, &block) } }
          end

          # No connection is opened for this.
          def active_record
            return [] unless defined?(ActiveRecord::Base)

            base = ActiveRecord::Base
            pools = base.connection_handler.connection_pool_list(base.current_role)
            pools.filter_map(&:active_connection?).select(&:transaction_open?)
          end

          def sequel
            defined?(Sequel::DATABASES) ? Sequel::DATABASES.select(&:in_transaction?) : []
          end
        end
      end
    end
  end
end
