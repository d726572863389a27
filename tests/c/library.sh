# The C library in a separate folder, for the tests of C and of the languages that go through it.

stage=$PWD/target/stage
export PKG_CONFIG_PATH=$stage/lib/pkgconfig LD_LIBRARY_PATH=$stage/lib

install cc gcc libc6-dev
install make make
check "the library" alone stage make --silent install PREFIX="$stage"
