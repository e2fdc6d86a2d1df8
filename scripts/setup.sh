#!/bin/sh
# Installs the tools that build and test the page, each at one version.
#
# In:  rustup and cargo, Node 20 with npm, and the package registries;
#      PASSERELLE_TOOLS (where the Rust tools go, default .tools),
#      CHROMIUM and CHROMEDRIVER (a browser to use instead of the one on PATH).
# Out: the wasm target, trunk, wasm-bindgen, wasm-split-cli and cargo-deny in $PASSERELLE_TOOLS/bin,
#      node_modules, and a Chromium with its driver. What is already there at the
#      right version is left alone, so a second run takes a second.
set -eu
cd "$(dirname "$0")/.."

tools=${PASSERELLE_TOOLS:-$PWD/.tools}
build=$tools/build

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# tool NAME VERSION COMMAND [CARGO OPTIONS...]: install a crate's binary unless it
# is there. One target directory is shared by all of them, and removed at the end.
tool() {
  name=$1 version=$2 command=$3
  shift 3
  # Cargo's own record: not every tool can say its version.
  if [ -x "$tools/bin/$command" ] && grep -qs "^\"$name $version " "$tools/.crates.toml"; then return; fi
  say "building $name $version"
  CARGO_TARGET_DIR=$build cargo install --quiet --force --root "$tools" "$name" --version "$version" "$@"
}

rust_target() {
  target=wasm32-unknown-unknown
  # `rustup show` alone would not install what rust-toolchain.toml asks for.
  libs=$(rustc --print target-libdir --target "$target")
  [ -d "$libs" ] || rustup target add "$target"
}

rust_tools() {
  tool trunk 0.21.14 trunk --locked --no-default-features --features rustls
  # Its own lock file names a version that no longer builds: without --locked.
  tool wasm-bindgen-cli 0.2.130 wasm-bindgen
  # Of one version line with wasm_split_helpers in Cargo.toml.
  tool wasm_split_cli_support 0.2.4 wasm-split-cli --locked --features build-binary
  tool cargo-deny 0.20.2 cargo-deny --locked
  rm -rf "$build"
}

npm_packages() {
  stamp=node_modules/.passerelle-lock
  cmp -s package-lock.json "$stamp" && return
  say 'installing the npm packages'
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-progress
  cp package-lock.json "$stamp"
}

has_browser() {
  command -v "${CHROMIUM:-chromium}" >/dev/null && command -v "${CHROMEDRIVER:-chromedriver}" >/dev/null
}

browser() {
  has_browser && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say 'installing chromium and its driver'
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium chromium-driver
  fi
  has_browser || fail 'install chromium and chromedriver of the same version, or name them in CHROMIUM and CHROMEDRIVER.'
}

command -v cargo >/dev/null && command -v rustup >/dev/null || fail 'install rustup, which brings cargo and the pinned Rust.'
command -v npm >/dev/null || fail 'install Node 20 or later with npm.'
rust_target
rust_tools
npm_packages
browser
