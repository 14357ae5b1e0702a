"""Citations in papers of other years and bodies: letters of tax offices, glued numbers, steering committees. All made up."""

from __future__ import annotations

import pytest

from docparse.extract.references.references import extract_references


@pytest.mark.parametrize(
    ("text", "canonical", "kind", "date", "issuer"),
    [
        (
            "Trả lời công văn số 71/CT-KTNB ngày 03/4/2013 của Cục thuế tỉnh Hà Nam hỏi về hóa đơn",
            "71/CT-KTNB", "CV", "2013-04-03", "Cục thuế tỉnh Hà Nam",
        ),
        ("Chỉ thị số 71/CT-UBND ngày 03/4/2013", "71/CT-UBND", "CT", "2013-04-03", None),
        ("Quyết định số 75 QĐ/TWHSV ngày 01/2/2011 về", "75-QĐ/TWHSV", "QĐ", "2011-02-01", None),
        ("thay thế Kế hoạch số 140KH/TU ngày 10/9/2012 của Tỉnh ủy", "140-KH/TU", "KH", "2012-09-10", "Tỉnh ủy"),
        (
            "Kế hoạch số 9/KH-BTK ngày 2/3/2018 của Ban Thư ký Hội Sinh viên tỉnh về",
            "09/KH-BTK", "KH", "2018-03-02", "Ban Thư ký Hội Sinh viên tỉnh",
        ),
        (
            "Hướng dẫn số 12/HD-BCĐ ngày 03/4/2019 của Ban Chỉ đạo phong trào “Nhà nhà học tập” tỉnh về bình xét",
            "12/HD-BCĐ", "HD", "2019-04-03", "Ban Chỉ đạo phong trào “Nhà nhà học tập” tỉnh",
        ),
        (
            "Quyết định số 8/QĐ-BCĐ ngày 03/4/2019 của Ban Chỉ đạo xây dựng nông thôn mới huyện về việc",
            "08/QĐ-BCĐ", "QĐ", "2019-04-03", "Ban Chỉ đạo xây dựng nông thôn mới huyện",
        ),
        (
            "Pháp lệnh Thú y của Ủy ban Thường vụ Quốc hội số 31/2006/PL-UBTVQH, ngày 20 tháng 9 năm 2006;",
            "31/2006/PL-UBTVQH", "PL", "2006-09-20", "Ủy ban Thường vụ Quốc hội",
        ),
        ("Ngày 28/9/2009 Kho bạc Nhà nước có công văn số 346/KBNN-KT đồng ý cho", "346/KBNN-KT", "CV", "2009-09-28", "Kho bạc Nhà nước"),
    ],
)  # fmt: skip
def test_number_type_date_and_body(text: str, canonical: str, kind: str, date: str, issuer: str | None) -> None:
    (found,) = extract_references(text)
    got = (found.canonical.lstrip("0"), found.type, found.date, found.issuer)
    assert got == (canonical.lstrip("0"), kind, date, issuer)


def test_a_list_of_provisions_shares_its_body() -> None:
    text = "Tại điểm c khoản 1 Điều 4 Thông tư số 53/2010/TT-BTC ngày 28/9/2010; "
    text += "khoản 2 Điều 5 Thông tư số 39/2014/TT-BTC của Bộ Tài chính quy định"
    assert [(found.canonical, found.issuer) for found in extract_references(text)] == [
        ("53/2010/TT-BTC", "Bộ Tài chính"),
        ("39/2014/TT-BTC", "Bộ Tài chính"),
    ]


def test_an_old_committee_stands_before_its_directives() -> None:
    text = "Tỉnh ủy có Chỉ thị 14-CT/TU, Ủy ban nhân dân tỉnh có Chỉ thị 21/CT-UB về thi đua."
    assert [found.issuer for found in extract_references(text)] == ["Tỉnh ủy", "Ủy ban nhân dân tỉnh"]


def test_a_meeting_that_concluded_issues_nothing() -> None:
    text = "Theo đề nghị của Chánh Văn phòng và kết luận của cuộc họp ngày 20/11/2000 tại Thông báo số 30/TB-VP ngày 22/11/2000,"
    (found,) = extract_references(text)
    assert (found.canonical, found.issuer) == ("30/TB-VP", None)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Căn cứ Luật Đất đai (sửa đổi) ngày 14 tháng 7 năm 1998;", "Luật Đất đai (sửa đổi) ngày 14 tháng 7 năm 1998"),
        (
            "thực hiện Nghị quyết Hội nghị lần thứ 7 BCH Trung uơng (khoá IX) về đất đai",
            "Nghị quyết Hội nghị lần thứ 7 BCH Trung uơng (khoá IX)",
        ),
        ("theo Kết luận Hội nghị Trung ương 6 khóa XI về giáo dục", "Kết luận Hội nghị Trung ương 6 khóa XI"),
    ],
)
def test_named_papers(text: str, surface: str) -> None:
    assert [found.surface for found in extract_references(text) if found.kind == "named"] == [surface]


def test_what_an_office_concludes_is_no_reference() -> None:
    assert extract_references("Thông báo kết luận Hội nghị giao ban tháng 5 của Ủy ban nhân dân huyện") == []
