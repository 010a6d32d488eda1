#!/bin/sh
# node.sh FOLDER: what the tests need of npm, as the lock file pins it. Without node those tests are skipped.
set -eu
folder=$1
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "There is no node here: the tests with grammY and axe are skipped. On Debian: sudo apt-get install nodejs npm" >&2
  exit 0
fi
stamp=$folder/node_modules/.installed
if [ ! -e "$stamp" ] || [ "$folder/package-lock.json" -nt "$stamp" ]; then
  npm ci --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts
  touch "$stamp"
fi
