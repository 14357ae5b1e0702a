"""Citations as offices write them: short names, lists of bodies, wrapped lines, meetings without `của`. All texts are made up."""

from __future__ import annotations

import pytest

from docparse.extract.references.references import extract_references
from docparse.pipeline import parse_bytes


@pytest.mark.parametrize(
    ("text", "canonical", "kind", "issuer"),
    [
        ("Chỉ thị số 12 của Ban Thường vụ Tỉnh ủy về thi đua", "12-CT/TU", "CT", "Ban Thường vụ Tỉnh ủy"),
        ("bỏ Thông báo số 9/TB-STC ngày 4/3/2013 của Giám đốc Sở Tài chính kể từ khi", "9/TB-STC", "TB", "Giám đốc Sở Tài chính"),
        ("theo Quyết định 15 của UBND huyện Đông Hải", "15/QĐ-UBND", "QĐ", "UBND huyện Đông Hải"),
        ("thực hiện Nghị quyết 8 của HĐND xã", "08/NQ-HĐND", "NQ", "HĐND xã"),
        ("Thông báo số 6 của Huyện đoàn Sông Trà", "6", "TB", "Huyện đoàn Sông Trà"),
        ("Mệnh lệnh số 01/ML-TL ngày 02/01/2017 của Tư lệnh Quân khu 8;", "01/ML-TL", None, "Tư lệnh Quân khu 8"),
        ("theo công văn số 12/VPTU-TH ngày 6/9/2007 củaVăn phòng Tỉnh ủy về việc họp", "12/VPTU-TH", "CV", "Văn phòng Tỉnh ủy"),
        ("văn bản thẩm định số 57/STP-XDVB ngày 29/8/2012 của Sở Tư pháp;", "57/STP-XDVB", "CV", "Sở Tư pháp"),
        ("văn bản số 28/THVH ngày 10/9/2012 của Tổng hội Vườn\nhọc Nam Hà;", "28/THVH", "CV", "Tổng hội Vườn học Nam Hà"),
        (
            "Căn cứ Quyết định 37-CT ngày 26 tháng 10 năm 1991 của Chủ tịch Hội đồng Bộ trưởng",
            "37-CT",
            "QĐ",
            "Chủ tịch Hội đồng Bộ trưởng",
        ),
        (
            "Xét đề nghị của Chủ tịch UBND tỉnh Hà Trung (Tờ trình số 11/TTr-BTC ngày 25/3/2008),",
            "11/TTr-BTC",
            "TTr",
            "Chủ tịch UBND tỉnh Hà Trung",
        ),
        (
            "Nghị quyết số 90-NQ/TW Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XV đã nêu",
            "90-NQ/TW",
            "NQ",
            "Ban Chấp hành Trung ương khóa XV",
        ),
        (
            "Hướng dẫn liên ngành số 05/HDLN-SNV-BHXH ngày 04/5/2020 của Sở Nội vụ và Bảo hiểm xã hội tỉnh, Phòng Nội vụ đề nghị",
            "05/HDLN-SNV-BHXH",
            "HD",
            "Sở Nội vụ và Bảo hiểm xã hội tỉnh",
        ),
    ],
)
def test_number_and_body(text: str, canonical: str, kind: str | None, issuer: str) -> None:
    (found,) = extract_references(text)
    assert (found.canonical, found.type, found.issuer) == (canonical, kind, issuer)


def test_short_names_in_small_letters() -> None:
    text = "văn bản số 9124/NHX-TĐKT ngày 14/12/2020 của Tổng Giám đốc; nội dung văn bản 9124 nêu trên; quyết định 12 thì không"
    assert [(found.surface, found.canonical) for found in extract_references(text)][1:] == [("văn bản 9124", "9124/NHX-TĐKT")]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        (
            "Nghị quyết Đại hội Đảng bộ các cơ\nquan Đảng tỉnh lần thứ I, nhiệm kỳ 2025 - 2030, Ban Thường vụ ban hành",
            ["Nghị quyết Đại hội Đảng bộ các cơ\nquan Đảng tỉnh lần thứ I, nhiệm kỳ 2025 - 2030"],
        ),
        ("Nghị quyết Đại hội Đảng bộ thành phố khoá VII;", ["Nghị quyết Đại hội Đảng bộ thành phố khoá VII"]),
        ("Nghị quyết Đại hội Đảng bộ huyện thành công", ["Nghị quyết Đại hội Đảng bộ huyện"]),
        ("Công văn số 330/TLĐ của Tổng Liên đoàn,\nThực hiện Điều lệ Công đoàn Việt Nam khóa XII", ["Điều lệ Công đoàn Việt Nam khóa XII"]),
        ("Nghị định số 3/2031/NĐ-CP của Chính phủ\nQuy định chi tiết thi hành Luật Thi đua,\nkhen thưởng", []),
    ],
)
def test_names_over_lines(text: str, surfaces: list[str]) -> None:
    assert [found.surface for found in extract_references(text) if found.kind == "named"] == surfaces


