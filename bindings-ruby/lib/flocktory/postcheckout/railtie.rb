# frozen_string_literal: true

require "rails/railtie"
require_relative "rails/helpers"

module Flocktory
  module Postcheckout
    # Adds config.flocktory, the helpers, the static file as an asset, and the rake tasks to a Rails app.
    class Railtie < ::Rails::Railtie
      STATIC_FILES = File.expand_path("../../../../core/src/page/js", __dir__)
      private_constant :STATIC_FILES

      config.flocktory = ActiveSupport::OrderedOptions.new.update(Rails::Settings::DEFAULTS)

      initializer "flocktory.assets" do |app|
        if app.config.respond_to?(:assets)
          app.config.assets.paths << STATIC_FILES
          app.config.assets.precompile << STATIC_FILE_NAME
        end
      end

      initializer "flocktory.helpers" do
        ActiveSupport.on_load(:action_view) { include Rails::Helpers }
      end

      config.after_initialize { Rails::Settings.check }

      rake_tasks { load File.expand_path("rails/tasks.rake", __dir__) }
    end
  end
end
