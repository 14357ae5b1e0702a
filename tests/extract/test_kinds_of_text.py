# ruff: noqa: E501
"""Kinds of phrasing that offices share, each in several wordings of our own: citations and their bodies, named papers, dates, titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from docparse.extract.dates.dates import extract_dates
from docparse.extract.references.references import extract_references
from docparse.pipeline import extract
from docparse.schema import Record, walk_sections

HEAD = (
    "UBND HUYỆN TAM MỸ\nPHÒNG VĂN HÓA VÀ THÔNG TIN\n\nSố: 31/KH-VHTT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Tam Mỹ, ngày 12 tháng 02 năm 2019\n\nKẾ HOẠCH\nTổ chức phong trào thi đua năm 2019\n\nI. NỘI DUNG\n\nPhòng đề nghị các xã thực hiện như sau.\n\n"
)


def record(text: str, tmp_path: Path) -> Record:
    from docparse.pipeline import read_document

    return extract(read_document(text.encode(), "ke-hoach.txt")[1])


def roles(text: str, issued: str = "2019-02-12") -> list[tuple[str, str]]:
    found = extract_dates(text, references=extract_references(text, document_date=issued), issued=issued)
    return [(date.edtf, date.role) for date in found]


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "Xét đề nghị của Giám đốc Sở Y tế tại Tờ trình số 14/TTr-SYT ngày 05/3/2012 và của Chủ tịch UBND huyện Tam Mỹ tại các Tờ trình số 20/TTr-UBND ngày 06/3/2012, số 22/TTr-UBND ngày 07/3/2012,",
            ["Giám đốc Sở Y tế", "Chủ tịch UBND huyện Tam Mỹ", "Chủ tịch UBND huyện Tam Mỹ"],
        ),
        ("thực hiện Thông báo số 8/TB-ĐLTM ngày 10/01/2011 của Điện lực Tam Mỹ về tiết kiệm điện", ["Điện lực Tam Mỹ"]),
        ("theo Quyết định số 5/QĐ-VTTM ngày 02/6/2010 của Viễn thông Tam Mỹ", ["Viễn thông Tam Mỹ"]),
        ("và Nghị quyết số 3/NQ-HTX ngày 11/4/2018 của Hợp tác xã Phước An", ["Hợp tác xã Phước An"]),
        ("phối hợp theo Quy chế số 7/QC-ĐBP ngày 09/9/2016 của Đồn Biên phòng Cửa Lạch", ["Đồn Biên phòng Cửa Lạch"]),
        ("thực hiện Kế hoạch số 2/KH-CTĐ ngày 02/4/2015 của Cụm thi đua số 3 về văn nghệ", ["Cụm thi đua số 3"]),
    ],
)
def test_bodies_of_citations(text: str, issuers: list[str]) -> None:
    found = extract_references(text, document_date="2019-01-01")
    assert [reference.issuer for reference in found if reference.kind == "numbered"] == issuers


def test_a_colon_behind_the_word_of_a_list() -> None:
    found = extract_references(
        "Các Công văn: 210/SNV-TĐKT ngày 12/9/2018, 234/SNV-TĐKT ngày 02/10/2018 vẫn áp dụng.", document_date="2019-01-01"
    )
    assert [reference.surface for reference in found] == ["Công văn: 210/SNV-TĐKT ngày 12/9/2018", "234/SNV-TĐKT ngày 02/10/2018"]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        (
            "căn cứ Nghị quyết Đại hội đồng cổ đông thường niên ngày 18/4/2012 và Quyết định số 2/QĐ-CT",
            ["Nghị quyết Đại hội đồng cổ đông thường niên ngày 18/4/2012"],
        ),
        ("theo Nghị quyết Đại hội thành viên thường niên năm 2017, Hợp tác xã", ["Nghị quyết Đại hội thành viên thường niên năm 2017"]),
        ("Nghị quyết của Đại hội xã viên lần thứ hai năm 2009 đã nêu", ["Nghị quyết của Đại hội xã viên lần thứ hai năm 2009"]),
        ("hồ sơ lập theo Luật Khoáng sản mới.", ["Luật Khoáng sản"]),
        ("theo khoản 2 Điều 5 Quy chế hoạt động Cụm thi đua số 3 ngày 02/4/2015.", ["Quy chế hoạt động Cụm thi đua số 3 ngày 02/4/2015"]),
        ("đúng Quy chế làm việc của Đảng ủy xã Phước An, ngày 05/8/2020", ["Quy chế làm việc của Đảng ủy xã Phước An, ngày 05/8/2020"]),
        (
            "Thực hiện Kế hoạch số 8/KH-UBND ngày 14/01/2022 của UBND huyện Tam Mỹ về phong trào thi đua năm 2022 và Nghị quyết Đại hội Đảng bộ xã lần thứ XX, nhiệm kỳ 2020-2025, UBND xã",
            ["Nghị quyết Đại hội Đảng bộ xã lần thứ XX, nhiệm kỳ 2020-2025"],
        ),
        ("Quy chế hoạt động Cụm thi đua số 3 được xây dựng lại", []),
        ("Thực hiện Công văn số 9/UBND-NV ngày 14/01/2022 về triển khai phong trào và Nghị quyết Đại hội Đảng bộ huyện lần thứ XX,", []),
    ],
)
def test_papers_cited_by_name(text: str, surfaces: list[str]) -> None:
    found = extract_references(text, document_date="2022-02-01")
    assert [reference.surface for reference in found if reference.kind == "named"] == surfaces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu phí tham quan quý I/2019 đạt 150 triệu đồng.", [("2019-33", "period")]),
        ("Phụ cấp lưu động tháng 3/2019 đã chi đủ.", [("2019-03", "period")]),
        ("Duy trì phát thanh chuyên mục trong tháng 6/2019.", [("2019-06", "period")]),
        ("Tập trung hoàn thành lắp đặt trong tháng 6/2019.", [("2019-06", "deadline")]),
        ("Ủy ban Kiểm tra kiểm tra 04 xã trong quý III/2019.", [("2019-35", "period")]),
        ("Phúc tra chéo giữa các cụm trong tháng 8/2019.", [("2019-08", "period")]),
        ("Ban ban hành hướng dẫn trong tháng 8/2019.", [("2019-08", "deadline")]),
        ("- Tháng 6/2019: Giám sát việc giữ trật tự tại chợ.", [("2019-06", "period")]),
        ("Thời điểm tính thâm niên là ngày 30/6/2019.", [("2019-06-30", "other")]),
        ("Thời điểm xét danh hiệu của cả khối là ngày 31/5/2018.", [("2018-05-31", "other")]),
        ("Hưởng ứng ngày ASEAN phòng, chống sốt xuất huyết 15/6 toàn huyện tổng vệ sinh.", [("XXXX-06-15", "anniversary")]),
        (
            "Khối\tHọp chấm điểm\tGửi kết quả\nKhối xã\ttháng 5/2019\ttrước 02/6/2019\n",
            [("2019-05", "event"), ("../2019-06-02", "deadline")],
        ),
    ],
)
def test_roles_of_months_and_days(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1. Tổng điểm 100: mục tiêu 50 điểm, cách làm 50 điểm.", False),
        ("1. Mức thưởng 500.000 đồng: trích từ quỹ của huyện.", False),
        ("1. Hỗ trợ mỗi xã 2 triệu đồng: chi cho hội thi cơ sở.", False),
        ("1. Kéo chữ về bản xa: em nào cũng có lớp để học.", False),
        ("1. Quỹ thi đua năm 2019: do huyện cấp.", True),
        ("1. Kinh phí: do huyện cấp.", True),
    ],
)
def test_amounts_and_verbs_are_no_titles(line: str, title: bool, tmp_path: Path) -> None:
    found = record(
        HEAD + "II. QUY ĐỊNH CHUNG\n\n" + line + "\n\n2. Các xã gửi báo cáo đúng hạn cho Phòng, quá hạn thì trừ điểm.\n", tmp_path
    )
    headings = [section.heading for section in walk_sections(found.sections)]
    assert any((heading or "").startswith("1. ") for heading in headings) == title


@pytest.mark.parametrize("heading", ["II. MỐC TÍNH THÀNH TÍCH", "II. CÁC MỐC THỜI GIAN", "II. KHUNG THỜI GIAN"])
def test_titles_of_time(heading: str, tmp_path: Path) -> None:
    found = record(HEAD + heading + "\n\nTính từ đầu năm.\n", tmp_path)
    assert [section.labels for section in walk_sections(found.sections) if section.heading == heading] == [["thoi_gian"]]


def test_a_movement_and_a_pact_in_one_paper(tmp_path: Path) -> None:
    text = (
        "CỤM THI ĐUA SỐ 4\nCÁC XÃ VÙNG CAO\nHUYỆN TAM MỸ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Tam Mỹ, ngày 25 tháng 3 năm 2016\n\nPHÁT ĐỘNG VÀ GIAO ƯỚC THI ĐUA\nNăm 2016 giữa bốn xã vùng cao\n\n"
        "Kính thưa các vị đại biểu!\n\nMột là, thi đua thoát nghèo. Hai là, thi đua giữ rừng.\n"
    )
    found = record(text, tmp_path)
    assert found.doc_type.value == "LPĐ"
    assert found.header.subject.value == "Năm 2016 giữa bốn xã vùng cao"
    assert found.header.issuer.value == "Cụm thi đua số 4 các xã vùng cao huyện Tam Mỹ"


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Công văn số 12/SNV-TĐKT\nNgày 05/01/2019, tại nhà văn hóa, Cụm đã họp.",
        "Căn cứ Công văn số 12/SNV-TĐKT;\n  Ngày 05/01/2019, tại nhà văn hóa, Cụm đã họp.",
        "Thực hiện Kế hoạch thi đua\nNgày 05/01/2019, Cụm đã họp.",
    ],
)
def test_a_sentence_that_opens_with_its_day_dates_no_citation_above_it(text: str) -> None:
    assert roles(text) == [("2019-01-05", "event")]
    assert [reference.date for reference in extract_references(text, document_date="2019-02-12")] in ([None], [])


def test_a_wrapped_day_is_that_of_its_citation() -> None:
    text = "Căn cứ Công văn số 12/SNV-TĐKT\nngày 05/01/2019 của Sở Nội vụ;"
    assert roles(text) == [("2019-01-05", "cited")]
    assert [reference.date for reference in extract_references(text, document_date="2019-02-12")] == ["2019-01-05"]


@pytest.mark.parametrize(
    ("first", "second"), [("PHẦN THỨ NHẤT", "PHẦN THỨ HAI"), ("PHẦN THỨ I", "PHẦN THỨ II"), ("CHƯƠNG THỨ NHẤT", "CHƯƠNG THỨ HAI")]
)
def test_the_head_of_a_part_is_no_signature(first: str, second: str, tmp_path: Path) -> None:
    text = (
        HEAD.partition("I. NỘI DUNG")[0]
        + f"Phòng ban hành kế hoạch như sau:\n\n{first}\nNHỮNG VẤN ĐỀ CHUNG\n\n1. Phòng chọn ba xã làm điểm.\n\n{second}\nVIỆC PHẢI LÀM\n\n1. Các xã mở hội thi.\n\n"
        "Nơi nhận:\n- UBND huyện;\n- Lưu: VT.\n\nTRƯỞNG PHÒNG\n(Đã ký)\nPhan Thúc Định\n"
    )
    found = record(text, tmp_path)
    assert found.signatory is not None
    assert (found.signatory.title.value, found.signatory.name.value) == ("TRƯỞNG PHÒNG", "Phan Thúc Định")
    assert [recipient.name for recipient in found.recipients] == ["UBND huyện", "Lưu: VT"]


@pytest.mark.parametrize("heading", ["II. GIẢI THƯỞNG", "II. MỨC THƯỞNG, TỶ LỆ KHEN"])
def test_titles_of_awards(heading: str, tmp_path: Path) -> None:
    found = record(HEAD + heading + "\n\nMột giải nhất, hai giải nhì.\n", tmp_path)
    assert [section.labels for section in walk_sections(found.sections) if section.heading == heading] == [["khen_thuong"]]
