# `top_srcdir` is this folder; the name without `top_` would be rewritten.
flocktory_postcheckout = $(phplibdir)/flocktory_postcheckout.so
cargo_target = $${CARGO_TARGET_DIR:-$(top_srcdir)/../target}

all: build-extension

# `make install` only copies what `make` has built: it is run as root, for whom rustup's cargo has no toolchain.
build-modules: $(flocktory_postcheckout)

# Cargo itself knows what is up to date.
.PHONY: build-extension
build-extension:
	PHP=$(PHP_EXECUTABLE) PHP_CONFIG=$(PHP_CONFIG_PATH) $(CARGO) build --quiet --release --locked \
		--manifest-path $(top_srcdir)/Cargo.toml
	@mkdir -p $(phplibdir)
	@library=$(cargo_target)/release/libflocktory_postcheckout_php; \
		cp $$library.so $(flocktory_postcheckout) 2>/dev/null || cp $$library.dylib $(flocktory_postcheckout)

$(flocktory_postcheckout):
	$(MAKE) build-extension
