# Two commands: `make sandbox` to try it, `make test` to check it.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
PORT ?= 8080
# Test processes. Half of the tests wait for something, the other half has use for more than one core.
WORKERS ?= 2

.PHONY: sandbox install test soak hour lint format browser postgres node tesseract compose peers audit looked-up sbom clean

install: $(VENV)/.installed
$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@ $(VENV)/.installed

sandbox: install
	$(BIN)/enlarger sandbox --port $(PORT)

test: $(VENV)/.installed-dev browser postgres node tesseract compose lint looked-up
	$(BIN)/pytest -n $(WORKERS) --dist loadfile

# The long forms of the crash tests: some 20 minutes.
soak: $(VENV)/.installed-dev postgres
	$(BIN)/pytest -m soak tests/soak

# An hour of random use with faults on and processes killed; MINUTES=10 for a short one.
MINUTES ?= 60
hour: $(VENV)/.installed-dev
	$(BIN)/python -m bench.soak --minutes $(MINUTES)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The browser and the database that tests need; installed when missing and allowed, else said.
browser:
	@tools/need.sh chromium-headless-shell chromium-headless-shell

postgres:
	@tools/need.sh postgresql initdb

tesseract:
	@tools/need.sh tesseract-ocr-rus tesseract optional

# Reads deploy/compose.yaml as Docker would; no engine runs.
compose:
	@tools/need.sh docker-compose docker-compose optional

node:
	@tools/node.sh tests/node

# What `enlarger bench speed --peers realesrgan,ncnn` times ours against; some 6 GB.
peers:
	@tools/peers.sh $(PYTHON) .venv-peers

# Known weaknesses of what is installed (asks the network's advisory service), and a list of it all. With the
# tests, what could not be looked up is said and no failure; by itself it is one.
audit: $(VENV)/.installed-dev
	$(BIN)/python tools/audit.py --strict

looked-up: $(VENV)/.installed-dev
	$(BIN)/python tools/audit.py

sbom: $(VENV)/.installed-dev
	$(BIN)/cyclonedx-py environment $(BIN)/python --output-file sbom.json

clean:
	rm -rf $(VENV) .venv-peers .mypy_cache .ruff_cache .pytest_cache
