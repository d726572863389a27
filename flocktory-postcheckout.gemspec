# frozen_string_literal: true

Gem::Specification.new do |spec|
  spec.name = "flocktory-postcheckout"
  manifest = File.read(File.join(__dir__, "Cargo.toml"))
  repository = manifest[/^repository = "(.+)"/, 1]
  spec.version = manifest[/^version = "(.+)"/, 1]
  spec.summary = "Flocktory postcheckout: a shop's order becomes a safe script for its thank-you page"
  spec.description = "Renders Flocktory's postcheckout snippet from a shop's own objects, checks every rule of it, and never " \
                     "breaks the page. With helpers for Rails, its nonces, and Turbo."
  spec.authors = ["The flocktory-postcheckout developers"]
  spec.licenses = ["MIT", "Apache-2.0"]
  spec.required_ruby_version = ">= 3.1"
  spec.homepage = repository
  spec.metadata = {
    "source_code_uri" => repository,
    "documentation_uri" => "#{repository}/blob/main/bindings-ruby/README.md",
    "changelog_uri" => "#{repository}/blob/main/CHANGELOG.md",
    "bug_tracker_uri" => "#{repository}/issues",
    "rubygems_mfa_required" => "true"
  }

  spec.files = Dir[
    "core/{Cargo.toml,src/**/*}", "bindings-ruby/{Cargo.toml,README.md,extconf.rb,{lib,src}/**/*}", "sig/*", "Cargo.{toml,lock}",
    "LICENSE-*", "CHANGELOG.md", base: __dir__
  ].select { |file| File.file?(File.join(__dir__, file)) }
  spec.require_paths = ["bindings-ruby/lib"]
  spec.extensions = ["bindings-ruby/extconf.rb"]
end
