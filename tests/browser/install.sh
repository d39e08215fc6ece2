#!/bin/sh
# Installs the Chromium that the browser tests drive, where this machine lets us: Debian or Ubuntu, as root.
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
  echo "No Chromium here and no right to install one: the browser tests will be skipped." >&2
fi
