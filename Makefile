.PHONY: test bench install

# Everything: installs what is missing, builds, and tests each language.
test:
	@tests/run

# The tables of bench/README.md.
bench:
	@bench/run

# The C library: PREFIX, LIBDIR, INCLUDEDIR and DESTDIR as usual.
install:
	@bindings-c/install
