#!/bin/sh
# Starts launcher.py for run, test and lab. PYTHON names another Python than python3.

python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || {
  echo "No Python found: install Python 3.10 or newer, or name one, as in PYTHON=python3.12 ./environment/$1." >&2
  exit 1
}
unset PYTHONSAFEPATH PYTHONPATH # the launcher finds its own files
exec "$python" "$(dirname "$0")/launcher.py" "$@"
