# frozen_string_literal: true

# The installed gem, and the messages of its installation if something is missing.

require_relative "helper"
require "open3"
require "tmpdir"

class TestPackage < Minitest::Test
  ROOT = File.expand_path("../..", __dir__)

  def test_it_is_the_installed_one_that_is_tested
    library = $LOADED_FEATURES.grep(/flocktory_postcheckout_ruby/)
    assert_equal 1, library.size
    assert library[0].start_with?(ENV.fetch("GEM_HOME")), library[0]
    assert_operator File.size(library[0]), :<, 1_450_000
    assert_equal Gem.loaded_specs.fetch("flocktory-postcheckout").version.to_s, P::VERSION
  end

  def test_what_is_not_needed_is_not_shipped
    folder = Gem.loaded_specs.fetch("flocktory-postcheckout").full_gem_path
    files = Dir.glob("**/*", base: folder).select { |file| File.file?(File.join(folder, file)) }
    assert_includes files, "core/src/page/js/#{P::STATIC_FILE_NAME}"
    assert_empty files.grep_v(%r{\A(core/(Cargo.toml|src/)|sig/|bindings-ruby/(Cargo.toml|README.md|extconf.rb|lib/|src/|gem_make.out|mkmf.log|Makefile)|[^/]+\z)})
  end

  def test_it_loads_alone
    out, status = Open3.capture2e(RbConfig.ruby, "-w", "-e", 'require "flocktory/postcheckout"; p defined?(Rails), defined?(JSON)')
    assert_equal ["nil\nnil\n", true], [out, status.success?]
  end

  def test_a_class_of_the_same_name
    out, status = Open3.capture2e(RbConfig.ruby, "-e", 'class Flocktory; end; require "flocktory/postcheckout"')
    assert_match(/flocktory-postcheckout needs the name Flocktory for its module, .* \(TypeError\)/, out)
    refute_predicate status, :success?
    out, = Open3.capture2e(RbConfig.ruby, "-e", 'module Flocktory; end; require "flocktory/postcheckout"; print Flocktory::Postcheckout::VERSION')
    assert_equal P::VERSION, out
  end

  def test_without_rust
    assert_includes configured(CARGO: "no-such-cargo"), "Rust is missing"
  end

  def test_with_an_old_rust
    Dir.mktmpdir do |folder|
      cargo = File.join(folder, "cargo")
      File.write(cargo, "#!/bin/sh\necho cargo 1.63.0", perm: 0o755)
      assert_includes configured(CARGO: cargo), "Rust 1.63.0 is too old"
    end
  end

  private

  # The message with which extconf.rb stops.
  def configured(**environment)
    Dir.mktmpdir do |folder|
      out, status = Open3.capture2e(environment.transform_keys(&:to_s), RbConfig.ruby, "#{ROOT}/bindings-ruby/extconf.rb", chdir: folder)
      refute_predicate status, :success?
      refute_path_exists File.join(folder, "Makefile")
      out
    end
  end
end
