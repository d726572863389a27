# frozen_string_literal: true

namespace :flocktory do
  desc "Checks an order, or a list of orders, in a file of JSON: flocktory:check[order.json]"
  task :check, [:file] => :environment do |_, arguments|
    file = arguments[:file] or abort "Which file? rake 'flocktory:check[order.json]'"
    order = JSON.parse(File.read(file, encoding: "UTF-8"), decimal_class: BigDecimal)
    problems = Flocktory::Postcheckout.check(order, **Flocktory::Postcheckout::Rails::Settings.options)
    puts problems
    abort "#{file} can't be sent." if problems.any?(&:error?)
    puts "#{file} can be sent."
  end

  namespace :feed do
    desc "Makes the index of a feed, for config.flocktory.feed: flocktory:feed:index[feed.xml], or [feed.xml,feed.idx]"
    task :index, %i[file index] => :environment do |_, arguments|
      settings = Rails.application.config.flocktory
      file = arguments[:file] or abort "Which feed? rake 'flocktory:feed:index[feed.xml]'"
      index = arguments[:index] || (settings.feed.respond_to?(:path) ? settings.feed.path : settings.feed)
      abort "Which index? Set config.flocktory.feed, or rake 'flocktory:feed:index[feed.xml,feed.idx]'" unless index
      indexed = Flocktory::Postcheckout::Feed.index(file, index, **Flocktory::Postcheckout::Rails::Settings.options.slice(:lang))
      puts indexed.problems, "#{index}: #{indexed.offers} offers, #{indexed.bytes} bytes"
    rescue Flocktory::Postcheckout::FeedError => error
      abort error.message
    end
  end

  desc "Writes the script that config.flocktory.form = \"data\" needs into public, for apps without an asset pipeline"
  task static_file: :environment do
    path = Rails.public_path.join("javascripts", Flocktory::Postcheckout::STATIC_FILE_NAME)
    path.dirname.mkpath
    path.write(Flocktory::Postcheckout::STATIC_FILE)
    puts path
  end
end
