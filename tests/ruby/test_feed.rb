# frozen_string_literal: true

# The index of a feed: made, opened, used by orders, replaced, broken.

require_relative "feeds"
require "pathname"
require "timeout"
require "zlib"

class TestFeed < Minitest::Test
  include Feeds

  UNKNOWN = [:feed_id_unknown, nil].freeze

  def test_each_reason_is_told
    cases = JSON.parse(File.read(File.expand_path("../feed/mismatches.json", __dir__), encoding: "UTF-8"), symbolize_names: true)
    seen = cases.flat_map do |one|
      feed = P::Feed.open(indexed(*one[:offers]))
      one[:items].flat_map do |wanted|
        reported = compared(feed, wanted.slice(:id, :title)).map { |code, _| code.to_s }
        assert_equal wanted[:reported], reported, wanted
        reported
      end
    end
    assert_operator seen.uniq.size, :>, 9
  end

  def test_a_feed_is_text_of_any_kind
    cyrillic = feed({ id: "Шапка-1", name: "Шапка «Зима»" }, "2", encoding: "windows-1251")
    [feed({ id: "Шапка-1", name: "Шапка «Зима»" }, "2"), cyrillic, Zlib.gzip(cyrillic)].each do |content|
      index = Pathname(@folder).join("feed.idx")
      made = P::Feed.index(file("feed", content), index)
      assert_equal [2, index.size, []], made.to_a
      assert_predicate made, :frozen?
      assert_equal [:feed_id_title, 'the feed has "Шапка-1"'], compared(index, { id: 9, title: "Шапка «Зима»" })[0]
      assert_empty compared(index, "Шапка-1", 2)
    end
  end

  def test_a_path_will_do
    path = indexed("777")
    [path, Pathname(path), P::Feed.open(path), P::Feed.open(Pathname(path))].each { |given| assert_equal [UNKNOWN], compared(given, "777", "778") }
    assert_equal P.render(order), P.render(order, feed: path)
    assert_empty compared(nil, "778")
    feed = P::Feed.open(path)
    assert_equal [path, 1, "#<Flocktory::Postcheckout::Feed #{path}>", nil], [feed.path, feed.offers, feed.inspect, feed.error]
    assert_equal [true, true, true, false], [777, "777", :"777", "7"].map { |id| feed.include?(id) }
  end

  def test_warnings_of_the_snippet
    path = indexed("0777")
    problem, = P.render(order, feed: path, lang: :ru).problems
    assert_equal [:feed_id_zeros, "order.items[0].id", 'в фиде есть "0777"'], problem.to_h.values_at(:code, :path, :hint)
    assert_raises(P::InvalidOrder) { P.render(order, feed: path, strict: true) }
  end

  def test_what_is_no_feed_is_refused
    [5, Object.new, ["feed.idx"], { feed: "feed.idx" }, true].each do |given|
      error = assert_raises(P::InvalidOrder) { P.render(order, feed: given) }
      assert_equal [[:option_invalid, "options.feed"]], error.problems.map { |problem| [problem.code, problem.path] }
    end
    assert_raises(P::InvalidOrder) { P.render(order, spot: P::Feed.open(indexed("1"))) }
    failing = Object.new.tap { |object| def object.to_path = raise(IOError, "gone") }
    assert_equal "gone", assert_raises(IOError) { P.render(order, feed: failing) }.message
  end

  def test_a_file_that_cannot_be_used
    whole = File.binread(indexed("777"))
    { "short" => whole[0..-2], "foreign" => "another file" * 99, "empty" => "" }.each do |name, content|
      error = assert_raises(P::FeedError) { P::Feed.open(file(name, content)) }
      assert error.message.start_with?("#{@folder}/#{name}: "), error.message
      assert_equal :feed_unreadable, P.render(order, feed: error.message[/\A[^:]+/]).problems[0].code
    end
    assert_match(/No such file/, assert_raises(P::FeedError) { P::Feed.open("#{@folder}/missing") }.message)
    assert_match(/не индекс/, assert_raises(P::FeedError) { P::Feed.open("#{@folder}/foreign", lang: "ru") }.message)
    assert_raises(TypeError) { P::Feed.open(nil) }
    assert_raises(ArgumentError) { P::Feed.open }
    assert_raises(ArgumentError) { P::Feed.open("a\0b") }
    assert_raises(P::InvalidOrder) { P::Feed.open(file("good", whole), lang: "de") }
    [-> { P::Feed.new }, -> { P::Feed.allocate }, -> { Marshal.dump(P::Feed.open("#{@folder}/good")) }].each { |made| assert_raises(TypeError, &made) }
  end

  def test_half_a_feed_makes_no_index
    whole = feed("1", "2", "3")
    index = indexed("1")
    before = File.binread(index)
    half = file("half.xml", whole[0..-60])
    error = assert_raises(P::FeedError) { P::Feed.index(half, index) }
    assert_match(/half.xml: .*: line \d, column/, error.message)
    assert_predicate error.problems[0], :error?
    assert_equal before, File.binread(index)
    made = P::Feed.index(half, index, partial: true, lang: "ru")
    assert_operator made.offers, :<, 3
    assert_match(/\Aстрока \d/, made.problems[0].message)
    assert_match(/HTML/, assert_raises(P::FeedError) { P::Feed.index(file("page", "<!DOCTYPE html><html></html>"), index) }.message)
    assert_match(/missing: No such/, assert_raises(P::FeedError) { P::Feed.index("#{@folder}/missing", index) }.message)
    assert_raises(P::FeedError) { P::Feed.index(file("whole.xml", whole), "#{@folder}/missing/feed.idx") }
    assert_raises(P::InvalidOrder) { P::Feed.index(half, index, prtial: true) }
  end

  def test_a_replaced_index_is_followed
    feed = P::Feed.open(indexed("777"))
    assert_equal [UNKNOWN], compared(feed, "778")
    indexed("778", "779")
    wait_until { feed.include?("778") }
    assert_equal [[], 2], [compared(feed, "778"), feed.offers]
    # If the new file is unusable, the earlier index stays in use.
    File.rename(file("broken", "broken"), feed.path)
    wait_until { feed.error }
    assert_equal [[:feed_stale, nil]], compared(feed, "778")
    assert feed.include?("778")
  end

  def test_only_an_index_is_replaced
    other = file("other.csv", "id;name\n")
    good = file("feed.xml", feed("1"))
    assert_match(/other.csv: this is not an index, so it was not replaced/, assert_raises(P::FeedError) { P::Feed.index(good, other) }.message)
    P::Feed.index(good, other, force: true)
    assert P::Feed.open(other).include?("1")
  end

  def test_a_pipe_is_refused_at_once
    pipe = File.join(@folder, "pipe")
    File.mkfifo(pipe)
    [pipe, @folder, "/dev/zero"].each do |path|
      assert_equal "#{path}: not a regular file", assert_raises(P::FeedError) { P::Feed.open(path) }.message
      assert_equal [:feed_unreadable], compared(path, "1").map(&:first)
    end
  end

  # Another process overwrites it carelessly: tests/feed/race.py.
  def test_an_answer_is_right_or_refused_whatever_happens_to_the_file
    files = %w[A B].map { |name| file("#{name}.idx", File.binread(indexed("common", *Array.new(2000) { |number| format("#{name}-%04d", number) }))) }
    path = file("feed.idx", File.binread(files[0]))
    feed = P::Feed.open(path)
    race = spawn("python3", File.expand_path("../feed/race.py", __dir__), ENV.fetch("RACE_ROUNDS", "200"), path, *files)
    answers = 0
    until Process.wait(race, Process::WNOHANG)
      [feed, path].each do |given|
        codes = compared(given, "common", "Common").map(&:first)
        assert codes.include?(:feed_unreadable) || codes - [:feed_stale] == [:feed_id_case], codes
      end
      { "common" => true, "Common" => false, "C-0001" => false }.each do |id, wanted|
        assert_equal wanted, feed.include?(id)
        answers += 1
      rescue P::FeedError
        nil
      end
    end
    assert_predicate $?, :success?
    assert_operator answers, :>, 0
  end

  def test_threads_ractors_and_forks
    feed = P::Feed.open(indexed("777"))
    expected = [[UNKNOWN]]
    assert_equal expected, Array.new(8) { Thread.new { Array.new(200) { compared(feed, "777", "778") }.uniq } }.flat_map(&:value).uniq
    assert Ractor.shareable?(feed)
    shared = Ractor.make_shareable(order(items: [item(id: "778")]))
    ractors = Array.new(3) { Ractor.new(feed, shared) { |index, given| Array.new(200) { Flocktory::Postcheckout.check(given, feed: index).map(&:code) }.uniq } }
    assert_equal [[[:feed_id_unknown]]], ractors.map(&:take).uniq
    pids = Array.new(3) { fork { exit!(compared(feed, "777", "778") == [UNKNOWN]) } }
    assert(pids.all? { |pid| Process.wait2(pid)[1].success? })
  end

  def test_a_timeout_ends_it
    path = file("large.xml", feed(*Array.new(300_000, &:to_s)))
    index = "#{@folder}/large.idx"
    start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    P::Feed.index(path, index)
    whole = Process.clock_gettime(Process::CLOCK_MONOTONIC) - start
    File.delete(index)
    start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    assert_raises(Timeout::Error) { Timeout.timeout(whole / 20) { P::Feed.index(path, index) } }
    assert_operator Process.clock_gettime(Process::CLOCK_MONOTONIC) - start, :<, whole / 2
    refute_path_exists index
    thread = Thread.new { P::Feed.index(path, index) }
    sleep whole / 20
    thread.kill.join
    refute_path_exists index
  end

  def test_a_signal_that_is_handled_does_not_end_it
    path = file("large.xml", feed(*Array.new(100_000, &:to_s)))
    caught = 0
    before = trap("USR1") { caught += 1 }
    signals = Thread.new { 5.times { sleep(0.01) && Process.kill("USR1", Process.pid) } }
    assert_equal 100_000, P::Feed.index(path, "#{@folder}/large.idx").offers
    signals.join
    assert_operator caught, :>, 0
  ensure
    trap("USR1", before)
  end

  def test_other_threads_run_while_a_feed_is_read
    path = file("large.xml", feed(*Array.new(100_000, &:to_s)))
    ticks = 0
    ticking = Thread.new { loop { sleep(0.001) && ticks += 1 } }
    sleep 0.01
    before = ticks
    threads = Array.new(3) { |n| Thread.new { P::Feed.index(path, "#{@folder}/#{n}").offers } }
    assert_equal [100_000] * 3, threads.map(&:value)
    assert_operator ticks, :>, before
  ensure
    ticking&.kill
  end
end
