# frozen_string_literal: true

# Measures our render against what shops do today, in one process, one after the other, and prints a table.

require "flocktory/postcheckout"
require_relative "orders"
require_relative "peers"

OURS = "flocktory-postcheckout"
ALL = { OURS => Flocktory::Postcheckout.method(:render).to_proc, **Peers::ALL }.freeze
ROUNDS = 30
# Few enough to stay in the cache, as a shop's one order is when it is rendered.
ORDERS = { 5 => 40, 500 => 2 }.freeze

# Seconds of each call.
def time(orders, render)
  start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  orders.each(&render)
  (Process.clock_gettime(Process::CLOCK_MONOTONIC) - start) / orders.size
end

# The median of each, with orders of its own for each round, or always the same ones.
def medians(items, fresh:)
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
  times.transform_values { |all| all.sort[ROUNDS / 2] }
end

# They must say the same, and keep the page whole.
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

ORDERS.each_key { |items| agree(items) }
columns = [5, 500].product([true, false]).to_h do |items, fresh|
  ["#{items} items, #{fresh ? "fresh" : "same"} strings", medians(items, fresh: fresh)]
end
puts "| | #{columns.keys.join(" | ")} |", "|---#{"|---" * columns.size}|"
ALL.each_key do |name|
  cells = columns.values.map do |median|
    ratio = median[name] / median[OURS]
    format("%.1f µs%s", median[name] * 1e6, name == OURS ? "" : format(", %.1f ×", ratio))
  end
  puts "| #{name} | #{cells.join(" | ")} |"
end
