#!/bin/sh
# need.sh PACKAGE PROGRAM [optional]: make sure a Debian package is there; as root install it, else say what
# to do. Without an optional one its tests are skipped.
set -eu
package=$1 program=$2 kind=${3:-needed}
if command -v "$program" >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/"$program" >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing $package, which the tests need."
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$package" >/dev/null; } ||
    [ "$kind" = optional ]
  exit 0
fi
if [ "$kind" = optional ]; then
  echo "There is no $program here: its tests are skipped. On Debian: sudo apt-get install $package" >&2
  exit 0
fi
echo "The tests need the program '$program'. On Debian: sudo apt-get install $package" >&2
exit 1