def test_bodies_in_capitals_stay_and_party_forms_too() -> None:
    text = "các Nghị quyết của BCH TLĐ: số 9c/NQ-BCH ngày 15/10/2016; Tờ trình số 210-TTr/BTC, ngày 02-3-2010 của Ban Tổ chức Tỉnh ủy"
    assert [(found.canonical, found.issuer) for found in extract_references(text)] == [
        ("9c/NQ-BCH", "BCH TLĐ"),
        ("210-TTr/BTC", "Ban Tổ chức Tỉnh ủy"),
    ]


def test_a_draft_law_is_not_cited() -> None:
    assert extract_references("đề nghị xây dựng Luật Thi đua, khen thưởng (sửa đổi)") == []


@pytest.mark.parametrize(
    ("text", "canonical"),
    [("Quyết định số 946A/QĐ-NHX ngày 16/7/2007", "946A/QĐ-NHX"), ("Quyết định số 19 QĐ/KT ngày 27-5-2004", "19/QĐ-KT"),
     ("Nghị quyết số 5 NQ/HU ngày 27-5-2004", "5-NQ/HU")],
)  # fmt: skip
def test_numbers_of_old_forms(text: str, canonical: str) -> None:
    assert [found.canonical for found in extract_references(text)] == [canonical]


def test_a_regulation_that_the_members_adopted() -> None:
    text = "Từ phong trào chung và quy chế hoạt động của Cụm đã được các thành viên thông qua, hôm nay Cụm phát động"
    assert [found.surface for found in extract_references(text)] == ["quy chế hoạt động của Cụm"]


def _told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(found.canonical, found.date, found.issuer) for found in extract_references(text) if found.kind == "numbered"]


def test_a_list_with_the_word_before_each_number() -> None:
    text = "các Nghị quyết số 18, số 19-NQ/TW ngày 25/10/2031 của Bộ Chính trị"
    assert _told(text) == [("18-NQ/TW", "2031-10-25", "Bộ Chính trị"), ("19-NQ/TW", "2031-10-25", "Bộ Chính trị")]


def test_one_day_for_all() -> None:
    text = "Quyết định số 160/QĐ-BXH, 161/QĐ-BXH cùng ngày 26/6/2031 của Bộ trưởng Bộ Xã hội"
    assert {(date, issuer) for _, date, issuer in _told(text)} == {("2031-06-26", "Bộ trưởng Bộ Xã hội")}


def test_hours_and_bodies_without_a_link() -> None:
    assert _told("Công điện số 05/CĐ-CTUBND hồi 14 giờ ngày 12/9/2031 của Chủ tịch UBND tỉnh") == [
        ("05/CĐ-CTUBND", "2031-09-12", "Chủ tịch UBND tỉnh")
    ]
    assert _told("Quyết định số 145/QĐ-TTg, ngày 14/11/2031 Thủ tướng Chính phủ về việc trồng cây") == [
        ("145/QĐ-TTg", "2031-11-14", "Thủ tướng Chính phủ")
    ]


def test_a_short_name_before_its_longer_form() -> None:
    assert [canonical for canonical, _, _ in _told("theo Chỉ thị 05; Chỉ thị số 05 của Bộ Chính trị")] == ["05-CT/TW", "05-CT/TW"]


def test_resolutions_of_sessions_and_terms() -> None:
    text = "Nghị quyết kỳ họp thứ 4 HĐND huyện khóa XX; Nghị quyết Trung ương 4 (khóa XI, XII)"
    surfaces = [found.surface for found in extract_references(text)]
    assert surfaces == ["Nghị quyết kỳ họp thứ 4 HĐND huyện khóa XX", "Nghị quyết Trung ương 4 (khóa XI, XII)"]


