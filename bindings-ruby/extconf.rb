# frozen_string_literal: true

# Writes the Makefile that builds the extension: with the gem rb_sys if it is installed, otherwise with cargo alone.

require "mkmf"
require "open3"
require "rubygems/version"

EXTENSION = "flocktory_postcheckout_ruby"
FOLDER = "flocktory/postcheckout"
WORKSPACE = File.expand_path("../Cargo.toml", __dir__)
RUST = Gem::Version.new(File.read(WORKSPACE)[/^rust-version = "(.+)"/, 1])
CARGO = ENV.fetch("CARGO", "cargo")

# Prints a check and its result, as mkmf does for its own checks.
def found(what, given)
  message("checking for %s... %s\n", what, given || "no")
  given
end

def version(command)
  output, status = Open3.capture2e(command, "--version")
  output[/\d+\.\d+\.\d+/] if status.success?
rescue SystemCallError
  nil
end

# The library that parses Ruby's headers during the build.
def libclang
  folders = [ENV["LIBCLANG_PATH"], "/usr/lib*/llvm*/lib*", "/usr/lib/llvm/*/lib*", "/usr/lib*", "/usr/lib/*-linux-*",
             "/usr/local/lib*", "/opt/homebrew/opt/llvm/lib", "/usr/local/opt/llvm/lib",
             "/Library/Developer/CommandLineTools/usr/lib", "/Applications/Xcode.app/Contents/**/XcodeDefault.xctoolchain/usr/lib"]
  Dir.glob(folders.compact.map { |folder| "#{folder}/libclang{,-*}.{so,dylib}*" }).first
end

rust = found("cargo", version(CARGO))
abort <<~TEXT unless rust
  Rust is missing: this gem is built from source here, and needs cargo #{RUST} or later. Install it from rustup.rs, or add
  this machine's platform to your Gemfile.lock (bundle lock --add-platform): there may be a precompiled gem for it.
TEXT
abort "Rust #{rust} is too old: this gem needs #{RUST} or later (rustup update, or rustup.rs)." if Gem::Version.new(rust) < RUST
unless found("libclang", libclang)
  message("libclang was not found: if the build fails without it, install it (Debian: libclang1 and libclang-common-dev; " \
          "Alpine: clang-dev; macOS: Xcode's command line tools), or set LIBCLANG_PATH.\n")
end

# The gem has only the crates that it is built from, and cargo refuses a workspace with a missing member.
manifest = File.read(WORKSPACE)
present = manifest.gsub(/^(?:default-)?members = .*/) do |line|
  line.gsub(/"([^"]+)",? ?/) { |member| File.directory?(File.expand_path("../#{$1}", __dir__)) ? member : "" }
end
File.write(WORKSPACE, present) if present != manifest

begin
  require "rb_sys/mkmf"
  create_rust_makefile("#{FOLDER}/#{EXTENSION}")
  return
rescue LoadError
  found("the gem rb_sys", nil)
end

prefix, suffix = RbConfig::CONFIG["host_os"].match?(/mingw|mswin/) ? ["", "dll"] : ["lib", RbConfig::CONFIG["SOEXT"]]
flags = RbConfig::CONFIG["host_os"].match?(/darwin/) ? " -C link-arg=-Wl,-undefined,dynamic_lookup" : ""
# For musl, Rust makes shared libraries only with this flag.
flags += " -C target-feature=-crt-static" if RbConfig::CONFIG["host_os"].include?("musl")

File.write("Makefile", <<~MAKEFILE)
  CARGO_TARGET_DIR ?= target
  sitearchdir = #{RbConfig::CONFIG["sitearchdir"]}
  destination = $(DESTDIR)$(sitearchdir)/#{FOLDER}
  library = #{EXTENSION}.#{RbConfig::CONFIG["DLEXT"]}

  .PHONY: all install clean distclean
  all: $(library)

  $(library):
  \tRUBY=#{RbConfig.ruby} #{CARGO} rustc --release --lib --manifest-path #{__dir__}/Cargo.toml --target-dir $(CARGO_TARGET_DIR) --#{flags}
  \tcp $(CARGO_TARGET_DIR)/release/#{prefix}#{EXTENSION}.#{suffix} $(library)

  install: $(library)
  \tmkdir -p $(destination)
  \tmv $(library) $(destination)/
  \trm -rf target

  clean distclean:
  \trm -rf target $(library)
MAKEFILE
