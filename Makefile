# The verbs of the day. `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.13 || command -v python3)
UV := $(shell command -v uv || echo .tools/bin/uv)
RUN := $(UV) run --frozen
export DEBUG ?= 1
export UV_PYTHON_DOWNLOADS ?= never

.PHONY: help setup demo run test test-database test-quick corpus check format clean

help: ## list these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.tools/bin/uv:
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'

setup: $(filter .tools/bin/uv,$(UV)) ## make the environment from uv.lock (brings uv if it is missing)
	@$(UV) sync --frozen --quiet

demo: setup ## sample pages imported and published, a login made, the server running
	@DATABASE_URL=$${DEMO_DATABASE_URL:-sqlite:///$(CURDIR)/var/demo.sqlite3} $(RUN) python manage.py demo tests/corpus/pages

run: setup ## the development server on var/gaoku.sqlite3 (or DATABASE_URL)
	@$(RUN) python manage.py migrate --verbosity 0
	@$(RUN) python manage.py runserver

test: setup ## every test, on SQLite or on DATABASE_URL
	@$(RUN) python -m pytest -n auto -m 'not faults'
	@$(RUN) python -m pytest -m faults

test-database: setup ## the tests that need a database, on SQLite or on DATABASE_URL
	@$(RUN) python -m pytest -n auto -m 'not faults' tests/admin tests/api tests/workflow
	@$(RUN) python -m pytest -m faults --deselect tests/faults/test_hostile_files.py

test-quick: setup ## the tests without those that kill processes
	@$(RUN) python -m pytest -m 'not faults'

corpus: setup ## how well our own pages and the shared seeds are understood, field by field
	@$(RUN) python -m pytest tests/corpus -q -s

check: setup ## linters, types, walls, migrations
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy .
	@$(RUN) lint-imports
	@$(RUN) python manage.py makemigrations --check --dry-run

format: setup ## put the code into its usual form
	@$(RUN) ruff check --fix --quiet . ; $(RUN) ruff format .

clean: ## remove what these verbs made
	rm -rf .venv .tools var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
