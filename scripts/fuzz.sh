#!/bin/sh
# Harms what the readers read, target by target.
#
# In:  seconds for each target; a C++ compiler. cargo-fuzz is built into $PASSERELLE_TOOLS.
# Out: what makes a reader panic, in fuzz/artifacts. Where the targets do not build, says so
#      and succeeds: `make test` harms the same readers with proptest.
set -eu
cd "$(dirname "$0")/.."

version=0.13.1
if ! grep -qs "^\"cargo-fuzz $version " "$PASSERELLE_TOOLS/.crates.toml"; then
  echo "fuzz: building cargo-fuzz $version"
  cargo install --quiet --force --locked --root "$PASSERELLE_TOOLS" cargo-fuzz --version "$version"
fi
if ! cargo fuzz build -s none; then
  echo 'fuzz: the targets do not build here (a C++ compiler is needed); nothing was run.'
  exit 0
fi
for target in document file table; do
  mkdir -p "fuzz/corpus/$target"
  [ "$target" = document ] && seeds=tests/fixtures/documents || seeds=
  # shellcheck disable=SC2086
  cargo fuzz run -s none "$target" "fuzz/corpus/$target" $seeds -- -max_total_time="$1" -rss_limit_mb=4096
done
