.PHONY: test bench

# Everything: installs what is missing, builds, and tests each language.
test:
	@tests/run

# The tables of bench/README.md.
bench:
	@bench/run
