"""Papers made up for the tests of the archive, and an archive that holds them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docparse.archive.database import Database
from docparse.archive.folder import Archive
from docparse.archive.ingest import IngestOptions, Report, ingest
from docparse.archive.objects import ObjectFolder
from docparse.archive.sql_store import SqlStore

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evals"))

import private_postgres

STORES = ("sqlite", "postgresql")
PARSER = "paper_parser:parse"

PAPERS = {
    "plan.txt": """type: KH
number: 58
symbol: KH-UBND
date: 2024-02-20
parent: Tỉnh Sông Vàng
issuer: Ủy ban nhân dân huyện Đồng Mây
subject: Tổ chức phong trào thi đua yêu nước năm 2024
cites: 34-CT/TW
Căn cứ Chỉ thị số {34/CT-TW} của Bộ Chính trị
# muc_dich,yeu_cau | I. MỤC ĐÍCH, YÊU CẦU
Phát hiện, nhân rộng điển hình tiên tiến trong toàn huyện.
# noi_dung | II. NỘI DUNG
## chi_tieu | 1. Chỉ tiêu
Trên 95% hộ gia đình đạt danh hiệu gia đình văn hóa; 10.000 lượt người tham gia.
## giai_phap | 2. Giải pháp
Đẩy mạnh tuyên truyền tại các xã, thị trấn. Hoà giải ở cơ sở là việc thường xuyên.
# noi_nhan | Nơi nhận:
- Thường trực Huyện ủy; Lưu: VT.""",
    "guide.txt": """type: HD
number: 07
symbol: HD-HĐTĐKT
date: 2022-01-XX
issuer: Hội đồng Thi đua - Khen thưởng tỉnh Bến Ngà
subject: Bình xét danh hiệu CSTĐ cơ sở
cites: 34-CT/TW
cites: 98/2023/NĐ-CP
Thực hiện Chỉ thị {34 CT/TW} và Nghị định số {98/2023/NĐ-CP}.
# tieu_chi | 1. Tiêu chuẩn
Công tác TĐKT phải kịp thời; mã số hồ sơ do cơ quan cấp, người mẹ, má và mạ đều được tính.
# khen_thuong | 2. Khen thưởng
Bằng khen của Ủy ban nhân dân tỉnh cho cá nhân điển hình, nhân dịp tổng kết mở rộng.""",
    "letter.txt": """type: CV
number: 238
symbol: UBND-KGVX
date: 2023-06-02
issuer: Ủy ban nhân dân tỉnh Bến Ngà
subject: Chuẩn bị hội nghị tổng kết kế hoạch năm
Đề nghị các đơn vị báo cáo trước ngày 15/6/2023. Má của liệt sĩ được mời dự.""",
    "directive.txt": """type: CT
number: 34
symbol: CT/TW
date: 2014-04-07
issuer: Bộ Chính trị
subject: Tiếp tục đổi mới công tác thi đua, khen thưởng
Các cấp ủy quán triệt. Quý III sơ kết; kỹ năng, tỷ lệ, lũy kế.""",
}

SECRET = """type: KH
number: 3
symbol: KH-BCH
date: 2024-05-05
issuer: Ban Chỉ huy Quân sự huyện Đồng Mây
subject: Diễn tập phòng thủ
secrecy: MẬT
Phong trào thi đua quyết thắng, nhân rộng điển hình trong diễn tập.
"""

Fill = Callable[..., Report]


def raw(archive: Archive) -> Database:
    """The database below an archive, to do what no store would."""
    assert isinstance(archive.store, SqlStore)
    return archive.store.database


def tamper(archive: Archive, id: str, data: bytes | None) -> None:
    """Change the bytes of an original behind the archive's back, or take them away."""
    if isinstance(archive.objects, ObjectFolder):
        path = archive.objects.path(id)
        path.chmod(0o644)
        path.unlink() if data is None else path.write_bytes(data)
        return
    raw(archive).run("DELETE FROM chunks WHERE id = ?", (id,))
    if data is None:
        raw(archive).run("DELETE FROM objects WHERE id = ?", (id,))
    else:
        raw(archive).run("INSERT INTO chunks VALUES (?, 0, ?)", (id, data))


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with the papers."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def server() -> Iterator[private_postgres.PrivateServer]:
    """A PostgreSQL server of the tests' own."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (extra `postgres`)")
    try:
        running = private_postgres.start()
    except private_postgres.NoServer as error:
        pytest.skip(str(error))
    yield running
    running.stop()


def new_place(store: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """Where a new archive of this kind can be made; what is local of it is in the folder."""
    if store == "sqlite":
        return str(folder / "archive")
    running: private_postgres.PrivateServer = request.getfixturevalue("server")
    return f"{running.make()}&index={folder / 'index'}"


@pytest.fixture(params=STORES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new archive can be made, for each kind of store."""
    return new_place(request.param, tmp_path, request)


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """A new, empty archive, in each kind of store."""
    with Archive.create(place) as opened:
        yield opened


@pytest.fixture
def fill(archive: Archive) -> Fill:
    """Ingest paths into the archive with the parser of the tests."""

    def run(*paths: Path, timeout: float = 20.0, memory_mb: int = 400, workers: int = 1) -> Report:
        return ingest(archive, list(paths), IngestOptions(workers=workers, timeout=timeout, memory_mb=memory_mb, parser=PARSER))

    return run


@pytest.fixture(scope="module", params=STORES)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive, in each kind of store, with the papers and a secret one, for tests that only search."""
    folder = tmp_path_factory.mktemp("library")
    for name, text in {**PAPERS, "secret.txt": SECRET}.items():
        (folder / name).write_text(text, encoding="utf-8")
    papers = [folder / name for name in (*PAPERS, "secret.txt")]
    with Archive.create(new_place(request.param, folder, request)) as opened:
        report = ingest(opened, papers, IngestOptions(workers=1, memory_mb=400, parser=PARSER))
        assert report.failures == []
        yield opened
