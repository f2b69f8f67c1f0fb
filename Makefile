# The verbs of the house: `make help` lists them. Anything longer than a few lines is a module or a script.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
export RASA_TELEMETRY_ENABLED := false
export PYTHONWARNINGS := ignore
export TF_CPP_MIN_LOG_LEVEL := 3

.PHONY: help install train check run chat test bench validate lock clean evaluate train-language teams-package widget widget-tools pictures

help: ## list the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

install: .venv/.installed ## make .venv and install what running needs

train: .venv/.installed ## train the model if anything that it is made of has changed
	@$(PYTHON) -m bot train

check: .venv/.installed ## check every matrix file
	@$(PYTHON) -m bot matrices check

run: train check ## start the assistant and its page; options in ARGS, for example ARGS="--port 5010"
	@$(PYTHON) -m bot run $(ARGS)

chat: train ## the same conversation in the terminal
	@$(PYTHON) -m bot chat $(ARGS)

validate: .venv/.installed ## Rasa's own check of domain, rules and training data
	@$(PYTHON) -m rasa data validate --fail-on-warnings

widget: ## build the web widget from widget/ (needs Node 20 and npm)
	@cd widget && npm ci --silent && npm run --silent check && npm run --silent build

pictures: .venv/.installed-test ## take the pictures of the docs; URL of a running assistant in ARGS (needs Chromium)
	@$(PYTHON) -m scripts.pictures $(or $(ARGS),http://localhost:5005)

# Without npm or its network the tests of the widget that need it are skipped, each with a sentence.
widget-tools:
	@scripts/widget_tools.sh

test: .venv/.installed-test widget-tools ## install what the tests need and run everything; options in ARGS
	@$(PYTHON) -m bot train
	@$(MAKE) --no-print-directory validate
	@$(PYTHON) -m pytest -n 2 --dist loadfile $(ARGS)
	@scripts/engine.sh

bench: train ## measure beside a stock Rasa bot, 9 minutes; writes benchmarks/results.md
	@$(PYTHON) -m benchmarks

evaluate: .venv/.installed ## measure understanding on the test split and write the safety card, some minutes
	@$(PYTHON) -m bot evaluate --write $(ARGS)

train-language: ## teach the language model again from data/corpus, up to an hour; options in ARGS
	@scripts/train_language.sh $(ARGS)

teams-package: .venv/.installed ## write the app package for Microsoft Teams, build/teams-app.zip, from teams.yml
	@$(PYTHON) -m bot teams package $(ARGS)

lock: .venv/.installed ## make the lock files again from requirements*.in (needs pip-tools in .venv)
	@scripts/lock.sh

clean: ## remove what can be made again (conversations in var/ stay)
	@rm -rf models .rasa .pytest_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

.venv/.installed: requirements.lock scripts/install.sh
	@scripts/install.sh requirements.lock
	@touch $@

.venv/.installed-test: requirements-test.lock scripts/install.sh
	@scripts/install.sh requirements-test.lock
	@touch $@ .venv/.installed
