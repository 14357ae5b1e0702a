"""Numbered citations: what counts, how far the surface goes, its canonical form, date and body. All texts are made up."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from docparse.extract.references.references import extract_references
from docparse.pipeline import parse_bytes
from docparse.schema import Reference
from docparse.text.normal import canonical


def numbered(text: str, **given: object) -> list[Reference]:
    """The numbered references of a text."""
    return [r for r in extract_references(text, **given) if r.kind == "numbered"]  # type: ignore[arg-type]


SURFACES = [
    ("Căn cứ Kế hoạch số 7/KH-UBND ngày 03/02/2021 của UBND tỉnh về việc trồng cây;",
     "Kế hoạch số 7/KH-UBND ngày 03/02/2021 của UBND tỉnh", "7/KH-UBND", "KH", "2021-02-03", "UBND tỉnh"),
    ("theo Quyết định số 11/QĐ-TTg, ngày 5-6-2019 của Thủ tướng Chính phủ phê duyệt",
     "Quyết định số 11/QĐ-TTg, ngày 5-6-2019 của Thủ tướng Chính phủ", "11/QĐ-TTg", "QĐ", "2019-06-05", "Thủ tướng Chính phủ"),
    ("Nghị định số 5/2019/NĐ-CP ngày 17 tháng 4 năm 2019 của Chính phủ quy định",
     "Nghị định số 5/2019/NĐ-CP ngày 17 tháng 4 năm 2019 của Chính phủ", "5/2019/NĐ-CP", "NĐ", "2019-04-17", "Chính phủ"),
    ("Chỉ thị số 5-CT/TU, 12-3-2009 của Ban Thường vụ Tỉnh ủy về",
     "Chỉ thị số 5-CT/TU, 12-3-2009 của Ban Thường vụ Tỉnh ủy", "5-CT/TU", "CT", "2009-03-12", "Ban Thường vụ Tỉnh ủy"),
    ("theo công văn số 88 SNV/CCHC ngày 2-3-2001;", "công văn số 88 SNV/CCHC ngày 2-3-2001", "88/SNV-CCHC", "CV", "2001-03-02", None),
    ("Tờ trình số 4/TTr-BQL của Ban Quản lý các khu công nghiệp về",
     "Tờ trình số 4/TTr-BQL của Ban Quản lý các khu công nghiệp", "4/TTr-BQL", "TTr", None, "Ban Quản lý các khu công nghiệp"),
    ("Nghị quyết 2/NQ-ĐUQS ngày 5/6/2015", "Nghị quyết 2/NQ-ĐUQS ngày 5/6/2015", "2-NQ/ĐUQS", "NQ", "2015-06-05", None),
    ("Chỉ thị số 9-CT/TW ngày 06 / 7 /2016 của Bộ Chính trị khóa XII về",
     "Chỉ thị số 9-CT/TW ngày 06 / 7 /2016 của Bộ Chính trị khóa XII", "9-CT/TW", "CT", "2016-07-06", "Bộ Chính trị khóa XII"),
    ("Nghị quyết số 8-NQ/TW của Hội nghị lần thứ Năm Ban Chấp hành Trung ương Đảng khóa XI ngày 04/5/2012 bàn",
     "Nghị quyết số 8-NQ/TW của Hội nghị lần thứ Năm Ban Chấp hành Trung ương Đảng khóa XI ngày 04/5/2012",
     "8-NQ/TW", "NQ", "2012-05-04", "Ban Chấp hành Trung ương Đảng khóa XI"),
    ("Thông tư số 3/2020/TT-BGDĐT ngày 1.2.2020 của Bộ Giáo dục và Đào tạo hướng dẫn",
     "Thông tư số 3/2020/TT-BGDĐT ngày 1.2.2020 của Bộ Giáo dục và Đào tạo",
     "3/2020/TT-BGDĐT", "TT", "2020-02-01", "Bộ Giáo dục và Đào tạo"),
    ("Thông tư liên tịch số 4/2009/TTLT-BYT-BNV ngày 2/3/2009 của Bộ Y tế và Bộ Nội vụ về",
     "Thông tư liên tịch số 4/2009/TTLT-BYT-BNV ngày 2/3/2009 của Bộ Y tế và Bộ Nội vụ",
     "4/2009/TTLT-BYT-BNV", "TTLT", "2009-03-02", "Bộ Y tế và Bộ Nội vụ"),
    ("Hướng dẫn số 6/HD-SNV tháng 5 năm 2022 của Sở Nội vụ tỉnh Đông Hải; các đơn vị",
     "Hướng dẫn số 6/HD-SNV tháng 5 năm 2022 của Sở Nội vụ tỉnh Đông Hải", "6/HD-SNV", "HD", "2022-05", "Sở Nội vụ tỉnh Đông Hải"),
    ("Kết luận số 5-KL/TU (ngày 09/6/2016) về", "Kết luận số 5-KL/TU (ngày 09/6/2016)", "5-KL/TU", "KL", "2016-06-09", None),
    ("(theo Kế hoạch số 7/KH-UBND ngày 03/02/2021).", "Kế hoạch số 7/KH-UBND ngày 03/02/2021", "7/KH-UBND", "KH", "2021-02-03", None),
    ("căn cứ luật Giả định số 12/2030/QH17;", "luật Giả định số 12/2030/QH17", "12/2030/QH17", "L", None, None),
    ("theo pháp luật Việt Nam, số 12/2030/QH17;", "số 12/2030/QH17", "12/2030/QH17", "L", None, None),
    ("theo văn bản số 77/TTr-STC đã trình", "văn bản số 77/TTr-STC", "77/TTr-STC", "TTr", None, None),
    ("tại Công văn số 512/VPCP-KGVX ngày 1/1/2021", "Công văn số 512/VPCP-KGVX ngày 1/1/2021", "512/VPCP-KGVX", "CV", "2021-01-01", None),
    ("Căn cứ Luật Giả định số 12/2030/QH17 ngày 01/01/2030;",
     "Luật Giả định số 12/2030/QH17 ngày 01/01/2030", "12/2030/QH17", "L", "2030-01-01", None),
    ("Luật sửa đổi, bổ sung một số điều của Luật Giả định số 13/2031/QH17;",
     "Luật sửa đổi, bổ sung một số điều của Luật Giả định số 13/2031/QH17", "13/2031/QH17", "L", None, None),
    ("Luật sửa đổi, bổ sung Luật Giả định, Luật Khoán việc theo hợp đồng, Luật Ao hồ số 13/2031/QH17;",
     "Luật sửa đổi, bổ sung Luật Giả định, Luật Khoán việc theo hợp đồng, Luật Ao hồ số 13/2031/QH17",
     "13/2031/QH17", "L", None, None),
    ("Căn cứ Luật Khoán việc theo hợp đồng số 14/2031/QH17;",
     "Luật Khoán việc theo hợp đồng số 14/2031/QH17", "14/2031/QH17", "L", None, None),
    ("Căn cứ Luật Giả định theo quy định tại số 14/2031/QH17;", "số 14/2031/QH17", "14/2031/QH17", "L", None, None),
    ("Quy chế phối hợp số 3/QC-SYT-SNV giữa Sở Y tế và Sở Nội vụ; hai bên",
     "Quy chế phối hợp số 3/QC-SYT-SNV giữa Sở Y tế và Sở Nội vụ", "3/QC-SYT-SNV", "QC", None, "Sở Y tế và Sở Nội vụ"),
    ("Thông báo kết luận số 5-TB/TU của Tỉnh ủy Đông Hải",
     "Thông báo kết luận số 5-TB/TU của Tỉnh ủy Đông Hải", "5-TB/TU", "TB", None, "Tỉnh ủy Đông Hải"),
    ("bản tin số hiệu; văn bản số 01/K2N-01/17h30/DBTT ngày 3/4/2022 nêu",
     "văn bản số 01/K2N-01/17h30/DBTT ngày 3/4/2022", "01/K2N-01/17h30/DBTT", None, "2022-04-03", None),
    ("Chi thi số 9- CT/TU ngày l5/O3/2021", "Chi thi số 9- CT/TU ngày l5/O3/2021", "9-CT/TU", "CT", "2021-03-15", None),
    ("theo Văn bản số 35/UBND - VX ngày 2/3/2023 của UBND tỉnh về", "Văn bản số 35/UBND - VX ngày 2/3/2023 của UBND tỉnh", "35/UBND-VX",
     "CV", "2023-03-02", "UBND tỉnh"),
    ("Chỉ thị số 9-CT/T W ngày 6/7/2016 của Ban Bí thư Trung ương Đoàn", "Chỉ thị số 9-CT/T W ngày 6/7/2016 của Ban Bí thư Trung ương Đoàn",
     "9-CT/TW", "CT", "2016-07-06", "Ban Bí thư Trung ương Đoàn"),
    ("Công văn số 18/CTCP-HC ngày 2/2/2023", "Công văn số 18/CTCP-HC ngày 2/2/2023", "18/CTCP-HC", "CV", "2023-02-02", None),
    ("Kế hoạch số 4-KH/TU ngày 1/2/2012 của Tỉnh uỷ", "Kế hoạch số 4-KH/TU ngày 1/2/2012 của Tỉnh uỷ", "4-KH/TU",
     "KH", "2012-02-01", "Tỉnh uỷ"),
    ("CỦA THÔNG TƯ SỐ 4/2022/TT-BXD NGÀY 02/3/2022 CỦA BỘ TRƯỞNG BỘ XÂY DỰNG QUY ĐỊNH",
     "THÔNG TƯ SỐ 4/2022/TT-BXD NGÀY 02/3/2022 CỦA BỘ TRƯỞNG BỘ XÂY DỰNG", "4/2022/TT-BXD", "TT", "2022-03-02", "Bộ trưởng Bộ Xây dựng"),
    ("Thông tư liên tịch số 5/2009/TTLT-BYT-BNV ngày 2/3/2009 của Bộ Y tế, Bộ Nội vụ, Sở Y tế đề nghị các đơn vị",
     "Thông tư liên tịch số 5/2009/TTLT-BYT-BNV ngày 2/3/2009 của Bộ Y tế, Bộ Nội vụ", "5/2009/TTLT-BYT-BNV", "TTLT", "2009-03-02",
     "Bộ Y tế, Bộ Nội vụ"),
    ("Quyết định số34/QĐ-SYT của Giám đốc Sở Y tế",
     "Quyết định số34/QĐ-SYT của Giám đốc Sở Y tế", "34/QĐ-SYT", "QĐ", None, "Giám đốc Sở Y tế"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "number", "kind", "date", "issuer"), SURFACES, ids=[row[2] for row in SURFACES])
def test_surface_and_fields(text: str, surface: str, number: str, kind: str | None, date: str | None, issuer: str | None) -> None:
    (found,) = numbered(text)
    assert found.surface == surface == text[found.start : found.end]
    assert (found.canonical, found.type, found.date, found.issuer) == (number, kind, date, issuer)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị quyết số 3, 4-NQ/TW ngày 1/2/2017", ["3-NQ/TW", "4-NQ/TW"]),
        ("các Nghị quyết số 3, 4, 5 và 6-NQ/TW", ["3-NQ/TW", "4-NQ/TW", "5-NQ/TW", "6-NQ/TW"]),
        ("Nghị định số 2/2010/NĐ-CP, 9/2012/NĐ-CP và 5/2014/NĐ-CP", ["2/2010/NĐ-CP", "9/2012/NĐ-CP", "5/2014/NĐ-CP"]),
        ("Kế hoạch số 3/KH-SYT thực hiện Chỉ thị số 7/CT-TTg về thi đua", ["3/KH-SYT", "7/CT-TTg"]),
        ("Kế hoạch số 3/KH-SYT được giao. Thực hiện Kế hoạch số 3, các phòng", ["3/KH-SYT", "3/KH-SYT"]),
        ("(Kèm theo Kế hoạch số 3/KH-SYT ngày 4/5/2021 của Sở Y tế)", ["3/KH-SYT"]),
        ("Nghị quyết 68 của Bộ Chính trị", ["68-NQ/TW"]),
        ("Luật số 2/2020/QH14, số 3/2021/QH15", ["2/2020/QH14", "3/2021/QH15"]),
    ],
)
def test_lists_and_short_names(text: str, numbers: list[str]) -> None:
    assert [r.canonical for r in numbered(text)] == numbers


def test_members_of_an_elliptic_list_share_their_surface_and_date() -> None:
    first, second = numbered("theo Nghị quyết số 3, 4-NQ/TW ngày 1/2/2017 của Bộ Chính trị về")
    assert first.surface == second.surface == "Nghị quyết số 3, 4-NQ/TW ngày 1/2/2017 của Bộ Chính trị"
    assert first.date == second.date == "2017-02-01"
    assert first.repairs
    assert not second.repairs


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 5/TTr-SNV ngày 1/2/2021.", "Giám đốc Sở Nội vụ"),
        ("theo chỉ đạo của Chính phủ, Thủ tướng Chính phủ tại Quyết định số 5/QĐ-TTg ngày 1/2/2021", "Thủ tướng Chính phủ"),
        ("Ủy ban nhân dân tỉnh Đông Hải tại văn bản số 8/TTr-UBND", "Ủy ban nhân dân tỉnh Đông Hải"),
        ("(UBND tỉnh đã có Công văn số 8/UBND-TH ngày 1/2/2021)", "UBND tỉnh"),
        ("Các phòng thực hiện tại Công văn số 8/SYT-NVY", None),
        ("Xét đề nghị của Ti ếu ban giữ gìn an ninh Tổ quốc tỉnh Đông Hải tại Tờ trình số 8/TBCĐ ngày 1/2/2021", None),
    ],
)
def test_body_before_the_number_stays_outside_the_surface(text: str, issuer: str | None) -> None:
    (found,) = numbered(text)
    assert found.issuer == issuer
    assert issuer is None or issuer not in found.surface


def test_a_list_passes_its_body_back() -> None:
    first, second = numbered("Nghị quyết số 1/NQ-CP ngày 1/1/2021, Nghị quyết số 2/NQ-CP ngày 1/1/2021 của Chính phủ")
    assert first.issuer == second.issuer == "Chính phủ"
    assert not first.surface.endswith("phủ")


@pytest.mark.parametrize(
    "text",
    [
        "kỷ niệm 03/2, 30/4 và ngày 22/12/2024",
        "đạt 12,5/10.000 dân, 24/24 giờ, tốc độ 80 km/h, 3/4 số đơn vị",
        "số 12/34 đường Trần Hưng Đạo, điện thoại 0203.3852/456",
        "theo Mẫu số 01/TĐKT và Biểu số 02/BC-TH kèm theo",
        "QCVN 62-MT:2016/BTNMT, TCVN 7303-2:2003, ISO 9001:2015",
        "tài khoản số 123/KB tại Kho bạc; gói thầu số 05/XL-2021",
        "áp dụng đối với xe 5-7 chỗ, giai đoạn 2021-2025, năm học 2023/2024",
        "Kế hoạch năm 2024, Chỉ thị này, các văn bản hướng dẫn",
        "(Kèm theo Kế hoạch số     /KH-SYT ngày    tháng 01 năm 2024)",
        "Sở Y tế\nSố: 15/KH-SYT\nĐông Hải, ngày 02 tháng 3 năm 2024",
    ],
)
def test_no_citation(text: str) -> None:
    assert numbered(text) == []


def test_the_excluded_number_line_is_none() -> None:
    text = "KẾ HOẠCH số 15/KH-SYT\nThực hiện Kế hoạch số 15/KH-SYT của Sở Y tế"
    assert len(numbered(text)) == 2
    assert [r.start for r in numbered(text, excluded=[(0, 21)])] == [32]


def test_an_impossible_year_follows_the_printed_date() -> None:
    (found,) = numbered("Thông tư số 15/2038/TT-BYT ngày 12/10/2018 của Bộ Y tế", document_date="2021-05-01")
    assert found.canonical == "15/2018/TT-BYT"
    assert any("2038" in reason for reason in found.repairs)


def test_a_plausible_error_stays_as_printed() -> None:
    (found,) = numbered("Thông tư số 15/2017/TT-BYT ngày 12/10/2018 của Bộ Y tế", document_date="2021-05-01")
    assert found.canonical == "15/2017/TT-BYT"


def test_speed_does_not_fall_on_numbers_without_citations(growth: Callable[[Callable[[int], object], int], float]) -> None:
    line = "1/2/3/4-5-6 12/5 AB-CD 7,5/10 Số liệu: 123.456/789 - " * 400 + "\n"
    assert growth(lambda count: extract_references(line * count), 4) < 9


def test_real_documents(shared: Path) -> None:
    """Of the citations labelled on clean text 98 in a hundred are found with number and date, and as few are invented."""
    hits = found = gold = 0
    for label in sorted([*(shared / "real").glob("*.gold.json"), *(shared / "samples").glob("*.gold.json")]):
        data = json.loads(label.read_text(encoding="utf-8"))
        text = canonical(label.with_name(label.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8"))
        papers = [data, *([data["second_document"]] if data.get("second_document") else [])]
        expected = [(r["canonical"], r["date"]) for paper in papers for r in paper["references"]]
        read = [(r.canonical, r.date) for r in numbered(text, document_date=data["header"].get("date"))]
        found, gold = found + len(read), gold + len(expected)
        for item in expected:
            if item in read:
                hits += 1
                read.remove(item)
    assert hits / gold > 0.98
    assert hits / found > 0.98


def test_a_law_before_a_short_type_word_is_a_reference_of_its_own() -> None:
    (record,) = parse_bytes("Thực hiện Luật Giáo dục và CT số 12/CT-TTg ngày 09/6/2006, đơn vị lập kế hoạch.".encode(), "a.txt")
    assert [one.surface for one in record.references] == ["Luật Giáo dục", "CT số 12/CT-TTg ngày 09/6/2006"]


def test_papers_that_a_body_issues_in_one_sentence_are_all_its_own() -> None:
    text = "UBND huyện ban hành Chỉ thị số 3/CT-UBND ngày 5/1/2015 về trồng rừng; Kế hoạch số 9/KH-UBND ngày 8/1/2015 về cấp nước."
    assert [reference.issuer for reference in extract_references(text)] == ["UBND huyện", "UBND huyện"]
    text = "Tổng cục Rừng ban hành Công văn số 12/TCR-VP; Kế hoạch số 9/KH-UBND về cấp nước."
    assert [reference.issuer for reference in extract_references(text)] == ["Tổng cục Rừng", None]


def test_a_wrapped_line_keeps_the_type_word_with_its_number() -> None:
    (reference,) = extract_references("được sửa đổi bởi Nghị định\nsố 5/2021/NĐ-CP ngày 28 tháng 12 năm 2021 của Chính phủ")
    assert (reference.surface[:19], reference.date) == ("Nghị định\nsố 5/2021", "2021-12-28")


def test_a_colon_before_so_and_bodies_in_small_letters_belong_to_the_citation() -> None:
    text = "Theo Tờ trình số 6/TTr-KTHT ngày 04/5/2006 của phòng Kinh tế và Hạ tầng, các Công điện: số 3/CĐ-TTg ngày 8/9/2024."
    assert [(one.surface, one.issuer) for one in extract_references(text)] == [
        ("Tờ trình số 6/TTr-KTHT ngày 04/5/2006 của phòng Kinh tế và Hạ tầng", "phòng Kinh tế và Hạ tầng"),
        ("Công điện: số 3/CĐ-TTg ngày 8/9/2024", None),
    ]
    (reference,) = extract_references("Nghị quyết số 8/NQ-HĐTV ngày 14/02/2020 của Tổng công ty Hóa chất miền Trung về thi đua")
    assert reference.issuer == "Tổng công ty Hóa chất miền Trung"


def test_the_day_of_the_sentence_below_a_citation_is_not_its_own() -> None:
    (reference,) = extract_references("triển khai Thông tư số 05/2016/TT-BXY\n\nNgày 03/6/2016, tại xã Bản Mế, Khối họp.")
    assert (reference.surface, reference.date) == ("Thông tư số 05/2016/TT-BXY", None)


def test_the_head_of_a_body_is_the_issuer() -> None:
    text = "theo ý kiến của Chủ tịch UBND tỉnh tại Văn bản số 31/UBND-VP ngày 09/8/2017."
    assert [one.issuer for one in extract_references(text)] == ["Chủ tịch UBND tỉnh"]
