# What a person types: make site. Needs git, make and Python 3.11 or newer; everything else is fetched, locked by hash.

PYTHON ?= python3

BIN := .venv/bin
CATALOGUE := generator/locales
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-input
PIP_COMPILE := uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate --group build pyproject.toml

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: site ready test lint bench fuzz mutants translations lock clean

site: .venv/runtime.stamp  ## build the handbook into site/ and the example plans into plans/
	@$(BIN)/handbook build

ready: .venv/runtime.stamp  ## fetch what the handbook is built with, and build nothing

test: lint .venv/yaml-language-server.stamp  ## everything the continuous integration runs
	@HANDBOOK_CHROMIUM="$$(.ci/chromium $(BIN)/playwright)" && export HANDBOOK_CHROMIUM && \
		$(BIN)/python -m pytest -n auto --dist worksteal

lint: .venv/test.stamp
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary

bench: .venv/bench.stamp  ## measure; BENCH=--quick leaves the slowest out
	@HANDBOOK_CHROMIUM="$$(.ci/chromium $(BIN)/playwright)" && export HANDBOOK_CHROMIUM && \
		$(BIN)/python tests/benchmarks/bench.py $(BENCH)

fuzz: .venv/test.stamp  ## try hostile files for MINUTES minutes
	@PYTHONPATH=. $(BIN)/python tests/fuzz/long_run.py $(or $(MINUTES),10)

mutants: .venv/bench.stamp  ## put small faults into the merger, one at a time, and see whether the tests notice
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results

translations: .venv/runtime.stamp  ## bring the Danish catalogue up to date with the code
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --mapping-file $(CATALOGUE)/babel.cfg --omit-header --no-location --sort-output \
		--output-file build/handbook.pot generator
	@$(BIN)/pybabel --quiet update --input-file build/handbook.pot --output-dir $(CATALOGUE) --domain handbook \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 110
	@$(BIN)/pybabel --quiet compile --directory $(CATALOGUE) --domain handbook

lock:  ## bring the locks up to date with pyproject.toml; UPGRADE=--upgrade takes the newest versions; needs uv
	@command -v uv >/dev/null || { echo "make lock needs uv on the PATH"; exit 1; }
	@$(PIP_COMPILE) $(UPGRADE) --output-file requirements/runtime.txt >/dev/null
	@$(PIP_COMPILE) $(UPGRADE) --group test --constraint requirements/runtime.txt \
		--output-file requirements/test.txt >/dev/null
	@$(PIP_COMPILE) $(UPGRADE) --group bench --constraint requirements/runtime.txt \
		--output-file requirements/bench.txt >/dev/null

clean:
	@rm -rf .venv build mutants site site.old plans .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Each stamp says that .venv holds what its lock file names. A half-finished installation leaves no stamp.
.venv/%.stamp: requirements/%.txt pyproject.toml | $(BIN)/python
	@echo "Henter det, håndbogen er bygget af ($<) ..."
	@$(PIP_INSTALL) --require-hashes -r $<
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# What editors check YAML with, for the tests; node_modules/ stands beside its lock.
.venv/yaml-language-server.stamp: tests/yaml-language-server/package-lock.json | $(BIN)/python
	@.ci/node $(<D)
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Håndbogen kræver Python 3.11 eller nyere. Angiv et med: make PYTHON=/sti/til/python3"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python mangler modulet venv (på Debian og Ubuntu: pakken python3-venv)."; exit 1; }
	@$(PYTHON) -m venv --clear .venv
