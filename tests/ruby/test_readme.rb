# frozen_string_literal: true

# The README's example does what it says.

require_relative "feeds"

class TestReadme < Minitest::Test
  include Feeds

  def test_the_example
    page = File.read(File.expand_path("../../bindings-ruby/README.md", __dir__), encoding: "UTF-8")
    _, example, feed = page.scan(/^```ruby\n(.*?)^```/m).flatten
    place = binding
    out, = capture_io { place.eval(example, "README.md") }
    assert_includes out, '"id":"77","price":2999.99'
    assert_equal 1, out.scan("</script>").size
    Dir.chdir(@folder) do
      file("feed.xml", self.feed("777"))
      assert_empty place.eval(feed.sub("FEED =", "feed =").sub("FEED", "feed"), "README.md")
    end
  end
end
