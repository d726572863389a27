# Needed by the tests of Ruby and of Rails: Debian's packages, and the gem, installed from its file into a separate folder.

install cc gcc libc6-dev
install make make
install ruby ruby
# Not `rails`, which brings another Node.
packages ruby-dev libclang1-14 libclang-common-14-dev ruby-minitest ruby-rspec-core ruby-rspec-expectations ruby-railties \
  ruby-actionpack ruby-actionview ruby-activerecord ruby-sqlite3 ruby-rack-test ruby-sinatra puma ruby-oj ruby-money \
  ruby-haml ruby-slim ruby-sprockets-rails

export GEM_HOME=$PWD/target/ruby RUST_BACKTRACE=0

# Built once for all suites, unless it is newer than its sources: another suite may be using it. The folders of libraries are
# put into the sources by .github/gems, for a moment.
gem_installs() {
  alone gems install_gem
}
# The commands are those of the README.
install_gem() {
  local commands installed=$GEM_HOME/installed
  [ -e "$installed" ] && [ -z "$(find Cargo.* LICENSE-* CHANGELOG.md ./*.gemspec core bindings-ruby sig -type f \
    ! -path '*/postcheckout/[0-9]*' -newer "$installed" -print -quit)" ] && return
  commands=$(sed -n '/^```sh$/,/^```$/s/^gem /&/p' bindings-ruby/README.md)
  echo 'gem: --no-document' >target/gemrc
  rm -rf "$GEM_HOME" && GEMRC=$PWD/target/gemrc CARGO_TARGET_DIR=$PWD/target bash -ec "$commands" &&
    rm flocktory-postcheckout.gem && touch "$installed"
}
