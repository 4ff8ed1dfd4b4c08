# What Matters: everything a person types. Each target does all of its own set-up in .venv.
PYTHON ?= python3
BIN    := .venv/bin
READY  := .venv/.ready
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

run: $(READY)          ## Open the program (arguments: ARGS="discuss --plain")
	@$(BIN)/whatmatters $(ARGS)

test: $(READY)         ## Run all tests (arguments: ARGS="-k storage")
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal $(ARGS)

check: $(READY)        ## Tests with coverage, types, style, arrows, our own flows and made-up people
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal --cov --cov-report=term:skip-covered
	@$(BIN)/mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/whatmatters flow check
	@$(BIN)/whatmatters practise check

bench: $(READY)        ## Measure speed and size beside their floors, in one run
	@$(BIN)/python -m bench $(ARGS)

trials: $(READY)       ## Try to break the three promises, at full size (under 40 minutes; ARGS="killing --small")
	@$(BIN)/python -m trials $(ARGS)

wheel: $(READY)        ## Build the wheel, install it elsewhere, and try it there
	@$(BIN)/python tests/try_wheel.py

browser: $(READY)      ## Open pages and forms in a real browser (needs Chromium and npm)
	@test -n "$(CHROMIUM)" || { echo "This needs Chromium. On Debian or Ubuntu, type: sudo apt install chromium"; exit 1; }
	@command -v npm >/dev/null || { echo "This needs npm. On Debian or Ubuntu, type: sudo apt install npm"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser]'
	@npm ci --prefix tests/browser --silent
	@WHATMATTERS_BROWSER="$(CHROMIUM)" $(BIN)/python -m pytest tests/browser $(ARGS)

picture: $(READY)      ## Take the picture that opens the README anew
	@$(BIN)/python -m tests.take_picture

clean:                 ## Remove everything that was set up or built here
	rm -rf .venv tests/browser/node_modules build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage

help:                  ## Show these lines
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "What Matters needs Python 3.11 or newer. Try: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv || { echo "Python has no venv here. On Debian or Ubuntu, type: sudo apt install python3-venv"; exit 1; }
	@echo "Setting up in .venv, once. This takes about half a minute."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

.PHONY: run test check bench trials wheel browser picture clean help
