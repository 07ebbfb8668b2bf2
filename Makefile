# `make demo` builds the graph of the two columns; `make test` runs the tests. Each sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test browser lint graph notebooks train crossvalidate clean

demo: $(VENV)/.demo
	$(BIN)/plumbook build data/texts --out $(DEMO)
	@echo
	$(BIN)/plumbook ask --graph $(DEMO) vacancies
	@echo
	$(BIN)/plumbook ask --graph $(DEMO) holders "Secretary of State"
	@echo
	@echo "Look at $(DEMO)/graph.html in a browser; ask more with: $(BIN)/plumbook ask --graph $(DEMO)"

test: $(VENV)/.test
	@command -v chromium chromium-browser google-chrome >/dev/null || $(MAKE) --no-print-directory browser
	$(BIN)/python -m pytest -n 2

# The tests look at drawings in a real browser.
browser:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else echo "the tests need Chromium: install it (Debian, Ubuntu: sudo apt-get install chromium)" >&2; exit 1; fi

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# What is committed under data/graph and beside the competency questions, made again from data/texts.
graph: $(VENV)/.demo
	$(BIN)/python -m plumbook build data/texts --out $(VENV)/graph --jobs 1
	cp $(VENV)/graph/graph.ttl $(VENV)/graph/graph.trig data/graph/
	$(BIN)/python -m plumbook.querying.expected

# The notebooks' outputs, made again.
notebooks: $(VENV)/.test
	$(BIN)/python -m jupyter execute --inplace notebooks/*.ipynb

# The encoder, fitted again: docs/model-card.md tells on which data. About an hour on one core.
DEVELOPMENT ?=
WINDOWS ?= 2000
train: $(VENV)/.python
	$(PIP) --editable '.[train]'
	$(BIN)/python -m plumbook.training --attributions $(ATTRIBUTIONS) --gold $(GOLD) \
	  $(if $(DEVELOPMENT),--development $(DEVELOPMENT))

# How well texts are read that the encoder was not fitted on: GOLD may name several folders.
crossvalidate: $(VENV)/.python
	$(PIP) --editable '.[train]'
	$(BIN)/python -m plumbook.training.crossvalidation --attributions $(ATTRIBUTIONS) \
	  $(foreach folder,$(GOLD),--gold $(folder)) --windows $(WINDOWS)

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "plumbook needs Python 3.11 or newer: name one with make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.demo: $(VENV)/.python pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.python pyproject.toml
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.demo

clean:
	rm -rf $(VENV) $(DEMO)
