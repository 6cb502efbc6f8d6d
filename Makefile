# Two commands: `make demo` and `make test`. Each sets up what it needs, alone, in a clean clone.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c "import sys; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
SOURCES := src tui tests

.PHONY: demo test check format docs bench wheel clean help

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

demo: $(VENV)/.demo  ## the main job on the real resolution
	@$(BIN)/hexapla demo

test: $(VENV)/.dev  ## the tests
	@$(BIN)/python -m pytest

check: $(VENV)/.dev  ## format, lint, types, import contracts, generated docs
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m hexapla explain --format markdown | diff -u docs/checks.md - \
	  || (echo "docs/checks.md is stale: run make docs" >&2; exit 1)

format: $(VENV)/.dev  ## format and mend what lint can
	@$(BIN)/ruff format $(SOURCES)
	@$(BIN)/ruff check --fix $(SOURCES)

docs: $(VENV)/.dev  ## docs/checks.md from the checks
	@$(BIN)/python -m hexapla explain --format markdown -o docs/checks.md

bench: $(VENV)/.dev  ## time and memory of the main job and of each reader; alignment and checks of public texts
	@$(BIN)/python tests/bench.py
	@$(BIN)/python -m tests.bench_formats
	@$(BIN)/python -m tests.bench_align
	@$(BIN)/python -m tests.bench_check
	@$(BIN)/python -m tests.bench_terms

wheel: $(VENV)/.dev  ## dist/hexapla-*.whl, with the texts
	@$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) dist build

$(BIN)/python:
	@test -n "$(PYTHON)" || (echo "Python 3.11 or later is needed: set PYTHON=..." >&2; exit 2)
	@echo "setting up $(VENV) with $(PYTHON)" >&2
	@$(PYTHON) -m venv $(VENV)

# Without torch: the demo needs no encoder.
$(VENV)/.demo: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) install -e . -c constraints.txt
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) install -e ".[dev,neural,postgres]" -c constraints.txt
	@touch $@ $(VENV)/.demo
