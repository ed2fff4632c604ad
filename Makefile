# Ringklocka: everything from a bare Debian 12 with git, make and Python >= 3.11 (pip, venv).
#   make demo   set up, make a school, solve, print, publish, open the desktop
#   make test   set up, run the whole test suite headless
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo
DEMO_SECONDS ?= 25
# The first whole term of the demo school that has not begun.
DEMO_DATES = $$($(BIN)/python -c 'from datetime import date; from scheduler_app.services.demo.calendar import DemoYear, next_whole_term; \
	today = date.today(); print(*next_whole_term(DemoYear(today.year).school_year(), today))')

# Shared library -> Debian package, as PySide6 6.11 needs them (xcb is for a real window).
QT_LIBRARIES := libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1 libfontconfig.so.1=libfontconfig1 \
	libdbus-1.so.3=libdbus-1-3 libxkbcommon.so.0=libxkbcommon0 libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 \
	libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-shape.so.0=libxcb-shape0 libxkbcommon-x11.so.0=libxkbcommon-x11-0
TEST_PROGRAMS := Xvfb=xvfb xdotool=xdotool xwd=x11-apps
BENCH_PROGRAMS := fet-cl=fet

.PHONY: help setup run demo test suite lint bench bench-fet screens clean libraries test-programs bench-programs check-kill check-stop check-properties check-edlevo

help:
	@sed -n '2,4s/^# *//p' Makefile
	@echo "  make run    open the desktop"
	@echo "  make lint   ruff, mypy"
	@echo "  make screens  photographs of every screen and dialog, with contact sheets"
	@echo "  make bench  all benchmarks (installs fet and fet-data)"
	@echo "  make bench-fet  all schools of fet-data beside FET, into tests/benchmarks/RESULTS.md (hours; goes on where it stopped)"

# $(call apt_install,PACKAGES): install them if allowed to, otherwise say the exact command and stop.
define apt_install
	packages="$(strip $(1))"; \
	if [ -n "$$packages" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then become=""; \
	  elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then become="sudo"; \
	  else echo "Missing system packages. Run this, then try again:"; echo "  sudo apt-get install --no-install-recommends $$packages"; exit 1; fi; \
	  echo "Installing system packages: $$packages"; \
	  $$become apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive $$become apt-get install -y -qq --no-install-recommends $$packages >/dev/null; \
	fi
endef

libraries:
	@missing=""; known="$$( (/sbin/ldconfig -p || ldconfig -p) 2>/dev/null)"; \
	for pair in $(QT_LIBRARIES); do case "$$known" in *"$${pair%%=*}"*) ;; *) missing="$$missing $${pair##*=}";; esac; done; \
	$(call apt_install,$$missing)

test-programs:
	@missing=""; for pair in $(TEST_PROGRAMS); do command -v "$${pair%%=*}" >/dev/null || missing="$$missing $${pair##*=}"; done; \
	$(call apt_install,$$missing)

bench-programs:
	@missing=""; for pair in $(BENCH_PROGRAMS); do command -v "$${pair%%=*}" >/dev/null || missing="$$missing $${pair##*=}"; done; \
	[ -d /usr/share/doc/fet-data/examples ] || missing="$$missing fet-data"; \
	$(call apt_install,$$missing)

$(READY): pyproject.toml
	@echo "Setting up $(VENV) (a few minutes the first time)"
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# The solver's compiled code is made here, so that no user ever waits for it.
$(VENV)/.warm: $(READY) $(wildcard solver/*.py solver/*/*.py)
	@echo "Compiling the solver"
	@$(BIN)/python -m solver --warm
	@touch $@

setup: libraries $(READY) $(VENV)/.warm

run: setup
	@$(BIN)/python main.py

