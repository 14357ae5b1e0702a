"""Bodies of our own in the styles of the field: the headings, levels and labels that must come out, and nothing else.

`bodies/NAME.txt`: a line that begins with `@` is a heading: `@<level> <labels>| <heading as printed>| <text it runs into>`; `+ …` is the
second line of its title; `@1 noi_dung| =<beginning>` is an implied section that starts at the next line that begins so. All else is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from docparse.document import Block, Document, PageSpan
from docparse.layout.compose import compose
from docparse.pipeline import parse_bytes
from docparse.read.plain.text import read_text
from docparse.schema import Section, walk_sections
from docparse.segment.frame import Frame, Role, frame
from docparse.segment.sections import segment

BODIES = sorted((Path(__file__).parent / "bodies").glob("*.txt"))


@dataclass
class Expected:
    """A heading that must be found; `heading` None: an implied section that starts with `starts_with`."""

    level: int
    labels: list[str]
    heading: str | None
    starts_with: str


def read_body(path: Path) -> tuple[list[str], list[Expected]]:
    """The printed lines of a body and its headings."""
    lines: list[str] = []
    expected: list[Expected] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.match(r"@(\d) ([a-z_,]*)\| ([^|]*)(?:\|(.*))?$", line)
        if match:
            level, labels, heading, rest = int(match[1]), [name for name in match[2].split(",") if name], match[3], match[4]
            if heading.startswith("="):
                expected.append(Expected(level, labels, None, heading[1:]))
                continue
            lines.append(heading + (rest or ""))
            expected.append(Expected(level, labels, heading.rstrip(".") if heading.startswith("Điều") else heading, heading))
        elif line.startswith("+ "):
            lines.append(line[2:])
            expected[-1].heading = f"{expected[-1].heading} {line[2:]}"
        else:
            lines.append(line)
    return lines, expected


def paper(lines: list[str], roles: list[Role] | None = None, bold: set[int] | None = None) -> tuple[Document, Frame]:
    """A document of these lines, all body unless `roles` says otherwise; `bold`: the lines that are set in bold."""
    blocks, position = [], 0
    for at, line in enumerate(lines):
        blocks.append(Block(position, position + len(line), line, 1, bold=float(at in (bold or set()))))
        position += len(line) + 1
    text = "\n".join(lines)
    given: list[Role] = roles or ["body"] * len(lines)
    inside = [at for at, role in enumerate(given) if role in ("body", "basis")]
    body = (inside[0], inside[-1] + 1) if inside else (0, 0)
    return Document(text, blocks, [PageSpan(1, 0, len(text))], []), Frame(["number", *given][1:], body)


def official(lines: list[str], bold: set[int] | None = None) -> tuple[Document, Frame]:
    """The same below a number line, so that it is an administrative paper."""
    document, _ = paper(["Số: 12/KH-ABC", *lines], ["number", *["body"] * len(lines)], {at + 1 for at in bold or set()})
    return document, Frame(["number", *["body"] * len(lines)], (1, len(lines) + 1))


def flat(sections: list[Section]) -> list[tuple[int, list[str], str | None]]:
    """Level, labels and heading of every section in order."""
    return [(section.level, section.labels, section.heading) for section in walk_sections(sections)]


@pytest.mark.parametrize("path", BODIES, ids=lambda path: path.stem)
def test_body(path: Path) -> None:
    lines, expected = read_body(path)
    document, outline = official(lines)
    sections = segment(document, outline)
    assert flat(sections) == [(want.level, want.labels, want.heading) for want in expected]
    for section, want in zip(walk_sections(sections), expected, strict=True):
        assert document.text[section.start :].startswith(want.starts_with)


@pytest.mark.parametrize("path", BODIES, ids=lambda path: path.stem)
def test_spans_nest_and_cover(path: Path) -> None:
    lines, _ = read_body(path)
    document, outline = official(lines)

    def check(sections: list[Section], start: int, end: int) -> None:
        for section in sections:
            assert start <= section.start < section.end <= end
            start = section.end
            check(section.children, section.start, section.end)

    sections = segment(document, outline)
    check(sections, 0, len(document.text))
    assert sections[-1].end == len(document.text)


def test_closing_paragraph_stays_in_the_last_section() -> None:
    document, outline = official(["I. MỤC ĐÍCH", "Vui khỏe.", "II. KINH PHÍ", "Tự túc.", "Trên đây là kế hoạch hội trại./."])
    last = segment(document, outline)[-1]
    assert document.text[last.start : last.end].endswith("hội trại./.")


@pytest.mark.parametrize(
    ("line", "below", "headings"),
    [
        ("a) Tự đánh giá của cá nhân", "Cá nhân viết báo cáo nộp tổ trưởng.", ["a) Tự đánh giá của cá nhân"]),
        ("- Đối với tổ chuyên môn", "Tổ họp, bỏ phiếu kín.", ["- Đối với tổ chuyên môn"]),
    ],
)
def test_lettered_and_dashed_lines_are_headings_where_bold(line: str, below: str, headings: list[str]) -> None:
    lines = ["I. QUY TRÌNH", line, below, "II. HỒ SƠ", "Nộp 01 bộ, gồm đơn và báo cáo.", "Không nhận hồ sơ quá hạn."]
    plain = [heading for _, _, heading in flat(segment(*official(lines)))]
    bold = [heading for _, _, heading in flat(segment(*official(lines, bold={0, 1, 3})))]
    assert plain == ["I. QUY TRÌNH", "II. HỒ SƠ"]
    assert bold == ["I. QUY TRÌNH", *headings, "II. HỒ SƠ"]


@pytest.mark.parametrize(("word", "headings"), [("Cấp xã", ["* Cấp xã"]), ("Lưu ý", []), ("Ghi chú", [])])
def test_a_remark_behind_an_asterisk_is_text(word: str, headings: list[str]) -> None:
    lines = [
        "I. QUY TRÌNH",
        "- Tổ họp một buổi.",
        f"* {word}: Tổ dưới ba người họp cùng tổ bạn.",
        "II. HỒ SƠ",
        "Nộp 01 bộ, gồm đơn và báo cáo.",
    ]
    assert [heading for _, _, heading in flat(segment(*official(lines)))] == ["I. QUY TRÌNH", *headings, "II. HỒ SƠ"]


def test_numbered_rows_of_a_table_are_no_headings() -> None:
    document, outline = official(["I. CHỈ TIÊU", "TT\tChỉ tiêu\tKế hoạch", "1.\tSố giường bệnh\t120", "II. KINH PHÍ", "Tự cân đối."])
    for block in document.blocks[2:4]:
        block.cells, block.table = [(block.start, block.end)], 0
    assert [heading for _, _, heading in flat(segment(document, outline))] == ["I. CHỈ TIÊU", "II. KINH PHÍ"]


def test_noi_nhan_is_its_list_without_the_signature() -> None:
    lines = ["Đề nghị các đơn vị thực hiện./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Lê Văn Khởi"]
    roles: list[Role] = ["body", "recipients_head", "recipient", "recipient", "sign_title", "sign_name"]
    document, outline = paper(lines, roles)
    sections = segment(document, outline)
    assert flat(sections) == [(1, ["noi_dung"], None), (1, ["noi_nhan"], "Nơi nhận:")]
    assert document.text[sections[1].start : sections[1].end] == "Nơi nhận:\n- Như trên;\n- Lưu: VT."


def test_appendix_is_a_section_with_its_headings_one_deeper() -> None:
    lines = ["Đề nghị thực hiện./.", "Nơi nhận:", "- Như trên;", "PHỤ LỤC II", "(Kèm theo Kế hoạch số 3/KH-ABC)", "1. Danh hiệu cá nhân"]
    lines += ["Dành cho người có sáng kiến được áp dụng trong năm.", "2. Danh hiệu tập thể", "Dành cho tổ có từ 05 người trở lên."]
    roles: list[Role] = ["body", "recipients_head", "recipient", "attachment_head", "attachment_link", *["attachment"] * 4]
    document, outline = paper(lines, roles)
    outline.attachments = [(3, 9, "PHỤ LỤC II")]
    assert flat(segment(document, outline))[2:] == [
        (1, ["phu_luc"], "PHỤ LỤC II"),
        (2, [], "1. Danh hiệu cá nhân"),
        (2, [], "2. Danh hiệu tập thể"),
    ]


def test_a_form_has_no_headings() -> None:
    lines = ["Đề nghị thực hiện./.", "Nơi nhận:", "- Như trên;", "Mẫu số 02", "1. Họ và tên: ............", "2. Ngày sinh: ............"]
    lines += ["3. Nơi làm việc: ............", "4. Thành tích:", "............"]
    document, outline = paper(lines, ["body", "recipients_head", "recipient", "attachment_head", *["attachment"] * 5])
    outline.attachments = [(3, 9, "Mẫu số 02")]
    assert flat(segment(document, outline))[2:] == [(1, ["phu_luc"], "Mẫu số 02")]


def test_text_that_is_no_administrative_paper_has_no_implied_section() -> None:
    document, outline = paper(["Sáng nay, hội trại đã khai mạc tại công viên.", "Hơn 300 bạn trẻ tham dự."], ["body", "body"])
    assert segment(document, outline) == []


def test_samples_agree_with_their_labels(shared: Path) -> None:
    import json

    for path in sorted((shared / "samples").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["doc_type"] is None:
            continue
        name = path.name.replace(".gold.json", ".txt")
        document = compose(read_text((path.parent / name).read_bytes(), name), name)
        found = flat(segment(document, frame(document)))
        assert found == [(want["level"], want["labels"], want["heading"]) for want in gold["sections"]], name


@pytest.mark.parametrize(("third", "ordinal"), [("9", "3"), ("3", "3"), ("2", "2")])
def test_a_number_of_a_scan_that_is_out_of_order_is_told_by_its_run(third: str, ordinal: str) -> None:
    lines = ["UBND XÃ SƠN", "Số: 12/KH-UBND", "KẾ HOẠCH", "Nuôi ong", "Trạm lập kế hoạch nuôi ong như sau:", "I. VIỆC LÀM"]
    for place, number in enumerate(("1", "2", third, "4", "5"), start=1):
        lines += [f"{number}. Phân công trạm số {place}", "Trạm làm gọn việc nuôi ong trong tháng."]
    paper = compose(read_text("\n\n".join(lines).encode(), "a.txt"), "a.txt")
    paper.origin = "ocr"
    found = [section.ordinal for section in walk_sections(segment(paper, frame(paper))) if (section.heading or "").endswith("trạm số 3")]
    assert found == [ordinal]


def test_decimals_below_numbers_in_brackets_are_their_parts() -> None:
    body = (
        "I. NHIỆM VỤ\n1) Phòng Nội vụ\n1.1. Tuyên truyền\nViết bài và đưa tin.\n1.2. Báo cáo\nTổng hợp số liệu.\n"
        "2) Phòng Tài chính\n2.1. Kinh phí\nCấp đủ kinh phí.\n"
    )
    record = next(iter(parse_bytes(body.encode(), "a.txt")))

    def levels(sections: list[Section]) -> list[tuple[str | None, int]]:
        return [pair for section in sections for pair in ((section.heading, section.level), *levels(section.children))]

    assert levels(record.sections) == [
        ("I. NHIỆM VỤ", 1),
        ("1) Phòng Nội vụ", 2),
        ("1.1. Tuyên truyền", 3),
        ("1.2. Báo cáo", 3),
        ("2) Phòng Tài chính", 2),
        ("2.1. Kinh phí", 3),
    ]
