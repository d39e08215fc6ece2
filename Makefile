# make demo    traces the examples and says where the report is
# make test    everything that must hold: style, types, tests (installs a browser where it may)
# make setup   the environment only      make check   style and types only
# make bench DATA=DIR SCORE=DIR   the figures of the docs, on data that you have
# make pins    compiles the requirements anew

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
REPORT := runut-report

.PHONY: demo test setup check browser bench pins clean

demo: .venv/runtime
	$(BIN)/runut trace examples --html $(REPORT)

test: setup browser
	$(MAKE) --no-print-directory check
	$(BIN)/pytest $(PYTEST)

setup: .venv/dev

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
		|| sh tests/browser/install.sh

bench: setup
	@test -n "$(DATA)" || { echo "say where the data is: make bench DATA=DIR SCORE=DIR (bench/README.md)"; exit 2; }
	$(BIN)/python bench/cleaning.py $(DATA)/pages
	$(BIN)/python bench/speed.py $(DATA)/dev/articles.jsonl
	$(BIN)/python bench/stories.py gold $(DATA)/dev/articles.jsonl $(DATA)/dev/stories.json $(DATA)/dev/copies.json
	$(BIN)/python bench/dates.py $(DATA)/dev/articles.jsonl --gold $(DATA)/dev/timexes.json \
		--scorer $(SCORE)/timexes.py --conflicts $(DATA)/dev/conflicts.json --timeml $(DATA)/indotimex/gold_dev \
		--phrases $(DATA)/indotimex/phrases.tsv
	$(BIN)/python bench/quotes.py $(DATA)/dev/articles.jsonl --gold $(DATA)/dev/quotes.json \
		--scorer $(SCORE)/quotes.py
	$(BIN)/python bench/figures.py $(DATA)/dev/articles.jsonl
	$(BIN)/python bench/figures.py $(DATA)/dev/articles.jsonl --unread
	$(BIN)/python bench/voices.py $(DATA)/dev/articles.jsonl
	$(BIN)/python bench/voices.py $(DATA)/dev/articles.jsonl --aside

pins: setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
		--no-header --no-annotate --no-emit-index-url --upgrade -o requirements/runtime.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --extra names --universal --python-version 3.11 \
		--no-header --no-annotate --no-emit-index-url --upgrade -o requirements/dev.txt

clean:
	rm -rf .venv $(REPORT) .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/runtime: requirements/runtime.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Runut needs Python 3.11 or newer"; exit 2; }
	$(PYTHON) -m venv .venv
	$(PIP) install -r requirements/runtime.txt
	$(PIP) install --no-deps --editable .
	@touch $@

.venv/dev: requirements/dev.txt .venv/runtime
	$(PIP) install -r requirements/dev.txt
	@touch $@