def test_a_regulation_that_two_bodies_agreed_on() -> None:
    text = "thực hiện quy chế phối hợp quản lý ao hồ đã được ký kết giữa Sở Xây dựng và Sở Y tế; quy chế phối hợp tốt hơn"
    assert [found.surface for found in extract_references(text)] == [
        "quy chế phối hợp quản lý ao hồ đã được ký kết giữa Sở Xây dựng và Sở Y tế"
    ]


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "Căn cứ các Quyết định của Bộ Cây xanh: số 14/QĐ-BCX ngày 30/9/2008 về hồ; Quyết định số 20/QĐ-BCX ngày 22/12/2017 về vườn;",
            ["Bộ Cây xanh", "Bộ Cây xanh"],
        ),
        (
            "Thực hiện các Chỉ thị của Bộ Chính trị: số 4-CT/TW ngày 07/4/2014 về hồ; Kế hoạch số 15/KH-UBND ngày 5/5/2023 về vườn;",
            ["Bộ Chính trị", None],
        ),
        (
            "Xét đề nghị của Chủ tịch UBND tỉnh Lào Cai (Tờ trình số 2/TTr-UBND ngày 27/02/2008) và Trưởng ban Ban Thi đua-Khen thưởng "
            "Trung ương (Tờ trình số 27/TTr-BTĐKT ngày 07/3/2008),",
            ["Chủ tịch UBND tỉnh Lào Cai", "Trưởng ban Ban Thi đua-Khen thưởng Trung ương"],
        ),
        (
            "Căn cứ Công văn số 28/TCT ngày 08/9/2009 của Tổ công tác chuyên trách cải cách thủ tục hành chính về công bố dữ liệu;",
            ["Tổ công tác chuyên trách cải cách thủ tục hành chính"],
        ),
        (
            "Công văn số 5-CV/BTG ngày 24/9/2020 của Ban tuyên giáo Đảng ủy Khối các cơ quan tỉnh về cây,",
            ["Ban tuyên giáo Đảng ủy Khối các cơ quan tỉnh"],
        ),
        ("theo Tờ trình số 9/TTr-CTĐ ngày 9/1/2023 của Cụm trưởng Cụm thi đua số 3.", ["Cụm trưởng Cụm thi đua số 3"]),
        (
            "theo Hướng dẫn số 4/HD-BCĐ ngày 11/8/2009 của Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh Lào Cai về vườn",
            ["Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh Lào Cai"],
        ),
        (
            "căn cứ Thông tư liên Bộ Cây xanh - Nội vụ số 10/TT-LB ngày 09-9-1976 và Thông tư số 20/TT-LB ngày 08-11-1976 của Bộ Lao động",
            [None, "Bộ Lao động"],
        ),
        (
            "Xét Tờ trình số 12/TTr-SXD ngày 03/4/2023 và Báo cáo số 40/BC-SXD ngày 05/4/2023 của Sở Xây dựng về bến đò;",
            ["Sở Xây dựng", "Sở Xây dựng"],
        ),
        ("theo Kế hoạch số 4/KH-PTH ngày 08/01/2026 của Thuế tỉnh Phú Thọ;", ["Thuế tỉnh Phú Thọ"]),
        ("tổ chức theo Quyết định số 17/QĐ-CĐGD ngày 11/3/2006 của CĐGD huyện Ba Vì.", ["CĐGD huyện Ba Vì"]),
        ("Chỉ thị số 3/CT-TM ngày 02/01/2008 của Tham mưu trưởng Quân khu 5,", ["Tham mưu trưởng Quân khu 5"]),
    ],
)
def test_who_issued_what_a_list_cites(text: str, issuers: list[str | None]) -> None:
    assert [found.issuer for found in extract_references(text, document_date="2024-05-05") if found.kind == "numbered"] == issuers


def test_a_notice_of_conclusions_leads_from_its_first_word() -> None:
    found = extract_references("Thực hiện Thông báo Kết luận số 134/TB-VPCP ngày 04/5/2022 của Văn phòng Chính phủ,")
    assert [(one.type, one.surface[:9]) for one in found] == [("TB", "Thông báo")]


