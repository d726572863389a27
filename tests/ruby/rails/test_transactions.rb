# frozen_string_literal: true

# A failing query of the shop's code must not abort the transaction of the request. On PostgreSQL, where it would.

# PostgreSQL's own variables say where it is.
exec(File.expand_path("../../postgres", __dir__), RbConfig.ruby, __FILE__) unless ENV["PGHOST"]

require_relative "app"
require "active_record"
require "sequel"

ActiveRecord::Base.establish_connection(adapter: "postgresql", database: "postgres")
ActiveRecord::Schema.verbose = false
ActiveRecord::Schema.define do
  create_table(:visits) { |t| t.string(:page) }
end

class Visit < ActiveRecord::Base; end

# Another database of the app.
class Elsewhere < ActiveRecord::Base
  self.abstract_class = true
  establish_connection(adapter: "postgresql", database: "postgres")
end

class TestTransactions < PageTest
  SEQUEL = Sequel.connect(adapter: "postgres", database: "postgres", keep_reference: true)
  FAILING = "<%= flocktory_postcheckout_tag { Visit.where('no_such_column = 1').to_a } %>"

  def setup
    super
    settings.on_invalid = :log
    Visit.delete_all
  end

  def visits
    Visit.order(:id).pluck(:page)
  end

  def test_a_failing_query_costs_only_the_order
    Visit.transaction do
      Visit.create!(page: "before")
      assert_equal "", page(nil, FAILING)
      Visit.create!(page: "after")
    end
    assert_equal %w[before after], visits
    assert_match(/No Flocktory postcheckout: ActiveRecord::StatementInvalid: PG::UndefinedColumn/, log)
    assert_equal [ActiveRecord::StatementInvalid], @events.map { |event| event.payload[:error].class }
  end

  def test_an_object_that_fails_while_it_is_read
    Visit.transaction do
      Visit.create!(page: "before")
      assert_equal EMPTY, page(order(items: Visit.where("no_such_column = 1")))
      Visit.create!(page: "after")
    end
    assert_equal %w[before after], visits
  end

  def test_what_a_right_order_writes_is_kept
    html = Visit.transaction do
      page(order, "<%= flocktory_postcheckout_tag { Visit.create!(page: 'tag') && @order } %>")
    end
    assert_equal P.render(order, nonce: "bm9uY2U=", once: true), html
    assert_equal %w[tag], visits
    assert_empty log
  end

  def test_a_rollback_is_a_failure_too
    Visit.transaction do
      Visit.create!(page: "before")
      assert_equal "", page(nil, "<%= flocktory_postcheckout_tag { Visit.create!(page: 'tag') && raise(ActiveRecord::Rollback) } %>")
    end
    assert_equal %w[before], visits
    assert_includes log, "ActiveRecord::Rollback"
  end

  def test_the_error_is_raised_where_people_develop
    settings.on_invalid = :raise
    Visit.transaction do
      assert_kind_of ActiveRecord::StatementInvalid, assert_raises(ActionView::Template::Error) { page(nil, FAILING) }.cause
      Visit.create!(page: "after")
    end
    assert_equal %w[after], visits
  end

  def test_other_databases
    Elsewhere.transaction do
      failing = "<%= flocktory_postcheckout_tag { Elsewhere.connection.execute('SELECT no_such_column') } %>"
      assert_equal "", page(nil, failing)
      Elsewhere.connection.execute("INSERT INTO visits (page) VALUES ('after')")
    end
    assert_equal %w[after], visits
  end

  def test_sequel
    SEQUEL.transaction do
      assert_equal "", page(nil, "<%= flocktory_postcheckout_tag { TestTransactions::SEQUEL[:visits].where(no_such_column: 1).all } %>")
      SEQUEL[:visits].insert(page: "after")
    end
    assert_equal %w[after], visits
    assert_includes log, "Sequel::DatabaseError"
  end

  def test_without_a_transaction_there_is_no_savepoint
    statements = []
    counted = proc { |event| statements << event.payload[:sql][/SAVEPOINT|COUNT/] }
    show = -> { page(order, "<%= flocktory_postcheckout_tag { Visit.count && @order } %>") }
    ActiveSupport::Notifications.subscribed(counted, "sql.active_record") do
      show.call
      Visit.transaction { Visit.create!(page: "before") && show.call }
    end
    assert_equal %w[COUNT SAVEPOINT COUNT SAVEPOINT], statements.compact
  end

  # Most requests of a thank-you page do not use every database.
  def test_no_connection_is_opened
    ActiveRecord::Base.connection_handler.clear_all_connections!(ActiveRecord::Base.current_role)
    assert_includes page(order), "</script>"
    refute_predicate ActiveRecord::Base.connection_pool, :active_connection?
  end
end
