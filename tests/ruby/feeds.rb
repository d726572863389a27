# frozen_string_literal: true

require "tmpdir"
require_relative "helper"

# Feeds as files, and the problems of their items.
module Feeds
  include Orders

  def setup
    super
    @folder = Dir.mktmpdir
  end

  def teardown
    FileUtils.remove_entry(@folder)
    super
  end

  # A feed: each offer is its id, or its attributes, with the children name and vendorCode among them.
  def feed(*offers, encoding: "UTF-8")
    lines = offers.map do |offer|
      attributes, children = (offer.is_a?(Hash) ? offer : { id: offer }).partition { |name, _| %i[id group_id].include?(name) }
      children = children.map { |name, text| "<#{name}>#{text.encode(xml: :text)}</#{name}>" }
      "<offer #{attributes.map { |name, text| "#{name}=#{text.encode(xml: :attr)}" }.join(" ")}>#{children.join}</offer>"
    end
    head = "<?xml version=\"1.0\" encoding=\"#{encoding}\"?><yml_catalog date=\"2026-11-25 13:00\"><shop><offers>"
    [head, *lines, "</offers></shop></yml_catalog>"].join("\n").encode(encoding)
  end

  def file(name, content)
    File.join(@folder, name).tap { |path| File.binwrite(path, content) }
  end

  # Makes an index of these offers, replacing an earlier one, and returns its path.
  def indexed(*offers)
    index = File.join(@folder, "feed.idx")
    P::Feed.index(file("feed.xml", feed(*offers)), index)
    index
  end

  # The problems of such items' ids: each code with its hint.
  def compared(given, *items)
    items = items.map { |one| one.is_a?(Hash) ? item(**one) : item(id: one) }
    problems = P.check(order(items: items), feed: given).select { |problem| problem.code.start_with?("feed_") }
    problems.map { |problem| [problem.code, problem.hint] }
  end

  def wait_until
    finish = Process.clock_gettime(Process::CLOCK_MONOTONIC) + 120
    sleep 0.05 until yield || Process.clock_gettime(Process::CLOCK_MONOTONIC) > finish
  end
end
