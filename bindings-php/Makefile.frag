# `top_srcdir` is this folder; the name without `top_` would be rewritten.
flocktory_postcheckout = $(phplibdir)/flocktory_postcheckout.so
cargo_target = $${CARGO_TARGET_DIR:-$(top_srcdir)/../target}

all build-modules: $(flocktory_postcheckout)

# Cargo itself knows what is up to date.
.PHONY: flocktory_postcheckout
flocktory_postcheckout:
	PHP=$(PHP_EXECUTABLE) PHP_CONFIG=$(PHP_CONFIG_PATH) $(CARGO) build --quiet --release --locked \
		--manifest-path $(top_srcdir)/Cargo.toml

$(flocktory_postcheckout): flocktory_postcheckout
	@mkdir -p $(phplibdir)
	@library=$(cargo_target)/release/libflocktory_postcheckout_php; \
		cp $$library.so $@ 2>/dev/null || cp $$library.dylib $@
