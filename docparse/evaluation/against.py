"""Two runs side by side: the JSON of an earlier run and a new one in, gains and losses item by item out, like a reviewer's diff."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from docparse.errors import DocparseError


def load_run(path: Path) -> dict[str, Any]:
    """The JSON that `docparse eval --json` wrote. Raises DocparseError where it is none."""
    try:
        figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        figures["fields"], figures["errors"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DocparseError(f"{path}: is no run ({error}); write one with `docparse eval GOLD_DIR --json > FILE`") from error
    return figures


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, float | None, float | None]]:
    """(field, F1 before, F1 after) of every field whose F1 changed; None where a run has no item of the field."""
    out = []
    for name in dict.fromkeys([*before["fields"], *after["fields"]]):
        old, new = (run["fields"].get(name, {}).get("f1") for run in (before, after))
        if old != new:
            out.append((name, old, new))
    return out


def differences(before: dict[str, Any], after: dict[str, Any]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """(errors that are gone, errors that are new), each as often as it is so."""
    old, new = (Counter(_key(error) for error in run["errors"]) for run in (before, after))
    gains, losses = sorted((old - new).elements()), sorted((new - old).elements())
    return [dict(zip(_PARTS, key, strict=True)) for key in gains], [dict(zip(_PARTS, key, strict=True)) for key in losses]


def compare(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Changed figures, then every error that is gone (+) and every error that is new (-)."""
    out = [f"{'field':<26}{'before':>8}{'after':>8}{'change':>9}"]
    for name, old, new in changed(before, after):
        change = "" if old is None or new is None else f"{new - old:+.3f}"
        out.append(f"{name:<26}{_figure(old)}{_figure(new)}{change:>9}")
    gains, losses = differences(before, after)
    out += ["", f"{len(gains)} errors gone, {len(losses)} new"]
    return "\n".join([*out, *(f"+ {_line(error)}" for error in gains), *(f"- {_line(error)}" for error in losses)])


_PARTS = ("document", "field", "kind", "item")


def _key(error: dict[str, str]) -> tuple[str, ...]:
    return tuple(error[part] for part in _PARTS)


def _line(error: dict[str, str]) -> str:
    return f"{error['document']}  {error['field']}  {error['kind']}: {error['item']}"


def _figure(value: float | None) -> str:
    return f"{'-' if value is None else f'{value:.3f}':>8}"
