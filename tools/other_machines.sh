#!/usr/bin/env bash
# Check that cvbuild works on machines unlike this one. Usage: tools/other_machines.sh CHECK...
#
#   oldest   the oldest versions of the dependencies that pyproject.toml allows
#   newest   the newest versions that it allows
#   pythons  every Python from 3.11 to 3.14 that this machine has or uv can fetch
#   path     `make cv` in a folder whose name has a space and letters outside ASCII, in an ASCII locale
#   debian   `make cv` in minimal Debian systems that have only python3, make and git (needs root and mmdebstrap)
#
# Prints a line for each trial: ok, FAILED with the end of its log, or why it was left out. Exits with 1 if any failed.
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
failures=0

logs=$root/build/machines
mkdir -p "$logs"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# -- reporting

passed() { printf '%-58s ok\n' "$1"; }
left_out() { printf '%-58s left out: %s\n' "$1" "$2"; }
failed() { # name log
  printf '%-58s FAILED, see %s\n' "$1" "${2#"$root/"}"
  tail -n 15 "$2" | sed 's/^/    /'
  failures=$((failures + 1))
}

# Run a command with its output in a log; it must end with the wanted exit code and show no traceback.
try() { # name wanted-code command...
  local name=$1 wanted=$2 log code=0
  log=$logs/$(printf '%s' "$name" | tr -c 'A-Za-z0-9.\n' '-').log
  shift 2
  "$@" >"$log" 2>&1 </dev/null || code=$?
  if ((code != wanted)) || grep -q 'Traceback\|Exception ignored' "$log"; then
    echo "exit code $code, expected $wanted" >>"$log"
    failed "$name" "$log"
    return 1
  fi
  passed "$name"
}

# -- environments

# Nothing of this machine's environment but PATH, an empty home, no terminal.
cleared() {
  local home
  home=$(mktemp -d -p "$work")
  env -i PATH="$PATH" HOME="$home" TERM=dumb "$@"
}

# How this machine reaches the package index: settings of pip and of a proxy, which a cleared environment needs, too.
package_index() { env | grep -E '^(PIP_[A-Z_]+|SSL_CERT_FILE|(https?|no)_proxy|(HTTPS?|NO)_PROXY)=' || true; }

# Install a wheel of this checkout with the tools for tests, as a user gets it, not in editable form.
install() { # python folder constraints
  local pip="$2/bin/python -m pip --disable-pip-version-check -qq"
  "$1" -m venv --clear "$2" &&
    $pip install --upgrade pip &&
    $pip install '.[preview,lsp,mcp,language]' --group test --constraint "$3"
}

fast_tests() { # venv
  cleared LC_ALL=C PYTHONPYCACHEPREFIX="$work/bytecode" \
    "$1/bin/python" -m pytest -m 'not slow' -p no:cacheprovider -q --no-header
}

# Build three variants in three formats in a new folder.
build_cv() { # cvbuild-command...
  local folder
  folder=$(mktemp -d -p "$work")
  cp -R "$root/cv.yaml" "$root/variants" "$folder"
  (cd "$folder" && "$@" && nine_files out)
}

nine_files() {
  local count
  count=$(find "$1" -type f \( -name '*.pdf' -o -name '*.docx' -o -name '*.txt' \) | wc -l)
  ((count == 9)) || { echo "$count files in $1, expected 9"; return 1; }
}

# stdin is closed, not empty: some schedulers start programs like that.
without_stdin() { "$@" <&-; }
to_full_device() { "$@" >/dev/full; }

# -- the checks

versions() { # oldest or newest
  local venv=$root/build/$1 constraints=$work/constraints.txt
  : >"$constraints"
  if [[ $1 == oldest ]]; then python3_11_or_later tools/oldest_versions.py >"$constraints" || return; fi
  try "$1 versions: install" 0 install "$(some_python)" "$venv" "$constraints" || return
  "$venv/bin/python" -m pip list --format=freeze 2>/dev/null >"$logs/$1-versions.txt"
  try "$1 versions: fast tests" 0 fast_tests "$venv"
  try "$1 versions: build" 0 build_cv cleared "$venv/bin/cvbuild"
}

some_python() { printf '%s\n' "$root/.venv/bin/python"; }
python3_11_or_later() { "$(some_python)" "$@"; }

oldest() { versions oldest; }
newest() { versions newest; }

