"""`docparse schema`: the JSON Schema of a record on standard output."""

from __future__ import annotations

import json


def run() -> None:
    """Print the JSON Schema of a record (contract of docs/record.md)."""
    from docparse.schema import Record

    print(json.dumps(Record.model_json_schema(by_alias=True), ensure_ascii=False, indent=2))
