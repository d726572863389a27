.PHONY: test bench install demo

# Everything: installs what is missing, builds, and tests each language.
test:
	@tests/run

# The tables of bench/README.md.
bench:
	@bench/run

# The C library: PREFIX, LIBDIR, INCLUDEDIR and DESTDIR as usual.
install:
	@bindings-c/install

# The example shop for Django, on http://127.0.0.1:8000/; PORT=… for another port.
demo:
	@examples/django/demo
