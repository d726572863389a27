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
# From the archive that CPAN would have, as its users do it.
install_perl() (
  installed=$perl_root/installed
  [ -e "$installed" ] && [ -z "$(find Cargo.* include core bindings-c bindings-perl/{MANIFEST,Makefile.PL,Postcheckout.xs,inc,lib,src,t} \
    -type f ! -name '*.o' -newer "$installed" -print -quit)" ] && return
  export CARGO_TARGET_DIR=$PWD/target
  unset PERL5LIB FLOCKTORY_POSTCHECKOUT_LIB
  set -e
  rm -rf target/perl && mkdir -p target/perl && cp -r bindings-perl target/perl/
  ln -s "$PWD"/{Cargo.toml,Cargo.lock,LICENSE-APACHE,LICENSE-MIT,CHANGELOG.md,core,bindings-c,include} target/perl/
  cd target/perl/bindings-perl
  # What a build in the folder itself left.
  rm -rf blib src/*.o Postcheckout.[co] rust-target Flocktory-Postcheckout-*
  perl Makefile.PL && make dist
  cd .. && tar -xzf bindings-perl/Flocktory-Postcheckout-*.tar.gz && cd Flocktory-Postcheckout-*/
  perl Makefile.PL INSTALL_BASE="$perl_root" && make && make test && make install
  touch "$installed"
)
