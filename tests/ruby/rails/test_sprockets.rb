# frozen_string_literal: true

# The static file as Sprockets serves it.

require "rails"
require "action_controller/railtie"
require "sprockets/railtie"

# Its cache is a folder next to the app.
ActiveSupport.on_load(:before_configuration) do
  config.assets.configure { |environment| environment.cache = Sprockets::Cache::MemoryStore.new }
end
require_relative "app"

class TestSprockets < PageTest
  def test_a_browser_takes_the_file
    settings.form = "data"
    tag = page(order)[/<script src=[^>]*>/]
    served = get(tag[/src="([^"]*)"/, 1]).body
    assert_includes served, "flocktory"
    # Sprockets changes the file, so its bytes are not the package's.
    refute_equal P.static_file_hash, P.csp_hash(served)
    assert_includes [nil, P.csp_hash(served)], tag[/integrity="([^"]*)"/, 1]
  end
end
