# frozen_string_literal: true

# Compares our render with code that shops write today, and writes the tables into the given page.

require "flocktory/postcheckout"
require_relative "orders"
require_relative "peers"

OURS = "Flocktory::Postcheckout.render"
ALL = { OURS => Flocktory::Postcheckout.method(:render).to_proc, **Peers::ALL }.freeze
ROUNDS = 30
# Few enough to stay in the cache, as one order does in a shop.
ORDERS = { 5 => 300, 500 => 3 }.freeze

# Seconds of each call.
def time(orders, render)
  start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  orders.each(&render)
  (Process.clock_gettime(Process::CLOCK_MONOTONIC) - start) / orders.size
end

# The fastest round of each, since noise only adds; with separate orders for each round, or always the same ones.
def fastest(items, fresh:)
  make = -> { Array.new(ORDERS[items]) { |number| Orders.order(number, items) } }
  same = make.call
  times = Hash.new { |hash, name| hash[name] = [] }
  ROUNDS.times do
    ALL.each do |name, render|
      orders = fresh ? make.call : same
      GC.start(full_mark: false)
      times[name] << time(orders, render)
    end
  end
  times.transform_values { |all| all.min }
end

# All must send the same payload and not break the page.
def agree(items)
  order = Orders.order(1, items)
  order[:order][:items][0][:title] = "</script><!-- & \u2028"
  payloads = ALL.transform_values do |render|
    json = render.call(order)[/\['postcheckout', ?(.*)\]\);/, 1]
    raise "an open page: #{json}" if json.match?(/[<>&\u2028]/)

    JSON.parse(json)
  end
  raise "not the same payload" unless payloads.values.uniq.size == 1
end

# The tables, each row a list of cells.
def markdown(head, rows)
  [head, head.map { "---" }, *rows].map { |cells| "| #{cells.join(" | ")} |" }.join("\n").sub(/^\| -.*$/) { |line| line.delete(" ") }
end

def speed
  columns = ORDERS.keys.product([true, false]).to_h do |items, fresh|
    ["#{items} items, #{fresh ? "new" : "the same"}", fastest(items, fresh: fresh)]
  end
  rows = ALL.keys.map do |name|
    cells = columns.values.map do |times|
      time = format("%.1f µs", times[name] * 1e6)
      name == OURS ? time : format("%s, %.1f x", time, times[name] / times[OURS])
    end
    [name, *cells]
  end
  markdown(["", *columns.keys], rows)
end

def versions
  "Ruby #{RUBY_VERSION}, json #{JSON::VERSION}, oj #{Oj::VERSION}, activesupport #{ActiveSupport::VERSION::STRING}."
end

ORDERS.each_key { |items| agree(items) }
page = File.read(ARGV[0])
{ "versions" => versions, "speed" => speed }.each do |mark, text|
  puts text
  page.sub!(/<!-- #{mark} -->.*?<!-- end -->/m) { "<!-- #{mark} -->\n#{text}\n<!-- end -->" } or raise mark
end
File.write(ARGV[0], page)
