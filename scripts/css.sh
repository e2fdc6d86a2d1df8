#!/bin/sh
# Joins the style sheets into the one file that index.html names.
#
# In:  style/layers.css (the order of the layers, so it stands first), then
#      style/*.css and style/*/*.css in the order of their names.
# Out: target/css/passerelle.css, outside the folders that Trunk watches.
set -eu
cd "$(dirname "$0")/.."

mkdir -p target/css
find style -mindepth 1 -maxdepth 2 -name '*.css' ! -path style/layers.css | LC_ALL=C sort |
  { [ ! -f style/layers.css ] || cat style/layers.css; while read -r sheet; do cat "$sheet"; done; } \
  > target/css/passerelle.css
