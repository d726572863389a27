# What the tests of Ruby and of Rails need: Debian's packages, and the gem, installed from its file into a folder of its own.

install cc gcc libc6-dev
install make make
install ruby ruby
# Not `rails`, which brings another Node.
packages ruby-dev libclang1-14 libclang-common-14-dev ruby-minitest ruby-rspec-core ruby-rspec-expectations ruby-railties \
  ruby-actionpack ruby-actionview ruby-activerecord ruby-sqlite3 ruby-rack-test ruby-sinatra puma ruby-oj ruby-money \
  ruby-haml ruby-slim ruby-sprockets-rails

export GEM_HOME=$PWD/target/ruby RUST_BACKTRACE=0

# Built once, for both folders of tests; cargo keeps what has not changed.
gem_installs() {
  local file=$PWD/target/flocktory-postcheckout.gem
  rm -rf "$GEM_HOME" && gem build --silent flocktory-postcheckout.gemspec --output "$file" &&
    CARGO_TARGET_DIR=$PWD/target gem install --local --no-document "$file"
}
