"""Eight processes ingest into one archive and search it at once (evals/bench_store_load.py does it for two minutes)."""

from __future__ import annotations

from pathlib import Path

import bench_store_load
import pytest
from conftest import STORES, new_place


@pytest.mark.slow
@pytest.mark.parametrize("store", STORES)
def test_eight_processes(store: str, request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = bench_store_load.load(new_place(store, tmp_path, request), 8, 10.0 if store == "postgresql" else 4.0, tmp_path)
    assert found["errors"] == []
    assert found["problems"] == []
    assert found["documents"] >= 5
    assert found["searches"] >= 40
    if store == "postgresql":
        assert found["refused"] == {}
        assert found["documents"] >= 8 * 4
    else:
        assert all("run the same command again" in message for message in found["refused"])
    with capsys.disabled():
        print(f"\n{store}: {found}")
