# The PHP extension, built and installed as `pie install` does it, for its tests and for the count of its instructions.

install cc gcc libc6-dev
install make make
install php php-cli
install phpize php-dev
packages libclang1-14 libclang-common-14-dev

target=$PWD/target
folder=$target/php
source=$folder/source/bindings-php

# What a release is built from, without what an earlier build has left.
unpack() {
  rm -rf "$folder" && mkdir -p "$folder/source"
  tar --create --exclude=modules --exclude=node_modules --exclude=bindings-php/build composer.json Cargo.* README.md core inspect cli bench bindings-* |
    tar --extract --directory "$folder/source"
}

# One folder of cargo's serves all tests. Root, who installs, need not have a cargo that works: rustup's does not.
build() (
  export CARGO_TARGET_DIR=$target
  cd "$source" && phpize && ./configure && make &&
    env -i HOME="$folder" PATH=/usr/bin:/bin make install INSTALL_ROOT="$folder/root"
)

# Builds and installs it; EXTENSION is its path.
php_installs() {
  alone gems unpack && alone php-extension build && EXTENSION=$(find "$folder/root" -name flocktory_postcheckout.so) && [ -n "$EXTENSION" ]
}
export EXTENSION
