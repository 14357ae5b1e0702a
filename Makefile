# Two commands are enough: `make demo` runs the main job, `make test` passes the tests. Both set up what they need.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# Debian and Ubuntu packages: language data of Tesseract, LibreOffice for .doc .rtf .odt, a font for the rendered documents.
APT := tesseract-ocr-vie libreoffice-writer-nogui fonts-liberation2

# What only the tests need: a PostgreSQL server of their own.
test unit: APT += postgresql

.PHONY: help install system demo test lint types unit gate lock bench clean

help:
	@echo "make install   system packages, .venv and the docparse command"
	@echo "make demo      build four documents, ingest them, search them"
	@echo "make test      ruff, mypy, pytest, the floors of the figures"
	@echo "make bench     the benchmarks of evals/"
	@echo "make lock      renew requirements.lock"

system:
	@missing=""; for package in $(APT); do dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || missing="$$missing python3-venv"; \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { echo "Please install:$$missing"; exit 1; }; \
	  echo "Installing$$missing"; $(SUDO) apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

$(BIN)/python:
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml requirements.lock | $(BIN)/python
	$(BIN)/pip install -q --disable-pip-version-check -c requirements.lock -e '.[corpus,export]'
	@touch $@

.venv/.installed-dev: .venv/.installed
	$(BIN)/pip install -q --disable-pip-version-check -c requirements.lock -e '.[corpus,export,postgres,nlp,train,dev]'
	@touch $@

install: system .venv/.installed

demo: install
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash corpus/demo/demo.sh

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-dev
	$(BIN)/mypy

unit: system .venv/.installed-dev
	OMP_THREAD_LIMIT=1 $(BIN)/pytest

gate: system .venv/.installed-dev
	$(BIN)/python evals/gate.py check

test: system lint types unit gate

bench: system .venv/.installed-dev
	$(BIN)/python evals/bench_parse.py

lock:
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --all-extras --no-header --no-annotate --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv demo build dist .mypy_cache .ruff_cache .pytest_cache
