# Needed by the tests of Perl and of its web frameworks: the distribution, installed into a separate folder.

install cc gcc libc6-dev
install make make
install prove perl

perl_root=$PWD/target/perl/root
export PERL5LIB=$perl_root/lib/perl5

# Built once for all suites, unless it is newer than its sources: another suite may be using it.
perl_installs() {
  alone perl install_perl
}
install_perl() (
  installed=$perl_root/installed
  [ -e "$installed" ] && [ -z "$(find Cargo.* include core bindings-c bindings-perl/{Makefile.PL,Postcheckout.xs,inc,lib,src} -type f \
    ! -name '*.o' -newer "$installed" -print -quit)" ] && return
  export CARGO_TARGET_DIR=$PWD/target
  rm -rf "$perl_root" && cd bindings-perl && perl Makefile.PL INSTALL_BASE="$perl_root" && make && make pure_install && touch "$installed"
)
