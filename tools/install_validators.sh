#!/usr/bin/env bash
# Install what tests/conformance and tests/browser ask: Java, LibreOffice, PDF tools, Chromium, and packages from PyPI.
# What cannot be installed here is said, loudly, and is no failure: its tests are then skipped, with the reason.
set -uo pipefail
cd "$(dirname "$0")/.."

# program -> the Debian package that has it; LibreOffice also needs fonts as wide as Cambria, Calibri, Times and Arial, and the Node.js
# that comes with Playwright needs libatomic. Tests of scripts want fonts for Arabic, Hebrew, Devanagari, Thai, Japanese.
programs=(qpdf:qpdf pdffonts:poppler-utils mutool:mupdf-tools pandoc:pandoc soffice:libreoffice-writer-nogui
  javac:default-jdk-headless node:nodejs npm:npm)
libraries=(fonts-crosextra-caladea fonts-crosextra-carlito fonts-liberation libatomic1 fonts-noto-core fonts-ipafont-gothic)

lacking=()
for pair in "${programs[@]}"; do
  command -v "${pair%%:*}" >/dev/null || lacking+=("${pair##*:}")
done
command -v chromium chromium-browser google-chrome >/dev/null || lacking+=(chromium)
if command -v dpkg-query >/dev/null; then
  for package in "${libraries[@]}"; do
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
      lacking+=("$package")
  done
fi

warn() { printf '\n!! %s\n!! The tests that need it are skipped.\n\n' "$*" >&2; }

if ((${#lacking[@]})); then
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    echo "Installing ${lacking[*]} ..."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    for package in "${lacking[@]}"; do  # one by one: not every system has all of them
      apt-get install -y -qq --no-install-recommends "$package" >/dev/null || warn "could not install: $package"
    done
  else
    warn "not installed: ${lacking[*]}; on Debian and Ubuntu: sudo apt-get install ${lacking[*]}"
  fi
fi

if [[ ! .venv/.ready-conformance -nt pyproject.toml ]]; then
  echo 'Setting up .venv: the validators ...'
  .venv/bin/python -m pip --disable-pip-version-check -qq install --group conformance --group browser \
    --constraint constraints.txt && touch .venv/.ready-conformance || warn 'could not install the validators from PyPI'
fi

# pdf.js, which reads PDFs in browsers and in most parsers of résumés, and the checker of HTML that the W3C runs
modules=(pdfjs-dist@5.6.205 vnu-jar@26.9.27)
if [[ ! .venv/.ready-modules -nt tools/install_validators.sh ]]; then
  npm install --prefix .venv --no-save --no-package-lock --no-audit --no-fund --omit=optional --ignore-scripts \
    --loglevel=error "${modules[@]}" >/dev/null && touch .venv/.ready-modules || warn 'could not install from npm'
fi
