# frozen_string_literal: true

# The types of sig: they name everything that exists, and nothing else.

require_relative "helper"
require "json"
require "rbs"

class TestSignatures < Minitest::Test
  ROOT = File.expand_path("../..", __dir__)
  NAME = RBS::TypeName.new(name: :Postcheckout, namespace: RBS::Namespace.parse("::Flocktory"))

  def setup
    loader = RBS::EnvironmentLoader.new
    loader.add(path: Pathname(ROOT).join("sig"))
    @environment = RBS::Environment.from_loader(loader).resolve_type_names
    @builder = RBS::DefinitionBuilder.new(env: @environment)
  end

  def test_functions
    declared = @builder.build_singleton(NAME).methods.select { |_, method| method.defined_in == NAME }
    assert_equal P.singleton_methods(false).sort, declared.keys.sort
  end

  def test_constants
    under = ->(names) { names.select { |name| name.namespace == NAME.to_namespace }.map(&:name) }
    declared = under.call(@environment.constant_decls.keys) + under.call(@environment.class_decls.keys)
    # The helpers for Rails have no types, because Rails has none.
    assert_equal (P.constants - %i[Rails Railtie Page]).sort, declared.sort
  end

  def test_methods
    [P::Html, P::Snippet, P::Problem, P::Feed, P::IndexedFeed, P::Error, P::InvalidOrder, P::FeedError].each do |type|
      name = RBS::TypeName.new(name: type.name[/\w+\z/].to_sym, namespace: NAME.to_namespace)
      declared = @builder.build_instance(name).methods.select { |_, method| method.defined_in == name && method.accessibility == :public }
      assert_equal own(type), declared.keys.sort, type
    end
  end

  def test_options
    options = JSON.parse(File.read("#{ROOT}/schema/options.json", encoding: "UTF-8"))
    options["check"] = options["render"]
    options.each do |function, listed|
      type = @builder.build_singleton(NAME).methods[function.to_sym].method_types[0].type
      assert_equal listed.map { |option| option["name"].to_sym }.sort, type.optional_keywords.keys.sort, function
    end
  end

  def test_functions_of_feeds
    name = RBS::TypeName.new(name: :Feed, namespace: NAME.to_namespace)
    declared = @builder.build_singleton(name).methods.select { |_, method| method.defined_in == name && method.defs.any? { |found| found.implemented_in == name } }
    assert_equal P::Feed.singleton_methods(false).sort, declared.keys.sort
  end

  private

  # The methods that a class defines itself, without those of every Struct, and without writers, which a frozen one lacks.
  def own(type)
    type.public_instance_methods(false).grep_v(/=\z/).sort - (type == P::Problem ? [:to_s] : [])
  end
end
