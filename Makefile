# Everything from a fresh checkout: `make cv` sets up what is missing, once, and builds. Needs make and Python 3.11+.
# All paths are relative, so that the folder's name may contain spaces.

VARIANT =
# A variable, because a comma in a call begins another argument
EXTRAS = '.[preview,lsp,mcp,language]'
ARGS =
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
PIP = PYTHONUTF8=1 .venv/bin/python -m pip --disable-pip-version-check -qq

# Python reads .pth files in the locale's encoding: a relative path in them works in a folder of any name.
define install
	@$(PIP) install --editable $(1) --constraint constraints.txt
	@for file in .venv/lib/python*/site-packages/*cvbuild.pth; do test ! -f "$$file" || echo ../../../../src > "$$file"; done
endef

.PHONY: help cv preview test-fast test test-validators test-exhaustive test-all test-oldest test-newest conformance reliability fuzz bench quality import-quality lint lock docs release clean
.DELETE_ON_ERROR:

help: ## list the targets (this list)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

cv: .venv/.ready ## build every variant into out/, or some: make cv VARIANT="quant inference"
	@.venv/bin/cvbuild $(foreach name,$(VARIANT),--variant '$(name)')

preview: .venv/.ready ## show pages and findings in the browser, updated at each save
	@.venv/bin/python -c 'import watchfiles' 2>/dev/null || $(PIP) install watchfiles --constraint constraints.txt
	@.venv/bin/cvbuild preview

# What pytest compiles is kept, even where Python otherwise writes no bytecode: a tenth of the quick tests' time.
test-fast test test-exhaustive: export PYTHONDONTWRITEBYTECODE =

test-fast: .venv/.ready-test ## run the quick tests, while you work
	@.venv/bin/pytest -m "not slow"

test: .venv/.ready-test ## run the tests, with samples of large tables
	@.venv/bin/pytest -m "not exhaustive"

test-validators: .venv/.ready-test ## run the tests with a browser and independent validators (installs them)
	@tools/install_validators.sh
	@.venv/bin/pytest -n0 -m "conformance or browser"

test-exhaustive: .venv/.ready-test ## run the cases of large tables that make test leaves out
	@.venv/bin/pytest -m "exhaustive and not long"

test-all: test test-exhaustive test-validators ## run all tests

test-oldest: .venv/bin/python ## run the quick tests and a build with the oldest dependencies allowed
	@tools/other_machines.sh oldest

test-newest: .venv/bin/python ## run the quick tests and a build with the newest dependencies allowed
	@tools/other_machines.sh newest

conformance: .venv/.ready-test ## write the validators' verdicts into docs/conformance.md
	@tools/install_validators.sh
	@.venv/bin/python -m tests.conformance

reliability: .venv/.ready-test ## damage, kill, flood and deceive; write docs/reliability.md
	@.venv/bin/python -m tests.reliability $(ARGS)

fuzz: .venv/.ready-test ## try inputs that nobody has seen, for a minute; make fuzz ARGS="--seconds 600"
	@.venv/bin/python -m tests.fuzz $(ARGS)

bench: .venv/.ready ## measure times, as ratios; make bench ARGS="--record" saves them
	@.venv/bin/python -m benchmarks $(ARGS)

quality: .venv/.ready-test ## measure the checks on tests/corpus/ and write docs/checks-quality.md
	@.venv/bin/python -m tests.corpus

import-quality: .venv/.ready-test ## measure imports of other tools' files and write docs/import-quality.md
	@.venv/bin/python -m tests.readers

lint: .venv/.ready-test ## check style, format, types, direction of imports and workflows
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@test -x .venv/bin/zizmor || $(PIP) install --group workflows
	@.venv/bin/zizmor --offline --no-progress --quiet .github action.yml src/cvbuild/commands/init/ci/github.yml

lock: .venv/bin/python ## update constraints.txt to the newest versions that pyproject.toml allows
	@.venv/bin/python -m venv --clear build/lock
	@build/lock/bin/python -m pip -qq install --upgrade pip
	@build/lock/bin/python -m pip -qq install --editable '.[preview,lsp,mcp,language]' --group test
	@grep '^#' constraints.txt > build/constraints.txt
	@build/lock/bin/python -m pip freeze --all --exclude cvbuild --exclude setuptools \
		| LC_ALL=C sort -f >> build/constraints.txt
	@mv build/constraints.txt constraints.txt
	@echo "constraints.txt is renewed; now: make test lint cv"

docs: .venv/bin/python ## build the documentation site into build/site/ (installs MkDocs)
	@.venv/bin/python -m venv build/docs && build/docs/bin/python -m pip -qq install --group docs
	@build/docs/bin/mkdocs build --strict --quiet && echo "build/site/index.html"

release: .venv/.ready-test ## build and check the files of a release, and its notes from CHANGELOG.md
	@.venv/bin/python tools/release.py

clean: ## remove everything generated: out/, .venv/, build/, caches
	@rm -rf out .cvbuild .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -prune -exec rm -rf {} +

# The stamps mark .venv as up to date; any change to these files sets it up again. The sources are compiled because, if
# Python writes no bytecode, each start takes three times as long.
.venv/.ready: .venv/bin/python pyproject.toml constraints.txt src/cvbuild/render/_weasyprint/native.py
	@echo "Setting up .venv: cvbuild and what it needs ..."
	@$(PIP) install --upgrade pip --constraint constraints.txt
	$(call install,.)
	@.venv/bin/python -m compileall -q src
	@.venv/bin/python src/cvbuild/render/_weasyprint/native.py --install
	@touch $@

.venv/.ready-test: .venv/.ready
	@echo "Setting up .venv: the tools for tests ..."
	$(call install,$(EXTRAS) --group test)
	@touch $@

# Debian and Ubuntu have ensurepip, without which a venv has no pip, in a separate package.
.venv/bin/python:
	@test -n '$(PYTHON)' || { echo >&2 'cvbuild needs Python 3.11 or later, and none is on the PATH.'; \
		echo >&2 'Install one (python.org, apt, brew, pyenv), or name it: make PYTHON=/path/to/python3'; exit 2; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo >&2 'cvbuild needs Python 3.11 or later; $(PYTHON) is none.'; exit 2; }
	@'$(PYTHON)' -c 'import ensurepip' 2>/dev/null || { \
		package=$$('$(PYTHON)' -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && apt-get install -y -qq "$$package" >/dev/null; \
		else \
			echo >&2 "$(PYTHON) cannot make a virtual environment (python3-venv is not installed). Install it with:"; \
			echo >&2; echo >&2 "    sudo apt-get install $$package"; echo >&2; exit 2; \
		fi; }
	@PYTHONUTF8=1 '$(PYTHON)' -m venv --clear .venv || { rm -rf .venv; exit 2; }
