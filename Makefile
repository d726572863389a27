.DEFAULT_GOAL := help
.PHONY: help check lint test bless docs bench bench-ir demo install clean

help: ## This list.
	@awk -F ':[^#]*## ' '/^[a-z%-]+:.*## / { sub("%", "SUITE", $$1); printf "  make %-11s %s\n", $$1, $$2 }' Makefile
	@echo; echo "SUITE is one of" $(patsubst tests/%/run,%,$(wildcard tests/*/run))

check: ## Format, lints and quick tests of the core and the command: under a minute once it is built.
	@cargo fmt --check
	@cargo clippy --quiet --locked --all-targets --all-features -- -D warnings
	@cargo test --quiet --locked --all-features --lib --bins --test contract --test host --test limits --test command --test imports --test readme

lint: ## Format, spelling, words, lints and documentation of the whole workspace; needs what `make test-rust` installs.
	@tests/docs/lint
	@cargo fmt --check
	@cargo clippy --quiet --locked --workspace --all-targets --all-features -- -D warnings
	@RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --workspace --exclude flocktory-postcheckout-c --no-deps --all-features --lib --bins --examples

test: ## Every suite: installs missing packages, builds, and tests each language.
	@tests/run

test-%: tests/%/run ## One suite alone.
	@tests/run $*

bless: ## Regenerates what tests compare with: cases, tables of the READMEs, the C header. Review the difference.
	@tests/bless

docs: ## The documentation site, in target/docs/site.
	@docs/site/build

bench: ## The tables of bench/README.md; takes a quiet machine and about ten minutes.
	@bench/run

bench-ir: ## Instructions of a call, next to those of bench/ir/counts.json; BLESS=1 writes them there.
	@bench/ir/run

demo: ## The example shop for Django on http://127.0.0.1:8000/; PORT=… for another port.
	@examples/django/demo

install: ## The C library: PREFIX, LIBDIR, INCLUDEDIR and DESTDIR as usual.
	@bindings-c/install

clean: ## Removes the files of builds and tests, except the corpus of the fuzzer.
	@rm -rf target fuzz/target tests/*/node_modules
