# frozen_string_literal: true

# Compares our render with code that shops write today, and writes the tables into the given page.

require "etc"
require "flocktory/postcheckout"
require_relative "orders"
require_relative "peers"

OURS = "Flocktory::Postcheckout.render"
RENDER = Flocktory::Postcheckout.method(:render)
ROUNDS = 30
# Few enough to stay in the cache, as one order does in a shop.
ORDERS = { 5 => 100, 500 => 1 }.freeze
# How an order and its options are made.
CASES = {
  "no options" => ->(number) { [Orders.order(number, 5), {}] },
  "with nonce, base_url, lang, spot" => ->(number) { [Orders.order(number, 5), Orders.options(number)] },
  "the same, which complete the order" => ->(number) { [Orders.incomplete(number, 5), Orders.options(number)] },
  "one warning" => ->(number) { [Orders.with_warning(number, 5), {}] }
}.freeze

# Seconds of CPU time of each call.
def time(calls, render)
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  calls.each { |order, options| render.call(order, **options) }
  (Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start) / calls.size
end

# The median of each contender's rounds; all take turns. The block makes a contender's orders and options.
def medians(contenders)
  times = Hash.new { |hash, name| hash[name] = [] }
  ROUNDS.times do
    contenders.each do |name, render|
      calls = yield name
      GC.start(full_mark: false)
      times[name] << time(calls, render)
    end
  end
  times.transform_values { |all| all.sort[all.size / 2] }
end

def payload(script)
  json = script[/\['postcheckout', ?(.*)\]\);/, 1]
  raise "an open page: #{json}" if json.match?(/[<>&\u2028]/)

  JSON.parse(json)
end

# All must send the same payload, have the nonce in the tag, and not break the page.
def agree(contenders, &make)
  scripts = contenders.values.map do |render|
    order, options = make.call
    render.call(order, **options)
  end
  raise "not the same payload" unless scripts.map { |script| payload(script) }.uniq.size == 1
  raise "not the same tag" unless scripts.map { |script| script[/\A[^>]*>/] }.uniq.size == 1
end

# The tables, each row a list of cells.
def markdown(head, rows)
  [head, head.map { "---" }, *rows].map { |cells| "| #{cells.join(" | ")} |" }.join("\n").sub(/^\| -.*$/) { |line| line.delete(" ") }
end

def microseconds(seconds)
  format("%.1f µs", seconds * 1e6)
end

def speed
  contenders = { OURS => RENDER, **Peers::ALL }
  columns = ORDERS.keys.product([true, false]).to_h do |items, fresh|
    agree(contenders) do
      order = Orders.order(1, items)
      order[:order][:items][0][:title] = "</script><!-- & \u2028"
      [order, {}]
    end
    make = -> { Array.new(ORDERS[items]) { |number| [Orders.order(number, items), {}] } }
    same = make.call
    ["#{items} items, #{fresh ? "new" : "the same"}", medians(contenders) { fresh ? make.call : same }]
  end
  rows = contenders.keys.map do |name|
    cells = columns.values.map do |times|
      name == OURS ? microseconds(times[name]) : format("%s, %.1f x", microseconds(times[name]), times[name] / times[OURS])
    end
    [name, *cells]
  end
  markdown(["", *columns.keys], rows)
end

def cases
  contenders = { OURS => RENDER, **Peers::WITH_OPTIONS }
  CASES.each do |name, make|
    agree(contenders) { make.call(1) }
    order, options = make.call(1)
    raise name unless RENDER.call(order, **options).problems.size == (name == "one warning" ? 1 : 0)
  end
  turns = CASES.keys.product(contenders.keys).to_h { |turn| [turn, contenders[turn[1]]] }
  times = medians(turns) { |name, _| Array.new(ORDERS[5]) { |number| CASES[name].call(number) } }
  rows = CASES.keys.map do |name|
    ours, *others = contenders.keys.map { |contender| times[[name, contender]] }
    added = ours / times[["no options", OURS]] - 1
    first = added.zero? ? microseconds(ours) : format("%s, %+.0f %%", microseconds(ours), added * 100)
    [name, first, *others.map { |other| format("%s, %.1f x", microseconds(other), other / ours) }]
  end
  markdown(["5 items, new", *contenders.keys], rows)
end

def versions
  processor = File.read("/proc/cpuinfo")[/model name\s*: (.*)/, 1]
  "Ruby #{RUBY_VERSION}, json #{JSON::VERSION}, oj #{Oj::VERSION}, activesupport #{ActiveSupport::VERSION::STRING}, " \
    "on a machine with #{Etc.nprocessors} cores of #{processor}."
end

page = File.read(ARGV[0])
{ "versions" => versions, "speed" => speed, "cases" => cases }.each do |mark, text|
  puts text
  page.sub!(/<!-- #{mark} -->.*?<!-- end -->/m) { "<!-- #{mark} -->\n#{text}\n<!-- end -->" } or raise mark
end
File.write(ARGV[0], page)
