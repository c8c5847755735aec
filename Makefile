# Everything from a fresh checkout: `make cv` sets up what is missing, once, and builds. Needs make and Python 3.11+.
# All paths are relative, so that the folder's name may have blanks.

VARIANT =
ARGS =
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
PIP = .venv/bin/python -m pip --disable-pip-version-check -qq

.PHONY: help cv preview test test-all conformance bench quality lint lock clean
.DELETE_ON_ERROR:

help: ## what can be made (this list)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

cv: .venv/.ready ## build every variant into out/, or some: make cv VARIANT="quant inference"
	@.venv/bin/cvbuild $(foreach name,$(VARIANT),--variant '$(name)')

preview: .venv/.ready ## show pages and findings in the browser, anew at each save
	@.venv/bin/python -c 'import watchfiles' 2>/dev/null || \
		$(PIP) install --editable '.[preview]' --constraint constraints.txt
	@.venv/bin/cvbuild preview

test: .venv/.ready-test ## run all tests
	@.venv/bin/pytest

test-all: test ## run all tests, a browser's and other people's validators among them (installs them)
	@tools/install_validators.sh
	@.venv/bin/pytest -n0 -m "conformance or browser"

conformance: .venv/.ready-test ## write the validators' verdicts into docs/conformance.md
	@tools/install_validators.sh
	@.venv/bin/python -m tests.conformance

bench: .venv/.ready ## how long things take, as ratios; make bench ARGS="--record" keeps them
	@.venv/bin/python -m benchmarks $(ARGS)

quality: .venv/.ready-test ## measure the checks on tests/corpus/ and write docs/checks-quality.md
	@.venv/bin/python -m tests.corpus

lint: .venv/.ready-test ## style, format, types, direction of imports
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

lock: .venv/bin/python ## renew constraints.txt: the newest versions that pyproject.toml allows
	@.venv/bin/python -m venv --clear build/lock
	@build/lock/bin/python -m pip -qq install --upgrade pip
	@build/lock/bin/python -m pip -qq install --editable '.[preview]' --group test
	@grep '^#' constraints.txt > build/constraints.txt
	@build/lock/bin/python -m pip freeze --all --exclude cvbuild --exclude setuptools \
		| LC_ALL=C sort -f >> build/constraints.txt
	@mv build/constraints.txt constraints.txt
	@echo "constraints.txt is renewed; now: make test lint cv"

clean: ## remove all that was made: out/, .venv/, build/, caches
	@rm -rf out .cvbuild .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -prune -exec rm -rf {} +

# The stamps say that .venv is as these files want it; any change to them sets it up anew. The sources are compiled for
# where Python is told to write no bytecode: each start would cost threefold.
.venv/.ready: .venv/bin/python pyproject.toml constraints.txt src/cvbuild/native.py
	@echo "Setting up .venv: cvbuild and what it needs ..."
	@$(PIP) install --upgrade pip --constraint constraints.txt
	@$(PIP) install --editable . --constraint constraints.txt
	@.venv/bin/python -m compileall -q src
	@.venv/bin/python src/cvbuild/native.py --install
	@touch $@

.venv/.ready-test: .venv/.ready
	@echo "Setting up .venv: the tools for tests ..."
	@$(PIP) install --editable '.[preview]' --group test --constraint constraints.txt
	@touch $@

# Debian and Ubuntu keep ensurepip, without which there is no pip in a venv, in a package of its own.
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
	@'$(PYTHON)' -m venv --clear .venv || { rm -rf .venv; exit 2; }
