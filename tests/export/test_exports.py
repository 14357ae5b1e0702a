"""Exports of a small archive, through the command: each form is opened again and says what the papers say."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from docparse.archive.folder import Archive
from docparse.archive.ingest import document_row
from docparse.archive.store import Original
from docparse.commands.export import Form
from docparse.commands.export import run as export
from docparse.export.description import describe, suggest_retention
from docparse.export.edxml import NAMESPACE
from docparse.export.sheets import Sheet, write_csv, write_xlsx
from docparse.pipeline import parse_bytes
from docparse.writing import WriteError

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH
SỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 04/KH-SYT\tHòa Bình, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
Tổ chức phong trào thi đua năm 2024

Thực hiện Chỉ thị số 34 CT/TW ngày 07/4/2014 của Bộ Chính trị;
I. MỤC ĐÍCH
Đẩy mạnh thi đua trong toàn ngành.
II. CHỈ TIÊU
Phấn đấu 95% đơn vị đạt danh hiệu Tập thể lao động tiên tiến.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.\tGIÁM ĐỐC
(Đã ký)
Nguyễn Thị Hà An
"""

LETTER = """ỦY BAN NHÂN DÂN
HUYỆN MÓNG LĂNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: /UBND-NV\tMóng Lăng, ngày tháng 3 năm 2023
V/v =đăng ký giao ước thi đua

Kính gửi: Phòng Nội vụ
Đề nghị đăng ký trước ngày 15/3/2023.
Nơi nhận:
- Như trên;
- Lưu: VT.\tCHỦ TỊCH
Lò Văn Bính
"""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of two papers, and a third that is secret."""
    place = tmp_path / "archive"
    monkeypatch.setenv("DOCPARSE_ARCHIVE", str(place))
    with Archive.create(str(place)) as opened, opened.store.transaction():
        for name, text, access in (("ke-hoach.txt", PLAN, "public"), ("cong-van.txt", LETTER, "public"), ("mat.txt", PLAN + "x", "secret")):
            data = text.encode()
            id = opened.objects.put(data)
            rows = []
            for record in parse_bytes(data, name):
                plain = json.loads(record.to_json())
                rows.append((document_row(plain, access), plain))  # type: ignore[arg-type]
            original = Original(id, name, f"/in/{name}", None, len(data), media_type="text/plain", access=access, version="test")  # type: ignore[arg-type]
            opened.store.put(original, rows)
    return place


def _run(form: Form, out: Path, query: str = "", **more: Any) -> Path:
    given = dict.fromkeys(("archive", "cites", "type", "issuer", "date_from", "date_to"))
    export(form, out, [query], **{**given, "title": "", "file_code": "", "fonds": "", "organ": "", "force": False, **more})
    return out


def test_the_register_in_the_customary_columns(archive: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(_run(Form.xlsx, tmp_path / "muc-luc.xlsx"))
    page = book["Mục lục văn bản"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
    assert rows[0] == ["STT", "Số, ký hiệu", "Ngày tháng văn bản", "Tác giả", "Trích yếu nội dung", "Tờ số", "Ghi chú"]
    assert len(rows) == 3
    letter, plan = rows[1:]
    assert plan[1] == "04/KH-SYT"
    assert plan[2].date() == date(2024, 2, 5)
    assert plan[3] == "Sở Y tế tỉnh Hòa Bình"
    assert plan[4].startswith("Kế hoạch: ")
    assert letter[2] == "…/03/2023"
    assert letter[4].startswith("=")
    assert page.cell(4, 5).data_type == "s"
    data = book["Dữ liệu"]
    numbers = {row[8].value: row[6].value for row in data.iter_rows(min_row=2)}
    assert numbers["04/KH-SYT"] == "04"


def test_fields_as_csv_for_excel(archive: Path, tmp_path: Path) -> None:
    raw = _run(Form.csv, tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert [row["Số"] for row in rows] == ["", "04"]
    assert rows[0]["Trích yếu"].startswith("'=")
    assert rows[1]["Viện dẫn"] == "34-CT/TW"


def test_records_by_query_with_a_manifest(archive: Path, tmp_path: Path) -> None:
    out = _run(Form.jsonl, tmp_path / "a.jsonl", "giao ước thi đua")
    records = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [record["header"]["symbol"]["value"] for record in records] == ["UBND-NV"]
    manifest = tmp_path / "a.jsonl.manifest.json"
    said = json.loads(manifest.read_text("utf-8"))
    assert said["asked"] == {"query": "giao ước thi đua"}
    assert said["files"] == [{"path": "a.jsonl", "bytes": out.stat().st_size, "sha256": hashlib.sha256(out.read_bytes()).hexdigest()}]


def test_dublin_core(archive: Path, tmp_path: Path) -> None:
    tree = etree.parse(_run(Form.dc, tmp_path / "dc.xml", type="KH"))
    said = {(etree.QName(element).localname, element.text) for element in tree.iter() if element.text and element.text.strip()}
    assert ("identifier", "04/KH-SYT") in said
    assert ("creator", "Sở Y tế tỉnh Hòa Bình") in said
    assert ("date", "2024-02-05") in said
    assert ("relation", "34-CT/TW") in said


def test_edxml_messages(archive: Path, tmp_path: Path) -> None:
    import base64

    folder = _run(Form.edxml, tmp_path / "edxml", organ="H28.12")
    trees = [etree.parse(path) for path in sorted(folder.glob("*.edxml"))]
    assert len(trees) == 2

    def text(tree: Any, name: str) -> list[str]:
        return [element.text or "" for element in tree.iter(f"{{{NAMESPACE}}}{name}")]

    plan, letter = sorted(trees, key=lambda tree: text(tree, "Type"))
    assert text(plan, "DocumentId") == ["H28.12,2024/02/05,04/KH-SYT"]
    assert text(plan, "Type") == ["10"]
    assert text(plan, "FullName") == ["Nguyễn Thị Hà An"]
    assert base64.b64decode(text(plan, "ContentTransferEncoded")[0]).decode() == PLAN
    receivers = [element.findtext(f"{{{NAMESPACE}}}OrganName") for element in letter.iter(f"{{{NAMESPACE}}}To")]
    assert receivers == ["Phòng Nội vụ"]


@pytest.mark.parametrize("form", [Form.sip, Form.aip])
def test_packages_pass_the_validator_of_e_ark(form: Form, archive: Path, tmp_path: Path) -> None:
    pytest.importorskip("eark_validator", reason="eark-validator is not installed")
    folder = _run(form, tmp_path / form.value, title="Thi đua", file_code="H28.2024.01", fonds="UBHB")
    assert _problems(folder) == []
    for path in (folder / "representations/rep1/metadata/descriptive").iterdir():
        etree.XMLSchema(etree.parse(folder / "schemas/ead_doc.xsd")).assertValid(etree.parse(path))
    etree.XMLSchema(etree.parse(folder / "schemas/ead.xsd")).assertValid(etree.parse(folder / "metadata/descriptive/EAD.xml"))
    originals = {path.read_text("utf-8") for path in (folder / "representations/rep1/data").iterdir()}
    assert originals == {PLAN, LETTER}
    assert (folder / "metadata/preservation/PREMIS.xml").is_file() == (form is Form.aip)
    # The validator does see what is wrong: a package without its identifier.
    mets = folder / "METS.xml"
    mets.write_text(re.sub(r' OBJID="[^"]*"', "", mets.read_text("utf-8")), "utf-8")
    assert "CSIP1" in _problems(folder)


_VALIDATE = """
import sys
from pathlib import Path
from eark_validator import rules
from eark_validator.mets import MetsValidator
from eark_validator.packages import PackageValidator
folder = Path(sys.argv[1])
report = PackageValidator(folder).validation_report
print(*[] if report.structure.status.value == "Well Formed" else ["structure"], sep="\\n")
for base in (folder, folder / "representations/rep1"):
    schema = MetsValidator(str(base))
    schema.validate_mets("METS.xml")
    print(*[error.message for error in schema.validation_errors], sep="\\n")
