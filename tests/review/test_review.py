"""Warnings on records made up here: what is warned of, and what is no fault though it looks like one."""

from __future__ import annotations

import pytest

from docparse.pipeline import parse_bytes
from docparse.review.suspicions import suspicions
from docparse.review.warnings import priority, review
from docparse.schema import DateMention, FieldValue, Header, Recipient, Record, Reference, Section, Signatory, Source, Target, Warning_


def paper(text: str, doc_type: str = "KH", **parts: object) -> Record:
    """A whole paper of 2024-03-10 with these parts."""
    header = {
        "issuer": FieldValue(value="Sở Y tế"), "number": FieldValue(value="5"), "symbol": FieldValue(value="KH-SYT"),
        "place": FieldValue(value="Tam Sơn"), "date": FieldValue(value="2024-03-10"), "subject": FieldValue(value="Tập huấn năm 2024"),
    }  # fmt: skip
    header.update(parts.pop("header", {}))  # type: ignore[call-overload]
    given: dict[str, object] = {
        "recipients": [Recipient(name="Lưu: VT", start=0, end=0)],
        "signatory": Signatory(title=FieldValue(value="GIÁM ĐỐC")),
    } | parts
    return Record(
        id="", source=Source(name="a", media_type="", bytes=0, pages=1, origin="text"), text=text,
        doc_type=FieldValue(value=doc_type), header=Header(**header), **given,  # type: ignore[arg-type]
    )  # fmt: skip


def codes(record: Record) -> list[str]:
    return [warning.code for warning in review(record)]


def section(text: str, heading: str, ordinal: str, end: int, *children: Section, labels: tuple[str, ...] = ()) -> Section:
    start = text.index(heading)
    return Section(start=start, end=end, heading=heading, ordinal=ordinal, children=list(children), labels=list(labels))


def test_a_whole_paper_has_no_warnings() -> None:
    assert codes(paper("Kế hoạch tập huấn năm 2024")) == []


@pytest.mark.parametrize(("date", "warned"), [("2026-02-29", True), ("2028-02-29", False), ("2026-02-XX", False), ("2026-13-05", True)])
def test_a_day_that_no_calendar_has(date: str, warned: bool) -> None:
    assert ("date_impossible" in codes(paper("Kế hoạch tập huấn", header={"date": FieldValue(value=date)}))) == warned


def test_a_day_that_no_calendar_has_is_not_trusted() -> None:
    head = "UBND XÃ SƠN\nSố: 12/KH-UBND\nSơn, ngày {} tháng 02 năm 2026\n\nKẾ HOẠCH\nNuôi ong\n\nI. MỤC ĐÍCH\nNuôi ong cho tốt.\n"
    wrong, right = (parse_bytes(head.format(day).encode(), "a.txt")[0].header.date for day in ("29", "28"))
    assert (wrong.value, right.value) == ("2026-02-29", "2026-02-28")
    assert wrong.confidence <= 0.3 < right.confidence


@pytest.mark.parametrize(
    ("doc_type", "line", "warned"),
    [
        ("KH", "Gửi danh sách trước ngày 05/3/2024.", True),
        ("CV", "Các đơn vị nộp trước ngày 05/3/2024.", True),
        ("CV", "Đơn vị đã nộp trước ngày 05/3/2024 thì không nộp lại.", False),
        ("CV", "Trường hợp nộp trước ngày 05/3/2024 được giữ số cũ.", False),
        ("HD", "Ví dụ: ghi “trước ngày 05/3/2024”.", False),
        ("TT", "Hồ sơ nhận trước ngày 05/3/2024 theo quy định cũ.", False),
    ],
)
def test_deadlines_before_the_day_of_issue(doc_type: str, line: str, warned: bool) -> None:
    start = line.index("trước ngày")
    date = DateMention(start=start, end=start + 20, surface=line[start : start + 20], edtf="../2024-03-05", role="deadline")
    assert ("deadline_before_issue" in codes(paper(line, doc_type, dates=[date]))) == warned


@pytest.mark.parametrize(
    ("line", "warned"),
    [
        ("Trên đây là Kế hoạch tập huấn năm 2023 của ngành.", True),
        ("Kết quả thực hiện nhiệm vụ năm 2023 như sau.", False),
        ("TT\tChỉ tiêu\tThực hiện năm 2023\tKế hoạch năm 2024", False),
        ("Nâng chỉ tiêu hộ dùng nước sạch từ 70% năm 2023 lên 80%.", False),
    ],
)
def test_years_that_contradict_the_subject(line: str, warned: bool) -> None:
    assert ("year_contradicts" in codes(paper(line))) == warned


@pytest.mark.parametrize(
    ("line", "warned"),
    [
        ("Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;", True),
        ("Hiện vật làm theo Nghị định số 91/2017/NĐ-CP vẫn được dùng cho đến hết.", False),
        ("Căn cứ Nghị định số 91/2017/NĐ-CP đã được thay thế;", False),
    ],
)
def test_citations_no_longer_in_force_are_warned_of_in_bases(line: str, warned: bool) -> None:
    from docparse.extract.references.references import extract_references

    references = extract_references(line, document_date="2024-03-10")
    assert ("citation_expired" in codes(paper(line, references=references))) == warned


