# Two commands do it all: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
RUN = .venv/bin/python
export PYTHONUTF8 = 1

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset setup setup-dev test test-browser check lock messages clean

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-14s %s\n' "$$name" "$$what"; done

# No shell between make and the demo: a signal to one reaches the other.
demo demo-reset: export DJANGO_SETTINGS_MODULE = registry.settings.demo
# What mails and papers of the demo link to is where it is served.
demo demo-reset: export BASE_URL ?= http://localhost:$(PORT)

demo: setup ## Try it: everything is installed, filled with a demo and served on http://localhost:8000 (PORT=... moves it)
	@$(RUN) manage.py demo --port $(PORT)

demo-reset: setup ## Start the demo over: throws away what was written in it
	@$(RUN) manage.py demo --forget
	@$(MAKE) --no-print-directory demo

setup: ## Make the environment only (.venv, system libraries, words, styles)
	@$(PYTHON) requirements/prepare.py run

setup-dev:
	@$(PYTHON) requirements/prepare.py dev

test: setup-dev ## Run the tests (DATABASE_URL=postgres://... runs them on PostgreSQL)
	@$(RUN) -m pytest -q -n 2 -m "not browser and not verapdf" $(ARGS)

test-browser: setup-dev ## Run the journeys in headless Chromium (Debian: apt-get install -y chromium)
	@$(RUN) -m pytest -q -m browser tests/browser $(ARGS)

check: setup-dev ## Everything a reviewer should not have to say: style, direction, types, templates, migrations, words
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check -q .
	@.venv/bin/lint-imports --no-cache >/tmp/lint-imports.$$$$ 2>&1 || { cat /tmp/lint-imports.$$$$; rm -f /tmp/lint-imports.$$$$; exit 1; }; rm -f /tmp/lint-imports.$$$$
	@$(RUN) -m mypy .
	@git ls-files 'templates/*.html' | xargs .venv/bin/djhtml --check --tabwidth 2 2>/dev/null || { echo "djhtml would indent these templates otherwise: .venv/bin/djhtml --tabwidth 2 templates"; exit 1; }
	@DJANGO_SETTINGS_MODULE=registry.settings.test $(RUN) manage.py makemigrations --check --dry-run -v 0
	@$(RUN) requirements/words.py
	@! grep -nE '://|--index|--find-links' requirements/*.txt

lock: setup-dev ## Renew the locked packages within the bounds of pyproject.toml
	@echo "uv>=0.13,<1" | .venv/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header - -o requirements/uv.txt
	@for kind in run dev; do \
	  extra=$$([ $$kind = dev ] && echo "--extra dev"); \
	  .venv/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header $$extra pyproject.toml -o requirements/$$kind.txt; \
	done

messages: setup-dev ## Collect the strings of the interface into locale/ (needs gettext's xgettext)
	@DJANGO_SETTINGS_MODULE=registry.settings.test $(RUN) manage.py makemessages -l nl --no-location --no-obsolete -i .venv -i var -i static -v 0

clean: ## Throw away what can be made again (not what was written in the demo)
	@rm -rf .venv static/built .mypy_cache .ruff_cache .pytest_cache .hypothesis
