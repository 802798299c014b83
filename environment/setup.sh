# Sourced by run, lab and test: checks what must be there, builds what is not up to date.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VENV="$ROOT/environment/venv"
PYTORCH_VENV="$ROOT/environment/bench-pytorch-venv"
JAX_VENV="$ROOT/environment/bench-jax-venv"
BROWSER_VENV="$ROOT/environment/browser-venv"
CACHE="$ROOT/environment/cache"
OUTPUT="$ROOT/environment/output"

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# --- what must be on the machine -------------------------------------------------------------------------------------

# Maven honors JAVA_HOME, the kernel takes java from PATH: make them the same.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then PATH="$JAVA_HOME/bin:$PATH"; fi
  command -v javac >/dev/null 2>&1 ||
    fail "No JDK found: install a JDK 17 or newer and put its bin folder on PATH, or set JAVA_HOME."
  local version major
  version=$(javac -version 2>&1 | sed -n 's/^javac //p')
  major=${version%%[.-]*}
  [ "$major" -ge 17 ] 2>/dev/null ||
    fail "The JDK is too old: javac is version ${version:-unknown}, but 17 or newer is needed. Install one and set JAVA_HOME to it."
  command -v java >/dev/null 2>&1 ||
    fail "No java beside javac: install a whole JDK 17 or newer and put its bin folder on PATH."
}

find_maven() {
  command -v mvn >/dev/null 2>&1 || fail "No Maven found: install Maven 3.6.3 or newer and put mvn on PATH."
}

# PYTHON names another one than python3.
find_python() {
  PYTHON=${PYTHON:-python3}
  command -v "$PYTHON" >/dev/null 2>&1 ||
    fail "No Python found: install Python 3.10 or newer, or name one, as in PYTHON=python3.12 $0."
  "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
    fail "Python is too old: $("$PYTHON" --version 2>&1), but 3.10 or newer is needed. Name another, as in PYTHON=python3.12 $0."
  "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "This Python cannot make virtual environments: install its venv package (on Debian: apt install python3-venv)."
}

# With HNN_DEVICE=gpu the engine's natives are those for CUDA.
NATIVES=
if [ "${HNN_DEVICE:-cpu}" = gpu ]; then NATIVES=-Pgpu; fi
maven() { mvn -f "$ROOT/pom.xml" -B -ntp -Dstyle.color=never $NATIVES "$@"; }

# What the library's programs run with. They make many small arrays that live for a step: a small young generation stays in the
# processor's cache and is soon touched all over, so that memory does not grow; this collector asks the least of each write.
export JAVA_OPTIONS="-Djava.awt.headless=true -XX:+UseSerialGC -Xmn48m"

# --- what is built here ----------------------------------------------------------------------------------------------

# A stamp holds the fingerprint of what a step was made from; it is written last, so a step cut short is done again.
fingerprint() { (cd "$ROOT" && find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 cksum | cksum); }
is_made() { [ "$(cat "$CACHE/$1.stamp" 2>/dev/null)" = "$2" ]; }
made() { mkdir -p "$CACHE" && printf '%s' "$2" >"$CACHE/$1.stamp"; }

build_library() {
  local from
  from="$(fingerprint pom.xml src/main) $(javac -version 2>&1) $NATIVES"
  if is_made library "$from" && [ -f "$ROOT/lib/hnn.jar" ]; then return; fi
  find_maven
  say "Building the library and staging lib/ (the first time this downloads about 180 MB) ..."
  rm -f "$CACHE/library.stamp" "$ROOT"/lib/*.jar
  maven -q package -DskipTests || fail "The build failed; the messages above say why."
  made library "$from"
}

# Folder, requirements, and what is in it in words.
build_venv() {
  local venv=$1 requirements="environment/$2" from
  from="$(fingerprint "$requirements") $ROOT $("$PYTHON" --version 2>&1)"
  if is_made "$(basename "$venv")" "$from" && [ -x "$venv/bin/python" ]; then return; fi
  say "Making the virtual environment with $3 ..."
  rm -rf "$CACHE/$(basename "$venv").stamp" "$venv"
  "$PYTHON" -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check -r "$ROOT/$requirements" ||
    fail "pip could not install $requirements; the messages above say why."
  made "$(basename "$venv")" "$from"
}

# Whatever runs here keeps its files inside the checkout.
keep_inside() {
  export DJL_CACHE_DIR="$CACHE/djl" OPT_OUT_TRACKING=true
  export JUPYTER_CONFIG_DIR="$CACHE/jupyter/config" JUPYTER_DATA_DIR="$CACHE/jupyter/data"
  export JUPYTER_RUNTIME_DIR="$CACHE/jupyter/runtime" JUPYTERLAB_SETTINGS_DIR="$CACHE/jupyter/settings"
  export JUPYTERLAB_WORKSPACES_DIR="$CACHE/jupyter/workspaces" IPYTHONDIR="$CACHE/ipython"
  export JUPYTER_PLATFORM_DIRS=1
  # MKL's products may else differ in the last bit from run to run, and a training makes much of a bit; it costs nothing.
  export MKL_CBWR=${MKL_CBWR:-AUTO}
  # glibc hands large blocks back to the system after each training step and asks for them again; keep them.
  export MALLOC_MMAP_THRESHOLD_=268435456 MALLOC_TRIM_THRESHOLD_=536870912 MALLOC_TOP_PAD_=67108864
}

set_up() {
  find_java
  find_python
  keep_inside
  build_library
  build_venv "$VENV" requirements.txt "JupyterLab and the Java kernel"
}
