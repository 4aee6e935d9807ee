#!/bin/sh
# The browser for the tests: found, installed where that can be done without asking, or named.
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing Debian's chromium for the browser tests"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null && exit 0
fi
echo "make test needs Chromium: install the package 'chromium' of your system, then run it again" >&2
exit 1
