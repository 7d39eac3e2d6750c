# `make demo` shows the main job on the example reports; `make test` checks everything; `make accuracy` says how well it
# reads: our own hard cases, and the reports that others coded where they lie beside the checkout.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DEMO := demo

.PHONY: demo test accuracy lint unit lock clean

demo: .venv/installed
	@mkdir -p $(DEMO)
	@test -e $(DEMO)/example.casebook || $(BIN)/sijill init $(DEMO)/example.casebook
	@$(BIN)/sijill read $(DEMO)/example.casebook examples/reports
	@$(BIN)/sijill run $(DEMO)/example.casebook
	@$(BIN)/sijill incidents $(DEMO)/example.casebook -t
	@$(BIN)/sijill publish $(DEMO)/example.casebook $(DEMO)/release
	@$(BIN)/sijill check $(DEMO)/example.casebook
	@echo "next: .venv/bin/sijill explain $(DEMO)/example.casebook inc_… walks one of them down to the words that state it"

test: lint unit

accuracy: .venv/installed
	$(BIN)/python accuracy/run.py

lint: .venv/tested
	$(BIN)/ruff check src tests accuracy
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: .venv/tested
	$(BIN)/pytest -n 2

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/tested: .venv/installed requirements-test.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

# after a change of versions in pyproject.toml
lock:
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/pip install --quiet pip-tools
	.venv/lock/bin/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --no-header --no-annotate --output-file requirements.lock requirements.in pyproject.toml
	.venv/lock/bin/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --no-header --no-annotate --extra test --output-file requirements-test.lock requirements.in pyproject.toml

clean:
	rm -rf .venv $(DEMO)