@pytest.mark.parametrize(
    ("above", "points", "warned"),
    [
        ("3", ("3.1", "2.2"), 1),  # one point counts from the item before
        ("3", ("2.1", "2.2"), 2),
        ("1", ("10.1", "10.2"), 0),  # rows of a form, whose item 10 is no heading
        ("2", ("2.1", "2.2"), 0),
    ],
)
def test_points_that_count_from_another_item(above: str, points: tuple[str, ...], warned: int) -> None:
    text = f"{above}. Trách nhiệm\n" + "\n".join(f"{point}. Phòng khám" for point in points)
    children = [section(text, f"{point}. Phòng khám", point, len(text)) for point in points]
    record = paper(text, sections=[section(text, f"{above}. Trách nhiệm", above, len(text), *children)])
    assert codes(record).count("misnumbered") == warned


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I. MỤC ĐÍCH\nĐể dạy tốt.\nIII. NỘI DUNG\nHọc ba buổi.", ["misnumbered"]),
        ("I. MỤC ĐÍCH\nĐể dạy tốt.\nII. Yêu cầu\nIII. NỘI DUNG\nHọc ba buổi.", ["heading_suspected"]),
        ("I. MỤC ĐÍCH\nĐể dạy tốt.\nII. " + "Các đơn vị cử người có mặt đúng giờ và " * 3 + "\nIII. NỘI DUNG\nHọc ba buổi.", []),
    ],
)
def test_a_number_left_out_of_a_row(text: str, wanted: list[str]) -> None:
    rows = [section(text, "I. MỤC ĐÍCH", "I", text.index("III.")), section(text, "III. NỘI DUNG", "III", len(text))]
    assert codes(paper(text, sections=rows)) == wanted


def test_khoan_with_and_without_titles_are_no_gap() -> None:
    text = "Điều 4. Hồ sơ\n1. Đơn đề nghị\nTheo mẫu.\n3. Thời hạn\nNăm ngày."
    rows = [section(text, "1. Đơn đề nghị", "1", text.index("3.")), section(text, "3. Thời hạn", "3", len(text))]
    assert codes(paper(text, sections=[section(text, "Điều 4. Hồ sơ", "4", len(text), *rows)])) == []


@pytest.mark.parametrize(
    ("symbol", "doc_type", "wanted"),
    [
        ("QĐ-SYT", "QĐ", {"date_missing", "recipients_missing"}),
        ("QH15", "L", set()),
        ("UBTVQH15", "NQ", set()),
    ],
)
def test_components_are_asked_of_those_who_print_them(symbol: str, doc_type: str, wanted: set[str]) -> None:
    record = paper("…", doc_type, header={"symbol": FieldValue(value=symbol), "date": FieldValue()}, recipients=[])
    assert set(codes(record)) == wanted


def test_an_attached_paper_is_not_asked_for_components() -> None:
    text = "QUY CHẾ\nHoạt động của Tổ tư vấn\n(Ban hành kèm theo Quyết định số 7/QĐ-SYT ngày 10/3/2024)"
    reference = Reference(start=text.index("Quyết"), end=len(text) - 1, surface="Quyết định số 7/QĐ-SYT", canonical="7/QĐ-SYT")
    empty = {"symbol": FieldValue(), "number": FieldValue(), "date": FieldValue(), "place": FieldValue()}
    assert codes(paper(text, "QC", header=empty, recipients=[], signatory=None, references=[reference])) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thực hiện theo tinh thần của 215/KH-SYT đã gửi.", "citation_suspected"),
        ("Điền vào Mẫu số 04/QT-BCTC kèm theo.", None),
        ("SAO Y\nSố: 12/SY-VP", None),
        ("Lớp học mở đến 20/5/2024 thì nghỉ.", "date_suspected"),
    ],
)
def test_signs_of_what_was_missed(text: str, code: str | None) -> None:
    assert [warning.code for warning in suspicions(paper(text))] == ([code] if code else [])


def test_what_is_known_is_no_suspicion() -> None:
    text = "Theo Kế hoạch số 215/KH-SYT ngày 01/02/2024."
    reference = Reference(start=5, end=len(text) - 1, surface=text[5:-1], canonical="215/KH-SYT")
    assert not list(suspicions(paper(text, references=[reference])))


@pytest.mark.parametrize(
    ("body", "warned"),
    [
        ("- Trên 90% hộ dân tham gia, trong đó 85% ký cam kết.", 1),
        ("- Trên 90% hộ dân tham gia (năm 2023 là 85%).", 0),
        ("- Trên 90% hộ dân tham gia; được cộng 5% số điểm thưởng.", 0),
    ],
)
def test_shares_in_a_section_of_aims(body: str, warned: int) -> None:
    text = f"II. CHỈ TIÊU\n{body}"
    start = text.index("Trên 90%")
    target = Target(start=start, end=start + 8, measure="hộ dân tham gia", comparator="gt", value=90, unit="%")
    record = paper(text, sections=[section(text, "II. CHỈ TIÊU", "II", len(text), labels=("chi_tieu",))], targets=[target])
    assert codes(record).count("target_suspected") == warned
    assert codes(record.model_copy(update={"targets": []})) == ["target_suspected"]
    assert codes(record.model_copy(update={"targets": [], "doc_type": FieldValue(value="TT")})) == []


def test_a_list_of_recipients_without_its_end() -> None:
    text = "Nơi nhận:\n- Sở Y tế;\n- Phòng khám Hòa Lạc;"
    items = [Recipient(name="Sở Y tế", start=12, end=19), Recipient(name="Phòng khám Hòa Lạc", start=23, end=len(text) - 1)]
    assert codes(paper(text, recipients=items)) == ["recipients_cut"]
    assert codes(paper(text, recipients=[*items, Recipient(name="Lưu: VT", start=0, end=0)])) == []


def test_signs_of_what_was_missed_raise_the_priority() -> None:
    calm = paper("…")
    doubtful = paper("…", warnings=[Warning_(code="target_suspected", message="…")])
    assert priority(calm) < priority(doubtful) <= 1
