# Each target sets itself up in .venv, from the versions in constraints.txt; the second time there is nothing to set up.
# Needs Python 3.11 or later and git, no root. Another Python: make test PYTHON=/path/to/python3.13

PYTHON ?=
VENV ?= .venv
PYTEST_ARGS ?=
MUTATION_ARGS ?=
CHROMIUM ?= $(firstword $(shell command -v chromium chromium-browser google-chrome))
BIN := $(VENV)/bin
PIP := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
       $(BIN)/python -m pip --disable-pip-version-check -qq install -c constraints.txt

.PHONY: help demo test campaign browser chromium mutation lint wheel check clean

help:
	@echo "make demo      solve the event that this was built for, and print its agenda"
	@echo "make test      run the tests (PYTEST_ARGS=... for more options of pytest)"
	@echo "make campaign  run the long tests on random programmes"
	@echo "make browser   look at the web page in Chromium, as people do (CHROMIUM=... for another one)"
	@echo "make mutation  change the rules at random, and look which changes no test sees (MUTATION_ARGS=... for its options)"
	@echo "make lint      style, format, types, layers"
	@echo "make wheel     build the wheel and look at what is in it"
	@echo "make check     all that must hold before a change is merged"
	@echo "make clean     remove what these made, the environment included"

demo: $(VENV)/run.stamp
	$(BIN)/timetable solve configs/global-compact.yaml --to build/demo

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

campaign: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -n 2 -m campaign $(PYTEST_ARGS)

browser: chromium $(VENV)/browser.stamp
	CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest tests/browser $(PYTEST_ARGS)

chromium:
	@test -n "$(CHROMIUM)" || { \
	    echo "There is no Chromium on the path: install it (apt-get install chromium), or say CHROMIUM=/path/to/it." >&2; \
	    exit 1; \
	}

mutation: $(VENV)/mutation.stamp
	$(BIN)/python -m tests.mutation $(MUTATION_ARGS)

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict scheduler cli.py
	$(BIN)/lint-imports --no-cache --no-logo

wheel: $(VENV)/dev.stamp
	rm -rf build/wheel
	$(BIN)/python -m build --wheel --no-isolation --outdir build/wheel
	$(BIN)/check-wheel-contents build/wheel

check:
	.ci/run

clean:
	rm -rf $(VENV) build dist mutants .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache

# A stamp says that the environment holds what pyproject.toml and constraints.txt ask for.
$(VENV)/run.stamp: $(VENV)/made.stamp pyproject.toml constraints.txt
	@echo "Installing the packages into $(VENV) (once; about a minute)" >&2
	@$(PIP) -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/made.stamp pyproject.toml constraints.txt
	@echo "Installing the packages and the tools for tests into $(VENV) (once; about a minute)" >&2
	@$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/run.stamp

$(VENV)/browser.stamp: $(VENV)/dev.stamp tests/browser/requirements.txt
	@echo "Installing what drives the browser into $(VENV) (once)" >&2
	@$(PIP) -r tests/browser/requirements.txt
	@touch $@

$(VENV)/mutation.stamp: $(VENV)/dev.stamp tests/mutation/requirements.txt
	@echo "Installing what changes the code into $(VENV) (once)" >&2
	@$(PIP) -r tests/mutation/requirements.txt
	@touch $@

# The first Python on the path that is new enough and whole: some systems ship it without ensurepip, which makes pip.
$(VENV)/made.stamp:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	        echo "Making $(VENV) with $$("$$python" --version)" >&2; \
	        "$$python" -m venv $(VENV) && touch $@ && exit 0; \
	        exit 1; \
	    fi; \
	done; \
	echo "No Python 3.11 or later with the modules venv and ensurepip was found on the path." >&2; \
	echo "Install one from https://www.python.org/downloads/ (or with uv or pyenv, no root needed), then say which:" >&2; \
	echo "    make $(or $(MAKECMDGOALS),test) PYTHON=/path/to/python3" >&2; \
	exit 1