# One Python of each minor version: "3.12 /path/to/python".
find_pythons() {
  local python version
  for python in "$(some_python)" $(type -P -a python3 python3.11 python3.12 python3.13 python3.14) \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/python3 \
    "${UV_PYTHON_INSTALL_DIR:-$HOME/.local/share/uv/python}"/*/bin/python3 "$work"/python/*/bin/python3; do
    version=$("$python" -c 'import sys, ensurepip; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    case $version in 3.11 | 3.12 | 3.13 | 3.14) printf '%s %s\n' "$version" "$python" ;; esac
  done | sort -s -u -t ' ' -k 1,1
}

# Let uv fetch the Pythons that are missing; that fails where its downloads are out of reach.
fetch_pythons() { # version...
  "$(some_python)" -m venv "$work/uv" &&
    "$work/uv/bin/python" -m pip --disable-pip-version-check -qq install uv &&
    timeout 300 "$work/uv/bin/uv" --no-progress python install --no-bin --install-dir "$work/python" "$@"
}

pythons() {
  local found version python missing=()
  found=$(find_pythons)
  for version in 3.11 3.12 3.13 3.14; do grep -q "^$version " <<<"$found" || missing+=("$version"); done
  if ((${#missing[@]})) && fetch_pythons "${missing[@]}" >"$logs/uv.log" 2>&1; then found=$(find_pythons); fi
  for version in 3.11 3.12 3.13 3.14; do
    python=$(sed -n "s/^$version //p" <<<"$found")
    if [[ $python ]]; then one_python "$version" "$python"; else
      left_out "Python $version" "not on this machine, and uv cannot fetch it"
    fi
  done
}

one_python() { # version python
  local name="Python $1" venv=$work/venv-$1 cvbuild
  cvbuild=$venv/bin/cvbuild
  try "$name: install" 0 install "$2" "$venv" constraints.txt || return
  if "$(some_python)" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != sys.argv[1])' "$1"; then
    left_out "$name: fast tests" 'all tests ran with it'
  else
    try "$name: fast tests" 0 fast_tests "$venv"
  fi
  try "$name: build, cleared environment, stdin closed" 0 build_cv without_stdin cleared "$cvbuild"
  try "$name: build, ASCII locale" 0 build_cv cleared LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 "$cvbuild"
  try "$name: build, output in Windows-1252" 0 build_cv cleared PYTHONIOENCODING=cp1252 "$cvbuild" --format txt,pdf,docx
  if [[ -e /dev/full ]]; then
    try "$name: build, stdout full" 2 build_cv to_full_device cleared "$cvbuild" --format txt
  fi
  rm -rf "$venv"
}

path() {
  local folder="$work/Lebensläufe é" name='non-ASCII folder, ASCII locale: make cv'
  git clone -q . "$folder"
  mapfile -t index < <(package_index)
  try "$name" 0 env -i PATH="$PATH" HOME="$HOME" TERM=dumb LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 "${index[@]}" \
    make -C "$folder" PYTHON="$(some_python)" cv || return
  try "$name: files" 0 nine_files "$folder/out"
}

debian() {
  if [[ $(id -u) != 0 ]]; then left_out 'Debian' 'needs root'; return; fi
  if ! command -v mmdebstrap >/dev/null && ! install_mmdebstrap >"$logs/mmdebstrap.log" 2>&1; then
    left_out 'Debian' 'mmdebstrap cannot be installed'
    return
  fi
  debian_input
  one_debian bookworm 'make cv'
  one_debian trixie 'make cv'
  # Debian testing has a newer Python than any release; the fast tests run there, too.
  one_debian testing 'make cv test-fast'
}

install_mmdebstrap() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends mmdebstrap
}

# What goes into each system: a clone, how pip reaches the package index, the certificates that this machine trusts.
# Installing ca-certificates there replaces the usual bundle, hence a file of another name.
debian_input() {
  local paths=() candidate
  mkdir -p "$work/input/root"
  git clone -q . "$work/input/root/cv"
  for candidate in /etc/pip.conf /etc/xdg/pip "$HOME/.config/pip" "$HOME/.pip"; do
    if [[ -e $candidate ]]; then paths+=("${candidate#/}"); fi
  done
  if ((${#paths[@]})); then tar -C / --dereference -cf - "${paths[@]}" | tar -C "$work/input" -xf -; fi
  {
    printf 'set -e\nexport HOME=%q TERM=dumb\n' "$HOME"
    package_index | sed "s/'/'\\\\''/g; s/^\([^=]*\)=\(.*\)/export \1='\2'/"
    for candidate in "${PIP_CERT:-}" "${SSL_CERT_FILE:-}" /etc/ssl/certs/ca-certificates.crt; do
      [[ -f $candidate ]] || continue
      cp "$candidate" "$work/input/root/certificates.pem"
      printf 'export PIP_CERT=/root/certificates.pem SSL_CERT_FILE=/root/certificates.pem\n'
      break
    done
    printf 'cd /root/cv\n'
  } >"$work/input/root/environment"
}

# mmdebstrap makes the system, runs the commands in it and throws it away.
one_debian() { # release commands
  local name="Debian $1: $2" log=$logs/debian-$1.log code=0
  rm -f "$work/begun"
  env -i PATH="/usr/sbin:/sbin:$PATH" TERM=dumb mmdebstrap --variant=minbase --include=python3,make,git \
    --aptopt='Acquire::Check-Valid-Until "false"' \
    --customize-hook="cp -R '$work/input/.' \"\$1\" && touch '$work/begun'" \
    --customize-hook="env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot \"\$1\" sh -c '. /root/environment; $2' </dev/null" \
    --customize-hook="test \$(find \"\$1/root/cv/out\" -name '*.pdf' -o -name '*.docx' -o -name '*.txt' | wc -l) = 9" \
    "$1" /dev/null >"$log" 2>&1 || code=$?
  if [[ -e $work/begun ]]; then
    if ((code == 0)) && ! grep -q Traceback "$log"; then passed "$name"; else failed "$name" "$log"; fi
  else
    left_out "$name" "the system cannot be made here, see ${log#"$root/"}"
  fi
}

(($#)) || set -- oldest newest pythons path debian
for check; do
  case $check in
    oldest | newest | pythons | path | debian) "$check" ;;
    *)
      echo "unknown check: $check" >&2
      exit 2
      ;;
  esac
done
exit $((failures > 0))
