# The verbs of the project. `make` alone lists them; `make run` and `make test` are all one needs.
# Every path is relative, so that a folder with a space in its name works.

SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -qq install --require-hashes --only-binary :all:
PYTEST_ARGS ?=
TORTURE_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test check evals bench torture llama lock docs clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' Makefile

setup: .venv/run ## create .venv from requirements.lock

run: .venv/run ## set up, then serve on 127.0.0.1:8000
	@$(PY) -m service.cli serve

test: .venv/dev ## set up, then run all tests
	@$(PY) -m pytest -n auto $(PYTEST_ARGS)

check: .venv/dev ## lint, format, types, layers, spelling
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -c 'from importlinter.cli import lint_imports_command as main; main()'
	@$(PY) -m codespell_lib

evals: .venv/dev ## score the engine against the seeds; exit 3 if a score fell
	@$(PY) -m evals gate

bench: .venv/dev ## measure speed, memory and start-up
	@$(PY) -m evals.bench

torture: .venv/dev ## kill processes at random, count what is lost or done twice (20 minutes)
	@$(PY) -m evals.torture $(TORTURE_ARGS)

llama: .venv/dev .venv-llama/ready ## test against a real model server (the first time it is built, 8 minutes)
	@BREVIER_TEST_LLAMA=.venv-llama/bin/python $(PY) -m pytest tests/acceptance/test_llama_server.py tests/acceptance/test_llama_brief.py --timeout 600 $(PYTEST_ARGS)

lock: ## resolve the dependencies anew (needs uv)
	@uv pip compile -q --universal --generate-hashes --no-header --no-annotate --extra build \
		pyproject.toml -o requirements.lock
	@uv pip compile -q --universal --generate-hashes --no-header --no-annotate --all-extras \
		-c requirements.lock pyproject.toml -o requirements-dev.lock
	@echo 'llama-index-core==0.14.25' | uv pip compile -q --no-deps --universal --generate-hashes \
		--no-header --no-annotate - -o requirements-vocabulary.lock

docs: .venv/dev ## write the generated pages anew
	@$(PY) docs/generate.py

clean: ## remove the environment and all caches
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/python:
	@test -n "$(PYTHON)" || { echo 'Brevier needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3' >&2; exit 1; }
	@echo "Creating .venv with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/python requirements.lock pyproject.toml
	@echo 'Installing what requirements.lock pins ...'
	@$(PIP) -r requirements.lock
	@$(PY) -m pip --disable-pip-version-check -qq install --no-build-isolation --no-deps --editable .
	@touch $@

.venv-llama/ready: # from sources, without hashes: nothing of it is shipped, and `make clean` leaves it
	@echo 'Building llama-cpp-python: needs a C++ compiler and some minutes ...'
	@"$(PYTHON)" -m venv .venv-llama
	@.venv-llama/bin/python -m pip --disable-pip-version-check -qq install \
		'llama-cpp-python[server]==0.3.36' gguf==0.19.0
	@touch $@

.venv/dev: .venv/run requirements-dev.lock requirements-vocabulary.lock
	@echo 'Installing the tools of tests and checks ...'
	@$(PIP) --no-binary docopt,breadability -r requirements-dev.lock # pure Python, no wheels
	@$(PIP) --no-deps -r requirements-vocabulary.lock
	@touch $@
