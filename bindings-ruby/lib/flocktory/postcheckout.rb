# frozen_string_literal: true

# Ruby's own message would not say whose name it is.
if defined?(Flocktory) && Flocktory.instance_of?(Class)
  raise TypeError, "flocktory-postcheckout needs the name Flocktory for its module, but this app has a class of that name: " \
                   "rename the class, or put it into a module of the app"
end

# For times in the field extra.
require "time"
require_relative "postcheckout/errors"
require_relative "postcheckout/feed"
require_relative "postcheckout/html"
require_relative "postcheckout/policy"
require_relative "postcheckout/problem"
require_relative "postcheckout/snippet"

module Flocktory
  # Flocktory postcheckout: a shop's order becomes a safe script for its thank-you page.
  module Postcheckout
    begin
      # A precompiled gem has a library for each Ruby version.
      require "flocktory/postcheckout/#{RUBY_VERSION[/\A\d+\.\d+/]}/flocktory_postcheckout_ruby"
    rescue LoadError
      require "flocktory/postcheckout/flocktory_postcheckout_ruby"
    end
  end
end

require_relative "postcheckout/railtie" if defined?(Rails::Railtie)
