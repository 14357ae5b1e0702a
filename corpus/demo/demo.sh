#!/usr/bin/env bash
# The main job in one minute: four documents, an archive, three searches. Each command is printed so that you can repeat it.
set -euo pipefail
cd "$(dirname "$0")/../.."
export PATH="$PWD/.venv/bin:$PATH"

run() { printf '\n\033[1m$ %s\033[0m\n' "$*"; eval "$*"; }

python -m docparse.corpus.demo demo/documents
run docparse ingest demo/documents --archive demo/archive
run docparse search "'nhan rong dien hinh'" --archive demo/archive
run docparse search --cites "'34 CT/TW'" --archive demo/archive
run docparse search "'\"học sinh\"'" --type KH --section chi_tieu --archive demo/archive
echo
echo "The archive is demo/archive. Try:  .venv/bin/docparse parse demo/documents/ke-hoach-58.docx --format text"
