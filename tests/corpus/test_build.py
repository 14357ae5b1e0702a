"""What `docparse corpus` writes: pages with their true text beside them, the Markdown form with all that is labelled, rows of signers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest

from docparse.corpus.build import build, build_generated
from docparse.corpus.paper import Paper, Para, Signature, to_markdown, to_text
from docparse.corpus.pdf import to_pdf
from docparse.corpus.word import to_docx

JOINT = Paper(
    parent=["UBND TỈNH AN SƠN"],
    issuer=["SỞ Y TẾ - SỞ NỘI VỤ -", "CÔNG ĐOÀN NGÀNH"],
    number="Số: 12/KHLT-SYT-SNV-CĐN",
    marks=["KHẨN"],
    place_date="An Sơn, {date:2024-03-05;issued|ngày 05 tháng 3 năm 2024}",
    type="KẾ HOẠCH LIÊN TỊCH",
    subject=["Phối hợp chăm lo đoàn viên"],
    body=[Para("I. NỘI DUNG", "heading", level=1, labels=["noi_dung"]), Para("Hai bên cùng làm.")],
    recipients=["- {to|Lưu: VT}."],
    signatures=[Signature(["GIÁM ĐỐC"], "Lý Văn Một"), Signature(["GIÁM ĐỐC"], "Lò Thị Hai"), Signature(["CHỦ TỊCH"], "Y Ba Niê")],
    annexes=[[Para("PHỤ LỤC", "center", level=1, labels=["phu_luc"]), Para(kind="table", rows=[["TT", "Việc"], ["1", "Thăm hỏi"]])]],
    gold={"doc_type": "KH", "attachments": [{"title": "PHỤ LỤC"}]},
)


def test_nothing_that_is_labelled_is_left_out_of_the_markdown() -> None:
    markdown = re.sub(r"[#*]", "", to_markdown(JOINT))
    words = re.findall(r"\w+", re.sub(r"\{[^|]*\||\}", "", to_text(JOINT)))
    assert sorted(re.findall(r"\w+", re.sub(r"\{[^|]*\||\}", "", markdown))) == sorted(words)


def test_pages_have_their_true_text_beside_them(tmp_path: Path) -> None:
    build(iter([("joint", JOINT)]), tmp_path, ("text", "docx", "pdf"))
    transcript = (tmp_path / "pdf" / "joint.txt").read_text(encoding="utf-8")
    assert "{" not in transcript
    assert transcript.index("Y Ba Niê") < transcript.index("Lưu: VT")  # as the page prints it: signers in a row, then recipients
    assert (tmp_path / "docx" / "joint.txt").exists()
    text = (tmp_path / "text" / "joint.txt").read_text(encoding="utf-8")
    assert text.index("Lưu: VT") < text.index("Lý Văn Một")
    labels = json.loads((tmp_path / "pdf" / "joint.gold.json").read_text(encoding="utf-8"))
    assert labels["file"] == "joint.pdf"


def test_what_the_pen_wrote_stands_in_the_true_text(tmp_path: Path) -> None:
    seed = 7307  # number and day are written by hand
    build_generated(1, seed, tmp_path, ("scan",))
    labels = json.loads(next((tmp_path / "scan").glob("*.gold.json")).read_text(encoding="utf-8"))
    transcript = next((tmp_path / "scan").glob("*.txt")).read_text(encoding="utf-8")
    assert labels["handwritten"]
    assert labels["header"]["number"] in transcript


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_signer_is_printed(count: int) -> None:
    from docx import Document

    names = ["Lý Văn Một", "Lò Thị Hai", "Y Ba Niê", "Giàng A Bốn"][:count]
    paper = Paper(recipients=["- Lưu: VT."], signatures=[Signature(["GIÁM ĐỐC"], name) for name in names])
    page = pypdfium2.PdfDocument(to_pdf(paper))[0].get_textpage().get_text_range()
    import io

    document = Document(io.BytesIO(to_docx(paper)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for name in names:
        assert page.count(name) == 1
        assert sum(name in cell for cell in cells) == 1
    assert any("Lưu: VT" in cell for cell in cells) == (count == 1)  # below the row of signers where there are more
