# frozen_string_literal: true

# The README's example does what it says.

require_relative "helper"

class TestReadme < Minitest::Test
  def test_the_example
    page = File.read(File.expand_path("../../bindings-ruby/README.md", __dir__), encoding: "UTF-8")
    example = page.scan(/^```ruby\n(.*?)^```/m).flatten.last
    out, = capture_io { eval(example, binding, "README.md") }
    assert_includes out, '"id":"77","price":2999.99'
    assert_equal 1, out.scan("</script>").size
  end
end