demo: setup
	@mkdir -p $(DEMO)
	@rm -f $(DEMO)/school.ringklocka*
	@set -- $(DEMO_DATES); started=$$(date +%s); \
	$(BIN)/python main.py demo --size medium --seed 1 --out $(DEMO)/school.ringklocka; \
	$(BIN)/python main.py solve $(DEMO)/school.ringklocka --time-limit $(DEMO_SECONDS); \
	$(BIN)/python main.py check $(DEMO)/school.ringklocka | tail -n 1; \
	$(BIN)/python main.py print $(DEMO)/school.ringklocka --what classes --out $(DEMO)/classes.pdf; \
	$(BIN)/python main.py publish $(DEMO)/school.ringklocka --to $(DEMO)/attendance.sqlite --from $$1 --until $$2; \
	echo; echo "Ready in $$(( $$(date +%s) - started )) s:"; ls -sh1 $(DEMO)/school.ringklocka $(DEMO)/classes.pdf $(DEMO)/attendance.sqlite | sed 's/^/  /'
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then echo "Opening the desktop"; $(BIN)/python main.py $(DEMO)/school.ringklocka; \
	else echo "No display: 'make run' opens the desktop where there is one."; fi

# The types are checked beside the tests: mypy alone leaves all processors but one idle for a minute.
test: setup test-programs
	@$(MAKE) --no-print-directory --jobs 2 lint suite

suite: $(READY)
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# Everything there is to see, in every theme, language, scale and size, into build/screenshots; SCREENS="--themes light board" for a part.
screens: setup test-programs
	@$(BIN)/python -m tests.e2e.screens $(SCREENS)

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: setup bench-programs test-programs
	@for benchmark in tests/benchmarks/bench_*.py; do echo; echo "== $$benchmark"; $(BIN)/python "$$benchmark"; done

# Two cores share the list when there are two. FET_LIMIT, FET_TWELVE_LIMIT: seconds for either program; FET_SEEDS: seeds of the twelve;
# FET_OPTIONS: more for the games of all schools, for example '--improve 10'.
FET_LIMIT ?= 60
FET_TWELVE_LIMIT ?= 120
FET_SEEDS ?= 5
FET_OPTIONS ?=
FET_SHARDS ?= $$(( $$(nproc) > 1 ? 2 : 1 ))

bench-fet: setup bench-programs
	@shards=$(FET_SHARDS); play() { \
	  for shard in $$(seq $$shards); do \
	    $(BIN)/python tests/benchmarks/fet_corpus.py --shard $$shard/$$shards --core $$((shard - 1)) "$$@" & \
	  done; wait; }; \
	play --limit $(FET_LIMIT) $(FET_OPTIONS); \
	play --limit $(FET_TWELVE_LIMIT) --twelve --seeds $(FET_SEEDS)
	@$(BIN)/python tests/benchmarks/fet_results.py --limit $(FET_LIMIT) --twelve-limit $(FET_TWELVE_LIMIT)
	@sed -n '/^## /p; /^| .*| measured/,/^$$/p; /^| schools solved/,/^$$/p' tests/benchmarks/RESULTS.md

# kill -9 at every single write of publishing, correcting, editing and importing, on both back ends (about 15 minutes).
check-kill: $(READY)
	RINGKLOCKA_KILL_EVERYWHERE=1 $(BIN)/python -m pytest tests/faults --timeout 3600 -rP

# Searches and `solve` stopped at many random moments; the suite takes a sample.
check-stop: $(READY)
	RINGKLOCKA_STOPS=200 $(BIN)/python -m pytest tests/solver/test_stopping.py --timeout 3600
	RINGKLOCKA_STOPS=20 $(BIN)/python -m pytest tests/solver/test_process_stopped.py tests/e2e/test_interrupted.py tests/e2e/test_stopped_at_any_moment.py --timeout 3600

# Every property on examples that no run has seen; PROFILE=thorough for a thousand each.
PROFILE ?= new
check-properties: $(READY)
	HYPOTHESIS_PROFILE=$(PROFILE) $(BIN)/python -m pytest -m hypothesis -n 2 --dist loadfile --timeout 3600

# Reference data of others, not shipped: says so and stops where it is missing.
check-ss12000: $(READY)
	@PYTHONPATH=. $(BIN)/python tests/standards/check_ss12000.py

# The schemas lie beside the repository, or where EDLEVO_SCHEMAS says.
check-edlevo: $(READY)
	@PYTHONPATH=. $(BIN)/python tests/standards/check_edlevo.py

clean:
	rm -rf build $(VENV) *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
