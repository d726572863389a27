# frozen_string_literal: true

namespace :flocktory do
  desc "Checks stored orders, flocktory:check[Order.completed] or [Order,method], or those in a file of JSON, flocktory:check[order.json]"
  task :check, %i[orders method] => :environment do |_, arguments|
    given = arguments[:orders] or abort "Which orders? rake 'flocktory:check[Order.completed]', or a file: rake 'flocktory:check[order.json]'"
    options = Flocktory::Postcheckout::Rails::Settings.options
    if File.file?(given)
      order = JSON.parse(File.read(given, encoding: "UTF-8"), decimal_class: BigDecimal)
      problems = Flocktory::Postcheckout.check(order, **options)
      puts problems
      abort "#{given} can't be sent." if problems.any?(&:error?)
      puts "#{given} can be sent."
    else
      require "flocktory/postcheckout/rails/stored_orders"
      begin
        records = Flocktory::Postcheckout::Rails::StoredOrders.find(given)
      rescue NameError => error
        abort "#{given} is neither a file nor a model: #{error.message}"
      end
      checked = Flocktory::Postcheckout::Rails::StoredOrders.new(records, arguments[:method] || :postcheckout, options).check
      puts checked
      puts "The ids of their items were not compared with the feed: config.flocktory.feed is not set." unless options[:feed]
      abort "#{checked.refused} of #{checked.total} orders can't be sent." if checked.refused.positive?
    end
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
