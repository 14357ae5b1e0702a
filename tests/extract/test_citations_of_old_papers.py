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
        (
            "Xét Tờ trình số 653/LĐTL-CS ngày 07 tháng 7 năm 2003 của Sở Lao động về",
            "653/LĐTL-CS", "TTr", "2003-07-07", "Sở Lao động",
        ),
        ("Bộ Thủy sản đã có côngvăn số 451/TS-TS ngày 01-4-1996 gửi", "451/TS-TS", "CV", "1996-04-01", "Bộ Thủy sản"),
        ("THI HÀNH QUYẾT ĐỊNH SỐ 17-CP NGÀY 13-4-1978 CỦA HỘI ĐỒNG CHÍNH PHỦ", "17-CP", "QĐ", "1978-04-13", "Hội đồng Chính phủ"),
        ("Ngày 13 tháng 4 năm 1978, Hội đồng Chính phủ đã có Quyết định số 17-CP về", "17-CP", "QĐ", "1978-04-13", "Hội đồng Chính phủ"),
        ("Ngày 2/9/2011 Kho bạc (KB) Việt Nam có công văn số 36/KB-CST đồng ý", "36/KB-CST", "CV", "2011-09-02", "Kho bạc (KB) Việt Nam"),
        ("Quyết định số 51/2003/QĐ-BCA (V19) ngày 11/3/2003 của Bộ Công an về", "51/2003/QĐ-BCA", "QĐ", "2003-03-11", "Bộ Công an"),
        (
            "Công văn số 291/BTĐKT-Vụ III ngày 26 tháng 11 năm 2007 của Ban Thi đua - Khen thưởng Trung ương,",
            "291/BTĐKT-Vụ III", "CV", "2007-11-26", "Ban Thi đua - Khen thưởng Trung ương",
        ),
        (
            "Theo đề nghị của Chủ tịch Hội Nông dân tỉnh và ý kiến của Giám đốc Sở Y tế tại Tờ trình số 26/TTr-SYT ngày 27/4/2022,",
            "26/TTr-SYT", "TTr", "2022-04-27", "Giám đốc Sở Y tế",
        ),
        ("Xét Tờ trình số 53TTr-KHĐT ngày 24/04/2003 của Sở Y tế về", "53/TTr-KHĐT", "TTr", "2003-04-24", "Sở Y tế"),
        ("công văn số HBX/07-2020 đề ngày 22/09/2020 của Công ty TNHH Hoa Ban (Việt Nam) hỏi", "HBX/07-2020", "CV", "2020-09-22",
         "Công ty TNHH Hoa Ban (Việt Nam)"),
        (
            "Công văn số 93/BTP-ĐA4 ngày 21 tháng 5 năm 2007 của Ban Điều hành Đề án 4 Bộ Tư pháp về",
            "93/BTP-ĐA4", "CV", "2007-05-21", "Ban Điều hành Đề án 4 Bộ Tư pháp",
        ),
        (
            "Hướng dẫn số 6/HD-HĐTĐ ngày 12/01/2006 của Hội đồng Thi đua, khen thưởng tỉnh về",
            "06/HD-HĐTĐ", "HD", "2006-01-12", "Hội đồng Thi đua, khen thưởng tỉnh",
        ),
        ("Căn cứ Chỉ thị số 28-2001/CT-TTg ngày 7-8-2001 của Thủ tướng Chính phủ về", "28/2001/CT-TTg", "CT", "2001-08-07",
         "Thủ tướng Chính phủ"),
        (
            "Căn cứ Thông tư liên tịch Bộ Nội vụ và Bộ Tài chính số 02/2004/TTLT/BNV-BTC ngày 06/01/2004 hướng dẫn",
            "02/2004/TTLT-BNV-BTC", "TTLT", "2004-01-06", "Bộ Nội vụ và Bộ Tài chính",
        ),
        ("Nghị định số 62/2007/NĐ-CPngày 20 tháng 6 năm 2007 của Chính phủ về", "62/2007/NĐ-CP", "NĐ", "2007-06-20", "Chính phủ"),
        (
            "Nghị quyết số 53/2005/NQ-UBTVQH11 ngày 02 tháng 4 năm 2005 của Ủy ban thường vụ Quốc hội ban hành",
            "53/2005/NQ-UBTVQH11", "NQ", "2005-04-02", "Ủy ban thường vụ Quốc hội",
        ),
        ("Hướng dẫn số 56/TĐKT-HD-V1 ngày 12/01/2006 của Sở Nội vụ về", "56/TĐKT-HD-V1", "HD", "2006-01-12", "Sở Nội vụ"),
        (
            "Căn cứ Thông tư liên tịch Bộ Kế hoạch & Đầu tư và Bộ Y tế số 3/2003/TTLT/BKH-BYT ngày 06/01/2003 hướng dẫn",
            "3/2003/TTLT-BKH-BYT", "TTLT", "2003-01-06", "Bộ Kế hoạch & Đầu tư và Bộ Y tế",
        ),
        ("Nghị quyết số 7/NQ-HĐBC ngày 03/02/2026 của Hội đồng bầu cử quốc gia quy định", "7/NQ-HĐBC", "NQ", "2026-02-03",
         "Hội đồng bầu cử quốc gia"),
        ("Báo cáo thẩm tra số 9/BC-HĐND ngày 02/7/2012 của Ban Pháp chế và Ban Dân tộc và ý kiến của", "9/BC-HĐND", "BC", "2012-07-02",
         "Ban Pháp chế và Ban Dân tộc"),
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


def test_a_unit_behind_the_organ_still_says_the_type() -> None:
    (found,) = extract_references("Công văn số 88/UB-QĐ ngày 3/4/1998 của Ủy ban nhân dân tỉnh")
    assert found.type == "CV"


def test_a_law_in_small_letters_is_one_in_the_basis() -> None:
    assert [f.surface for f in extract_references("Căn cứ luật Tổ chức Ủy ban hành chính do Quốc hội ban hành.")] != []
    assert extract_references("Người dự thi là luật Sư phạm, theo luật chơi của Ban Tổ chức.") == []


def test_the_statutes_of_the_pioneers() -> None:
    (found,) = extract_references("Căn cứ Điều lệ Đội TNTP Hồ Chí Minh;")
    assert found.surface == "Điều lệ Đội TNTP Hồ Chí Minh"


def test_the_nearest_word_leads_though_it_is_short_or_glued() -> None:
    (found,) = extract_references("V/v góp ý Thông tư liên tịch hướng dẫn thực hiện NĐ số 29/2014/NĐ-CP")
    assert found.surface == "NĐ số 29/2014/NĐ-CP"
    (found,) = extract_references("Thực hiệnQuyết định số 149/QĐ-TTg ngày 08/10/2012 của Thủ tướng Chính phủ phê duyệt")
    assert found.surface.startswith("Quyết định số")


def test_a_resolution_of_the_government_without_a_number() -> None:
    (found,) = extract_references("Căn cứ Nghị quyết của Hội đồng Chính phủ trong phiên họp ngày 3-5-1961;")
    assert found.surface == "Nghị quyết của Hội đồng Chính phủ trong phiên họp ngày 3-5-1961"
