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

  desc "Writes the script that config.flocktory.form = \"data\" needs into public, for apps without an asset pipeline"
  task static_file: :environment do
    path = Rails.public_path.join("javascripts", Flocktory::Postcheckout::STATIC_FILE_NAME)
    path.dirname.mkpath
    path.write(Flocktory::Postcheckout::STATIC_FILE)
    puts path
  end
end
