# What can be done here: `make help`. Windows and macOS: the README says it without make.

PYTHON ?= python3
VENV := .venv/bin
TESTS ?=
# A crash is told last and shortly: where Python stood, innermost call first (tests/conftest.py).
PYTEST = CRASH_REPORT=crash-$@.txt $(VENV)/python -m pytest -q
CRASHED = || { status=$$?; [ ! -s build/crash-$@.txt ] || head -n 30 build/crash-$@.txt >&2; exit $$status; }
BENCH ?=

.DEFAULT_GOAL := help
.PHONY: help setup run model test lint types contracts pytest window-pytest rest-pytest core-pytest test-export train-env test-train demo bench bench-installed bench-sizes bench-reading bench-stored bench-recognition package package-linux package-windows package-macos third-party lock screenshots clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

setup: ## the environment, the system libraries and the default model
	@$(PYTHON) packaging/setup_environment.py run

run: setup ## start the app; on a machine without a screen, the demo
ifeq ($(OS)$(DISPLAY)$(WAYLAND_DISPLAY),)
	@if [ "$$(uname)" = Darwin ]; then exec $(VENV)/gpt-desktop; fi; \
	echo "There is no display here, so this is the demo: the same window, drawn offscreen."; \
	exec $(VENV)/gpt-desktop demo
else
	@exec $(VENV)/gpt-desktop
endif

demo: setup ## the window drawn offscreen, used by real events; pictures in build/demo/
	@$(VENV)/gpt-desktop demo

screenshots: demo ## the pictures in docs/screenshots anew, of the views
	@cp build/demo/*.png docs/screenshots/

model: setup ## fetch and build the default model

test: ## linters, types, contracts and all tests that need no torch
	@$(PYTHON) packaging/setup_environment.py test
	@$(MAKE) --no-print-directory lint types contracts core-pytest pytest

lint: ## ruff
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .

types: ## mypy, strict
	@$(VENV)/mypy

contracts: ## which layer may import which
	@mkdir -p build; $(VENV)/lint-imports --no-cache > build/contracts.log 2>&1 || { cat build/contracts.log; exit 1; }
	@tail -n 2 build/contracts.log

core-pytest: ## core, services and storage where neither Qt nor onnxruntime is installed
	@.venv-core/bin/python -m pytest -q tests/core tests/services tests/storage -m "not model"

# Two lanes of processes side by side, each of which is one core's work. The window's tests have a
# process of their own: what other tests load into theirs, such as inference, PDFs and torn
# databases, cannot be what ends them.
WHOLE_APP := tests/acceptance tests/app tests/background tests/soak
pytest: ## all tests, or those of TESTS=path
	@$(if $(TESTS),$(PYTEST) $(TESTS) $(CRASHED),$(MAKE) --no-print-directory -j2 -O window-pytest rest-pytest)

window-pytest:
	@$(PYTEST) tests/ui $(CRASHED)
	@$(PYTEST) $(WHOLE_APP) $(CRASHED)

rest-pytest:
	@$(PYTEST) --ignore=tests/ui $(WHOLE_APP:%=--ignore=%) $(CRASHED)

test-export: ## converted graphs against torch and transformers, in environments of their own
	@$(PYTHON) packaging/setup_environment.py export
	@$(PYTHON) packaging/setup_environment.py export5
	@.venv-export/bin/python -m pytest -q -m export tests/export
	@.venv-export5/bin/python -m pytest -q -m export5 tests/export5

train-env: ## what training a model takes, in an environment of its own
	@$(PYTHON) packaging/setup_environment.py train

test-train: train-env ## training by torch, transformers and peft, and from the window
	@$(PYTHON) packaging/setup_environment.py test
	@.venv-train/bin/python -m pytest -q -m train tests/training_torch
	@$(PYTEST) -m train tests/acceptance/test_train_page.py $(CRASHED)

bench: setup ## measure the engine beside other runtimes, half an hour; BENCH=--quick shows that it runs, BENCH=--resume goes on
	@CMAKE_ARGS="-DLLAVA_BUILD=OFF $$CMAKE_ARGS" $(PYTHON) packaging/setup_environment.py bench
	@$(PYTHON) packaging/setup_environment.py peers || echo "So other runtimes than llama.cpp are left out." >&2
	@$(VENV)/python -m benchmarks $(BENCH)

bench-sizes: setup ## measure models of 0.6 to 4 billion parameters beside llama.cpp; BENCH=--quick shows that it runs
	@CMAKE_ARGS="-DLLAVA_BUILD=OFF $$CMAKE_ARGS" $(PYTHON) packaging/setup_environment.py bench
	@$(VENV)/python -m benchmarks.sizes $(BENCH)

bench-reading: setup ## documents of real producers (pandoc, LibreOffice, Chromium, Qt) beside what was read of them; benchmarks/reading.md
	@$(VENV)/python -m benchmarks.reading

bench-stored: setup ## measure 100,000 kept messages: search, opening, writing, start, memory; benchmarks/stored.md
	@$(VENV)/python -m benchmarks.stored

bench-recognition: setup ## recognise forty printed and worn pages, minutes; benchmarks/recognition.md
	@$(VENV)/python -m benchmarks.recognition

package: ## the app as a folder that runs without Python, used and measured; dist/, build/proof/
	@$(PYTHON) packaging/setup_environment.py package
	@$(PYTHON) packaging/freeze.py
	@$(VENV)/python packaging/prove.py

bench-installed: ## measure the app that make package built, anew; benchmarks/installed.md
	@$(VENV)/python -m benchmarks.installed

package-linux: ## of that folder the .deb, tried in a clean Debian, the AppImage, the bill of materials
	@$(PYTHON) packaging/setup_environment.py installers
	@PYTHONPATH=packaging $(VENV)/python -m linux.installers

package-windows: ## of a folder built on Windows the installer; makensis compiles it anywhere
	@PYTHONPATH=packaging $(VENV)/python -m windows.build_installer

package-macos: ## of a bundle built on macOS the disk image, signed and notarised where MACOS_* are set
	@packaging/macos/make_dmg.sh

third-party: ## THIRD_PARTY.md anew from the lock file
	@PYTHONPATH=packaging $(VENV)/python -m licences.third_party

lock: ## resolve the dependencies anew, with hashes and without index addresses
	@$(VENV)/python packaging/lock.py

clean: ## remove what was built, but not the model
	rm -rf build dist .mypy_cache .ruff_cache .venv-core
