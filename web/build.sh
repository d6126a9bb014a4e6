#!/bin/sh
# build.sh - installs what package-lock.json names and builds the pages into dist, if anything has changed
# build.sh check - checks types and style and runs the tests, if anything has changed since they last passed
set -eu
cd "$(dirname "$0")"
export npm_config_loglevel=error
sources="src index.html package.json package-lock.json vite.config.ts tsconfig.json eslint.config.js build.sh"

# npm writes node_modules/.package-lock.json last: older or absent means out of date.
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --ignore-scripts

# since STAMP TASK...: runs the task unless nothing is newer than the stamp, which it then renews.
since() {
  stamp="$1"
  shift
  # Folders count too: their time changes when a file in them is removed.
  # shellcheck disable=SC2086 # several names
  [ -f "$stamp" ] && [ -z "$(find $sources -newer "$stamp" -print)" ] && return
  touch node_modules/.begun
  "$@"
  touch -r node_modules/.begun "$stamp"
}

case "${1:-build}" in
  build) since dist/.built npm run --silent build ;;
  check) since node_modules/.checked npm run --silent check ;;
esac