def test_a_letter_keeps_its_type_whatever_unit_drafted_it() -> None:
    found = extract_references("Theo Công văn số 58/HĐTĐKT-CT ngày 4/4/2023 của Hội đồng Thi đua - Khen thưởng tỉnh,")
    assert [one.type for one in found] == ["CV"]


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("Chỉ thị số 37-CT/TW ngày 03/9/2019 của Ban Bí thư", "CT:37-CT/TW@2019-09-03"),
        ("Quyết định số 90/QĐ-TTg ngày 05/3/2013 của Thủ tướng Chính phủ", None),
        ("Luật Ban hành văn bản quy phạm pháp luật của HĐND, UBND ngày 03/12/2004", "L:31/2004/QH11@2004-12-03"),
    ],
)
def test_what_a_citation_means(text: str, directive: str | None) -> None:
    assert [one.directive for one in extract_references(f"Căn cứ {text};", document_date="2024-01-01")] == [directive]


def test_a_plus_between_the_units_of_a_symbol() -> None:
    text = (
        "CÔNG TY ĐIỆN LỰC SÔNG TRE\nSố: 15/STPC-KH+KT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Sông Tre, ngày 18 tháng 5 năm 2031\nKính gửi: Các Điện lực.\nThực hiện văn bản số 63/ĐLST-KD+TH ngày 16/5/2031 của Tổng công ty"
        " Điện lực Sông Tre và Chỉ lệnh số 2/CL-TL của Tư lệnh Quân khu, Công ty yêu cầu các Điện lực tiết kiệm.\n"
    )
    record = parse_bytes(text.encode(), "a.txt")[0]
    assert (record.header.number.value, record.header.symbol.value) == ("15", "STPC-KH+KT")
    plus, order = record.references
    assert plus.surface == "văn bản số 63/ĐLST-KD+TH ngày 16/5/2031 của Tổng công ty Điện lực Sông Tre"
    assert (plus.canonical, order.surface) == ("63/ĐLST-KD+TH", "Chỉ lệnh số 2/CL-TL của Tư lệnh Quân khu")


@pytest.mark.parametrize(
    "issuer",
    ["chủ tịch UBND huyện Yên Sơn", "giám đốc Sở Nội vụ", "ban thường vụ Liên đoàn Lao động tỉnh", "ủy ban nhân dân tỉnh Hải Dương"],
)
def test_issuers_of_references_in_small_letters(issuer: str) -> None:
    found = extract_references(f"Thực hiện kế hoạch số 05/KH-UBND ngày 11/01/2022 của {issuer} về việc giao chỉ tiêu.")
    assert [one.issuer for one in found] == [issuer]


@pytest.mark.parametrize(
    ("said", "canonical", "date", "issuer"),
    [
        ("số 45-TB/ĐU (ngày 05/10/2010) của Đảng ủy xã Tân Lập hướng dẫn bình xét", "45-TB/ĐU", "2010-10-05", "Đảng ủy xã Tân Lập"),
        ("số 70-TB/TW (ngày 10/5/2023) của Bộ Chính trị về thi đua", "70-TB/TW", "2023-05-10", "Bộ Chính trị"),
        ("số 12/TB-UBND của UBND xã Tân Lập v/v phát động thi đua", "12/TB-UBND", None, "UBND xã Tân Lập"),
        ("số 12/TB-UBND ngày 27/5/2019 UBND xã Tân Lập về việc bình xét", "12/TB-UBND", "2019-05-27", "UBND xã Tân Lập"),
        ("số 12/TB-UBND ngày 27/5/2019 UBND xã Tân Lập tổ chức bình xét", "12/TB-UBND", "2019-05-27", None),
        ("số 12/TB-BCĐ ngày 27/5/2019 của Ban Chỉ đạo 389 tỉnh về kiểm tra", "12/TB-BCĐ", "2019-05-27", "Ban Chỉ đạo 389 tỉnh"),
        ("số 77/BHXH - VX (ngày 12/09/2022) về việc bình xét", "77/BHXH-VX", "2022-09-12", None),
    ],
)
def test_days_in_brackets_and_bodies_without_a_link(said: str, canonical: str, date: str | None, issuer: str | None) -> None:
    word = "công văn" if "VX" in said else "Thông báo"
    found = extract_references(f"Thực hiện {word} {said}.")
    assert [(one.canonical, one.date, one.issuer) for one in found] == [(canonical, date, issuer)]
