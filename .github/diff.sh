#!/usr/bin/env bash
# Prints as Markdown what a reader of the PDFs would see changed since BASE, and puts pictures of the pages into FOLDER.
# It never fails: where there is nothing to compare with, or where that cannot be built, it says so.
#
#   CVBUILD=.venv/bin/cvbuild .github/diff.sh BASE FOLDER
set -uo pipefail
base=${1:-} folder=${2:-out/diff}

known() { git rev-parse --verify --quiet "$1^{commit}" >/dev/null; }

# The first push of a branch names no base but zeros, a force-push one that may be gone: then the commit before.
if [[ -z $base || $base =~ ^0+$ ]] || ! known "$base"; then
  base=HEAD~1
fi

printf '# What readers will see changed\n\n'
if ! known "$base"; then
  printf 'There is no earlier commit to compare with.\n'
elif told=$("${CVBUILD:-.venv/bin/cvbuild}" diff --against "$base" --report md --pictures "$folder" 2>&1); then
  printf '%s\n\nPictures of the pages of both sides lie in the artifact, in `diff/`.\n' "$told"
else
  printf 'No comparison with `%s`:\n\n%s\n' "$base" "$(sed 's/^/    /' <<<"$told")"
fi
exit 0
