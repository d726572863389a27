dnl The extension is built by cargo; phpize brings the rest of what `pie install` runs.

PHP_ARG_ENABLE([flocktory_postcheckout],
  [whether to build flocktory_postcheckout],
  [AS_HELP_STRING([--disable-flocktory_postcheckout], [Do not build flocktory_postcheckout])],
  [yes])

if test "$PHP_FLOCKTORY_POSTCHECKOUT" != "no"; then
  AC_PATH_PROG([CARGO], [cargo], [no], [$PATH:$HOME/.cargo/bin])
  if test "$CARGO" = "no"; then
    AC_MSG_ERROR([cargo is missing: install Rust 1.88 or later])
  fi
  PHP_SUBST([CARGO])
  AC_PATH_PROG([PHP_CONFIG_PATH], [$PHP_CONFIG])
  PHP_SUBST([PHP_CONFIG_PATH])
  PHP_ADD_MAKEFILE_FRAGMENT([$abs_srcdir/Makefile.frag], [$abs_srcdir], [$abs_builddir])
fi
