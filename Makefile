# The commands of the house; `make help` lists them.
#
# Tools are pinned in scripts/setup.sh and live in $(TOOLS). The release page is built
# again only when something it is made of has changed.

TOOLS := $(or $(PASSERELLE_TOOLS),$(CURDIR)/.tools)
PORT ?= 8080
CHROMIUM ?= chromium
CHROMEDRIVER ?= $(shell command -v chromedriver)
export PASSERELLE_TOOLS := $(TOOLS)
export PATH := $(CURDIR)/scripts/bin:$(TOOLS)/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export CHROMIUM CHROMEDRIVER

WASM := --target wasm32-unknown-unknown
# Written by the finishing script, so that a debug build in dist does not count.
PAGE := dist/sw.js
PARTS := src style locales public scripts/bin scripts/lib
SOURCES := $(shell find $(wildcard $(PARTS))) $(wildcard Cargo.* build.rs rust-toolchain.toml \
  .cargo/config.toml Trunk.toml index.html package-lock.json scripts/css.sh scripts/finish.mjs)

.DEFAULT_GOAL := help
.PHONY: help setup serve dist check test lint host browser e2e bench fuzz

help: ## list the commands
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## install the pinned tools (the other commands do it too)
	@sh scripts/setup.sh

$(PAGE): $(SOURCES) | setup
	trunk build --release

dist: $(PAGE) ## build the release page into dist

serve: $(PAGE) ## build the release page and serve it (PORT=8080)
	@node scripts/serve.mjs dist --port $(PORT)

check: setup ## the quick loop: format, clippy and tests on the host
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo test --locked

lint: setup ## format, clippy for host and page, licences and sources of dependencies
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked $(WASM) --all-targets -- -D warnings
	cargo fetch --locked
	cargo deny --offline check licenses bans sources

host: setup ## tests of the pure floors
	cargo test --locked

browser: setup ## tests that need a browser's interfaces
	@node scripts/webdriver.mjs webdriver.json target/webdriver.json
	WASM_BINDGEN_TEST_WEBDRIVER_JSON=target/webdriver.json cargo test --locked $(WASM) --test browser

e2e: $(PAGE) ## tests of the release page, end to end
	npx --no-install playwright test

test: ## everything, in the order of cost
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory host
	@$(MAKE) --no-print-directory browser
	@$(MAKE) --no-print-directory e2e

bench: $(PAGE) ## measure against goals and peers, into target/bench.json
	node benches/run.mjs

fuzz: setup ## harm what the readers read, without a sanitiser (SECONDS=60 for each)
	@sh scripts/fuzz.sh $(or $(SECONDS),60)