# Its report keeps only the last section of the rules, so the sections are asked one by one.
profile = rules.ValidationProfile.from_specification("CSIP")
profile.validate(folder / "METS.xml")
print(*[result.rule_id for section in profile.results.values() for result in section if result.severity.value == "Error"], sep="\\n")
"""


def _problems(folder: Path) -> list[str]:
    done = subprocess.run([sys.executable, "-c", _VALIDATE, str(folder)], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_sizes_and_hashes_of_a_package_are_those_of_its_files(archive: Path, tmp_path: Path) -> None:
    import hashlib

    folder = _run(Form.aip, tmp_path / "aip")
    seen = 0
    for mets, base in ((folder / "METS.xml", folder), (folder / "representations/rep1/METS.xml", folder / "representations/rep1")):
        for element in etree.parse(mets).iter("{*}file", "{*}mdRef"):
            link = next(node for node in (element, *element) if node.get("{http://www.w3.org/1999/xlink}href"))
            data = (base / str(link.get("{http://www.w3.org/1999/xlink}href"))).read_bytes()
            assert element.get("SIZE") == str(len(data))
            assert element.get("CHECKSUM") == hashlib.sha256(data).hexdigest()
            seen += 1
    assert seen == 10


def test_a_bag_is_valid_and_notices_damage(archive: Path, tmp_path: Path) -> None:
    import bagit

    folder = _run(Form.bagit, tmp_path / "bag")
    assert bagit.Bag(str(folder)).is_valid()
    original = next((folder / "data/originals").iterdir())
    original.write_bytes(b"x")
    assert not bagit.Bag(str(folder)).is_valid()


def test_docs_for_researchers(archive: Path, tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    docs = list(DocBin().from_disk(_run(Form.docbin, tmp_path / "a.spacy", type="KH")).get_docs(spacy.blank("xx").vocab))
    assert [span.text for span in docs[0].spans["references"]] == ["Chỉ thị số 34 CT/TW ngày 07/4/2014 của Bộ Chính trị"]
    assert docs[0].spans["references"][0]._.canonical == "34-CT/TW"
    lines = _run(Form.conll, tmp_path / "a.conll", type="KH").read_text("utf-8").splitlines()
    tagged = [line.split("\t")[:2] for line in lines if "\tB-CT\t" in line or "\tI-CT\t" in line]
    assert "".join(token for token, _ in tagged) == "Chỉthịsố34CT/TWngày07/4/2014củaBộChínhtrị"


def test_what_is_secret_is_in_no_export(archive: Path, tmp_path: Path) -> None:
    assert len(_run(Form.jsonl, tmp_path / "a.jsonl").read_text("utf-8").splitlines()) == 2


def test_nothing_is_written_over(archive: Path, tmp_path: Path) -> None:
    from docparse.commands.export import OutputRefused

    out = _run(Form.jsonl, tmp_path / "a.jsonl")
    with pytest.raises(OutputRefused):
        _run(Form.jsonl, out)
    own = tmp_path / "own"
    own.mkdir()
    (own / "letter.txt").write_text("mine")
    with pytest.raises(OutputRefused):
        _run(Form.sip, own, force=True)
    assert (own / "letter.txt").is_file()
    with pytest.raises(SystemExit):
        _run(Form.jsonl, tmp_path / "none.jsonl", "khôngcógìthế")
    assert not (tmp_path / "none.jsonl").exists()


def test_an_export_is_an_event(archive: Path, tmp_path: Path) -> None:
    _run(Form.csv, tmp_path / "a.csv", type="KH")
    with Archive.open(str(archive)) as opened:
        event = opened.store.events()[-1]
    assert event.kind == "export"
    assert event.detail == {"form": "csv", "documents": 1, "doc_type": "KH"}


@pytest.mark.parametrize(
    ("kind", "subject", "code"),
    [
        ("KH", "Tổ chức phong trào thi đua năm 2024", "01"),
        ("BC", "Kết quả công tác thi đua 6 tháng đầu năm", "05"),
        ("KH", "Phát động đợt thi đua chào mừng kỷ niệm 50 năm", "06"),
        ("CV", "đăng ký danh hiệu thi đua", "06"),
        ("KH", "Trồng rừng năm 2024", None),
    ],
)
def test_retention_is_suggested_by_rule(kind: str, subject: str, code: str | None) -> None:
    found = suggest_retention(kind, subject)
    assert (found.code if found else None) == code


def test_a_description_keeps_what_is_blank_blank() -> None:
    said = describe({"header": {"symbol": {"value": "KH-SYT"}, "date": {"value": "2024-XX-XX"}}, "source": {"origin": "ocr"}})
    assert (said.number, said.notation, said.issued, said.issued_edtf, said.confidence_level) == ("", "KH-SYT", "", "2024-XX-XX", "02")


def test_cells_that_look_like_formulas(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    def sheet() -> Sheet:
        return Sheet("A", [("x", 10)], [["=1+1"], ["04"], ["15/2024"], [date(2024, 2, 5)], [None]])

    write_csv(sheet(), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() == ["x", "'=1+1", "04", "15/2024", "2024-02-05", '""']
    write_xlsx([sheet()], tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx")["A"]
    values = [page.cell(row, 1).value for row in range(2, 6)]
    assert values[:3] == ["=1+1", "04", "15/2024"]
    assert {page.cell(row, 1).data_type for row in range(2, 5)} == {"s"}


def test_the_folder_of_a_stopped_export_is_cleared_away(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("docparse.export.eark.premis", stop)
    with pytest.raises(KeyboardInterrupt):
        _run(Form.aip, tmp_path / "aip")
    assert [path.name for path in tmp_path.iterdir()] == ["archive"]


@pytest.mark.parametrize(("code", "advice"), [(errno.ENOSPC, "free some space"), (errno.EACCES, "into which you may write")])
def test_a_file_that_cannot_be_written_is_named_with_what_to_do(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, advice: str
) -> None:
    plain = Path.open

    def fail(path: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        if path.name.endswith(".part"):
            raise OSError(code, "no")
        return plain(path, mode, *more, **named)

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(WriteError, match=rf"^{re.escape(str(tmp_path / 'a.jsonl'))}: cannot be written \(no\); .*{advice}"):
        _run(Form.jsonl, tmp_path / "a.jsonl")
    assert not (tmp_path / "a.jsonl").exists()
