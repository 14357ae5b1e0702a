"""Number lines and titles as offices write them: symbols with units in words, titles that look like numbers. All texts are made up."""

from __future__ import annotations

import pytest

from docparse.pipeline import parse_bytes
from docparse.schema import Record, Section
from docparse.segment.number import parse_number


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 1885 /BTĐKT-Vụ II", "1885", "BTĐKT-VụII"),
        ("Số 12/UBND - Văn xã", "12", "UBND-Vănxã"),
        ("Số: 09-BLTTP-TANDTC/TTLT Hà Nội, ngày 3", "09", "BLTTP-TANDTC/TTLT"),
        ("Số:115/UBND-VP(TH)", "115", "UBND-VP(TH)"),
        ("Số: 3478/CV-BCĐ 389", "3478", "CV-BCĐ389"),
        ("Số: 12/TTr-UBND Ngày 3", "12", "TTr-UBND"),
        ("Số: 34/QĐ-UBND Vị Thủy, ngày 09 tháng 9", "34", "QĐ-UBND"),
    ],
)
def test_symbols(line: str, number: str, symbol: str) -> None:
    parsed = parse_number(line)
    assert parsed is not None
    assert (parsed.number, parsed.symbol) == (number, symbol)


_HEAD = (
    "BỘ MÔI SINH\nSố: 5/2031/TT-BMS\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Hà Nội, ngày 2 tháng 3 năm 2031\nTHÔNG TƯ\nQuy định về ao hồ\nCăn cứ Luật Ao hồ;\n"
)
_FOOT = "Nơi nhận:\n- Văn phòng Bộ;\n- Lưu: VT.\nBỘ TRƯỞNG\n(Đã ký)\nLê Văn Ngàn\n"


def _record(body: str, after: str = "") -> Record:
    return parse_bytes((_HEAD + body + _FOOT + after).encode(), "a.txt")[0]


def _headings(sections: list[Section]) -> list[str | None]:
    return [heading for section in sections for heading in (section.heading, *_headings(section.children))]


def test_a_title_that_begins_as_a_roman_number() -> None:
    body = "Mục 2.\nVI PHẠM VỀ NUÔI TRỒNG\nĐiều 3. Mức phạt\n1. Phạt cảnh cáo người thả cá dữ.\n2. Phạt tiền người xả thải.\n"
    assert _headings(_record(body).sections)[:2] == ["Mục 2. VI PHẠM VỀ NUÔI TRỒNG", "Điều 3. Mức phạt"]


def test_an_article_that_amends_may_have_a_long_title() -> None:
    title = "Điều 3. Sửa đổi, bổ sung Thông tư số 29/2018/TT-BMS" + " đã được sửa đổi bởi Thông tư số 17/2022/TT-BMS về bờ ao" * 9
    record = _record(f"{title}\n1. Sửa đổi khoản 1 như sau:\n“1. Bờ ao rộng 2 mét.”\nĐiều 4. Hiệu lực\nThông tư có hiệu lực ngay.\n")
    assert _headings(record.sections)[:2] == [title, "Điều 4. Hiệu lực"]


def test_an_annex_title_ends_above_the_table_and_below_footnotes() -> None:
    body = "Điều 1. Phạm vi\nThông tư này nói về ao.\nĐiều 2. Hiệu lực\nThông tư có hiệu lực ngay.\n"
    annex = "1 Ghi rõ tên ao nuôi theo sổ của xã hoặc của phường.\nPHỤ LỤC I\nDANH MỤC AO HỒ CỦA CÁC XÃ\nTT\nTên ao\n1\nAo Sen\n2\nAo Cá\n"
    assert [found.title for found in _record(body, annex).attachments] == ["PHỤ LỤC I - DANH MỤC AO HỒ CỦA CÁC XÃ"]


def _paper(head: str, body: str, foot: str) -> Record:
    return parse_bytes(f"{head}\n{body}\n{foot}\n".encode(), "a.txt")[0]


def test_a_title_of_persons_is_no_head_of_the_list() -> None:
    body = "I. TẬP THỂ\n1. Bằng khen: 01 tập thể.\nII. CÁ NHÂN\n- Chiến sĩ thi đua: 15 cá nhân\nKính đề nghị xem xét."
    record = _paper(
        "SỞ Y TẾ\nSố: 14/TTr-SYT\nĐông Hải, ngày 2 tháng 3 năm 2031\nTỜ TRÌNH\nĐề nghị khen thưởng",
        body,
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\n\nTiêu Thị Vân",
    )
    assert _headings(record.sections) == ["I. TẬP THỂ", "1. Bằng khen", "II. CÁ NHÂN", "Nơi nhận:"]
    assert [item.name for item in record.recipients] == ["Như trên", "Lưu: VT"]


def test_minutes_are_signed_side_by_side() -> None:
    record = _paper(
        "TRƯỜNG TIỂU HỌC SÔNG TRÀ\nSố: 2/BB-TH\nHà Nội, ngày 6 tháng 6 năm 2031\nBIÊN BẢN\nHọp bình xét thi đua",
        "Hôm nay, Trường họp bình xét.\nBiên bản kết thúc hồi 10h cùng ngày.",
        "THƯ KÝ                         CHỦ TRÌ\n(Đã ký)                        (Đã ký)\nHà Thu Trà                     Lò Văn Inh",
    )
    assert record.signatory is not None
    assert (record.signatory.title.value, record.signatory.name.value) == ("CHỦ TRÌ", "Lò Văn Inh")
    assert [other.name.value for other in record.co_signatories] == ["Hà Thu Trà"]


def test_a_second_office_below_the_name_is_no_signer() -> None:
    record = _paper(
        "UBND TỈNH ĐỒNG THÁP\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nSố: 04/TB-HĐTĐKT\nCao Lãnh, ngày 7 tháng 1 năm 2013\nTHÔNG BÁO\nHọp Hội đồng",
        "Hội đồng thông báo lịch họp.",
        "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Minh Vũ\nPHÓ CHỦ TỊCH UBND TỈNH",
    )
    assert record.signatory is not None
    assert record.signatory.title.value == "CHỦ TỊCH"
    assert record.co_signatories == []


def test_the_last_line_of_vv_runs_into_the_date_line() -> None:
    record = _paper(
        "VĂN PHÒNG TỈNH CỦA CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 66/VPCP-TCCV\n"
        "V/v báo cáo tác động của chính\nsách trong đề nghị xây dựng\nLuật Ao hồ (sửa đổi) Hà Nội, ngày 10 tháng 8 năm 2020",
        "Kính gửi: Bộ trưởng Bộ Nội vụ.\nVăn phòng đề nghị báo cáo.",
        "Nơi nhận:\n- Như trên.\nCHỦ NHIỆM\n\nCao Lục Quân",
    )
    assert record.header.place.value == "Hà Nội"
    assert record.header.subject.value == "báo cáo tác động của chính sách trong đề nghị xây dựng Luật Ao hồ (sửa đổi)"


def test_a_committee_of_the_youth_union() -> None:
    record = _paper(
        "BCH TỈNH CÀ MAU\nĐOÀN TNCS HỒ CHÍ MINH\nSố: 312-TB/TĐTN\nCà Mau, ngày 4 tháng 5 năm 2017\nTHÔNG BÁO\nKết luận Hội nghị",
        "Hội nghị kết luận.",
        "TM. BAN CHẤP HÀNH\nBÍ THƯ\n\nTrần Út Mười",
    )
    assert record.header.issuer.value == "Ban Chấp hành Đoàn tỉnh Cà Mau"


def _plan(body: str, after: str = "", subject: str = "Tổ chức phong trào thi đua") -> Record:
    head = f"SỞ Y TẾ\nSố: 14/KH-SYT\nĐông Hải, ngày 2 tháng 3 năm 2031\nKẾ HOẠCH\n{subject}"
    return _paper(head, body, f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\n\nTiêu Thị Vân\n{after}")


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("(Hai tốt: dạy tốt, học tốt)", "Tổ chức thi đua hai tốt"),
        ("(19/5/1930 - 19/5/2030)", "Tổ chức thi đua hai tốt (19/5/1930 - 19/5/2030)"),
    ],
)
def test_a_line_in_brackets_below_the_subject(line: str, subject: str) -> None:
    record = _plan("I. MỤC ĐÍCH\nĐể dạy tốt hơn.\nII. NỘI DUNG\nDạy tốt.", subject=f"Tổ chức thi đua hai tốt\n{line}")
    assert record.header.subject.value == subject


def test_petitions_are_no_headings() -> None:
    body = (
        "Sở kính trình như sau:\n1. Đề nghị Ủy ban nhân dân tỉnh công nhận danh hiệu cho Phòng Nghiệp vụ: đã đo 12 ao hồ.\n"
        "2. Trình Bộ trưởng Bộ Y tế tặng Bằng khen cho 02 cá nhân:\na) Bà Lê Thị Ba;\nb) Ông Lê Văn Tư.\n"
        "3. Hồ sơ kèm theo: 05 báo cáo; bản giấy gửi sau."
    )
    assert _headings(_plan(body).sections) == [None, "Nơi nhận:"]


def test_entries_of_a_list_of_awards_are_no_headings() -> None:
    body = "I. MỤC ĐÍCH\nĐể dạy tốt hơn.\nII. NỘI DUNG\nDạy tốt."
    annex = (
        "DANH SÁCH\nTập thể được khen\n(Kèm theo Kế hoạch số 14/KH-SYT)\nA- TẬP THỂ\n1. Khoa Nhi: chữa 300 ca;\n"
        "2. Khoa Nội: mổ 20 ca;\n3. Tổ Đón tiếp.\nB- CÁ NHÂN\nTT\tHọ tên\n1\tLê Ba"
    )
    assert _headings(_plan(body, annex).sections)[-3:] == ["DANH SÁCH", "A- TẬP THỂ", "B- CÁ NHÂN"]


def test_labels_of_units_and_of_a_bank() -> None:
    body = (
        "I. CHỈ TIÊU\n1. Nguồn vốn: đạt 300 tỷ đồng.\n2. Dư nợ: đạt 200 tỷ đồng.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng\nTổng hợp kết quả.\n"
        "2. Đội Kiểm soát, Đội Thu phí\nCung cấp số liệu."
    )
    labels = {section.heading: section.labels for top in _plan(body).sections for section in top.children}
    assert labels["1. Nguồn vốn"] == []
    assert labels["2. Đội Kiểm soát, Đội Thu phí"] == ["trach_nhiem"]


def test_named_bodies_share_the_work_though_half_are_in_no_list() -> None:
    body = (
        "I. MỤC TIÊU\nVận chuyển an toàn.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: tổng hợp kết quả hằng quý.\n"
        "2. Cụm phó (Bến xe Tà Lèng): lo hội thi.\n3. Các nhà xe thành viên: nhắc lái xe ghi nhật trình."
    )
    labels = {section.heading: section.labels for top in _plan(body).sections for section in top.children}
    assert labels["2. Cụm phó (Bến xe Tà Lèng)"] == labels["3. Các nhà xe thành viên"] == ["trach_nhiem"]


_GROUP = (
    "ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\nCỤM THI ĐUA SỐ 2 CÁC HUYỆN\nSố: 1/KH-CTĐ\nQuản Bạ, ngày 2 tháng 2 năm 2024\nKẾ HOẠCH\nHoạt động của Cụm"
)


def test_a_group_of_districts_and_its_head_with_an_office_elsewhere() -> None:
    foot = "Nơi nhận:\n- Các thành viên;\n- Lưu VP. Đã ký\nTM. CỤM THI ĐUA\nCỤM TRƯỞNG\nCHỦ TỊCH UBND HUYỆN QUẢN BẠ\n\nHạng Mí Sùng"
    record = _paper(_GROUP, "I. MỤC ĐÍCH\nĐể thi đua tốt.\nII. NỘI DUNG\nThi đua.", foot)
    assert record.header.issuer.value == "Cụm thi đua số 2 các huyện tỉnh Hà Giang"
    assert record.signatory is not None
    assert (record.signatory.title.value, record.signatory.name.value) == ("CỤM TRƯỞNG", "Hạng Mí Sùng")
    assert [item.name for item in record.recipients] == ["Các thành viên", "Lưu VP"]


def test_who_approves_stands_beside_who_signs() -> None:
    head = "TRƯỜNG MẦM NON 19/5\nSố: 33/KHTĐ-MN195\nVũng Tàu, ngày 5 tháng 10 năm 2023\nKẾ HOẠCH\nThi đua năm học"
    record = _paper(head, "I. Mục tiêu\nDạy tốt.\nII. Nội dung\nHọc tốt.", "Duyệt của PGD\tHIỆU TRƯỞNG\n\tPhan Thị Hồng Đào")
    assert record.header.symbol.value == "KHTĐ-MN195"
    assert record.signatory is not None
    assert (record.signatory.title.value, record.signatory.name.value) == ("HIỆU TRƯỞNG", "Phan Thị Hồng Đào")


@pytest.mark.parametrize("opening", ["Kính thưa các vị đại biểu!", "Để hoàn thành kế hoạch năm 2031, Sở phát động đợt thi đua"])
def test_the_body_opens_below_the_subject(opening: str) -> None:
    record = _plan(f"{opening}\nI. MỤC ĐÍCH\nĐể dạy tốt hơn.\nII. NỘI DUNG\nDạy tốt.")
    assert record.header.subject.value == "Tổ chức phong trào thi đua"


def test_a_name_cut_behind_its_dash_in_the_subject() -> None:
    subject = "Khen thưởng thành tích nghiên cứu chất lượng nước kênh Nhiêu Hà\n- Thị Sen\nnăm học 2030 - 2031"
    record = _plan("I. MỤC ĐÍCH\nĐể dạy tốt hơn.\nII. NỘI DUNG\nDạy tốt.", subject=subject)
    assert record.header.subject.value == " ".join(subject.split())


def test_a_full_line_of_the_subject_in_a_wrapped_text() -> None:
    lines = (
        "SỞ Y TẾ\nSố: 14/TB-SYT\nĐông Hải, ngày 2 tháng 3 năm 2031\nTHÔNG BÁO\nKết luận của Phó Giám đốc Sở tại cuộc họp bàn giải pháp\n"
        "bảo đảm nước sạch ở các xã ven sông sáu tháng cuối năm 2031\nChiều ngày hai tháng ba, tại phòng họp số hai, Phó Giám đốc\n"
        "Sở chủ trì cuộc họp với các phòng, trung tâm và đại diện của\nbốn xã ven sông về việc cấp nước. Sau khi nghe các phòng báo\n"
        "cáo, ý kiến của các xã và của các thành viên dự họp, Phó Giám\nđốc kết luận các xã phải lấy mẫu nước hằng tuần, gửi về trung\n"
        "tâm trước thứ sáu, trung tâm tổng hợp và báo cáo Giám đốc Sở\nvào sáng thứ hai tuần sau.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nTiêu Thị Vân\n"
    )
    subject = parse_bytes(lines.encode(), "a.txt")[0].header.subject.value
    assert subject == "Kết luận của Phó Giám đốc Sở tại cuộc họp bàn giải pháp bảo đảm nước sạch ở các xã ven sông sáu tháng cuối năm 2031"


@pytest.mark.parametrize(
    ("organs", "issuer", "parent"),
    [
        ("KHO BẠC NHÀ NƯỚC\nKBNN TỈNH LAI CHÂU", "Kho bạc Nhà nước tỉnh Lai Châu", "Kho bạc Nhà nước"),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBHXH TỈNH NINH THUẬN", "Bảo hiểm xã hội tỉnh Ninh Thuận", "Bảo hiểm xã hội Việt Nam"),
        (
            "HỘI NÔNG DÂN TỈNH QUẢNG NAM\nBAN CHẤP HÀNH HUYỆN TIÊN PHƯỚC",
            "Ban Chấp hành Hội Nông dân huyện Tiên Phước",
            "Hội Nông dân tỉnh Quảng Nam",
        ),
        ("UBND TỈNH GIA LAI\nSỞ LĐ-TB VÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội tỉnh Gia Lai", "Ủy ban nhân dân tỉnh Gia Lai"),
        ("UB NHÂN DÂN TỈNH LÂM ĐỒNG", "Ủy ban nhân dân tỉnh Lâm Đồng", None),
    ],
)
def test_bodies_by_their_short_forms(organs: str, issuer: str, parent: str | None) -> None:
    record = _paper(
        f"{organs}\nSố: 5/KH-X\nĐông Hải, ngày 2 tháng 3 năm 2016\nKẾ HOẠCH\nThi đua", "Đơn vị phát động thi đua.", "GIÁM ĐỐC\n\nLê Văn Ba"
    )
    assert (record.header.issuer.value, record.header.parent.value) == (issuer, parent)


def test_short_names_with_a_year_go_on_with_the_subject() -> None:
    head = (
        "KHO BẠC NHÀ NƯỚC\nHUYỆN SÔNG TRE\nSố: 15/KBST\nV/v đăng ký thi đua của người tham gia\nBHXH, BHYT năm 2031\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Tre, ngày 2 tháng 3 năm 2031\nKính gửi: Các tổ."
    )
    record = _paper(head, "Kho bạc đề nghị các tổ đăng ký.", _FOOT)
    assert record.header.subject.value == "đăng ký thi đua của người tham gia BHXH, BHYT năm 2031"
    assert record.header.issuer.value == "Kho bạc Nhà nước huyện Sông Tre"


def test_headings_cut_behind_their_first_word() -> None:
    body = (
        "Ủy ban nhân dân huyện Đông Hải giao các phòng, ban của huyện và các xã ven\nsông tổ chức thực hiện kế hoạch này, báo cáo kết quả"
        " về Văn phòng trước ngày\nhai mươi hằng tháng, để Văn phòng tổng hợp và trình Chủ tịch xem xét, quyết\nđịnh.\n"
        "I. Mục\ntiêu\n1. Mục tiêu chung\nNâng cao chất lượng nước sạch của các xã ven sông, bảo đảm sức khỏe của nhân\n"
        "dân và giữ gìn môi trường chung của cả huyện, nhất là trong mùa mưa lũ và những\nngày nước mặn vào sâu trong sông.\n"
        "2. Giao\ncho các xã: Kiểm tra các giếng và bể chứa nước của nhân dân trong xã, lập danh\nsách gửi huyện.\n"
    )
    record = _paper("UBND HUYỆN ĐÔNG HẢI\nSố: 5/KH-UBND\nĐông Hải, ngày 2 tháng 3 năm 2016\nKẾ HOẠCH\nCấp nước sạch", body, _FOOT)
    assert [s.heading for s in record.sections][:1] == ["I. Mục tiêu"]
    assert [c.heading for c in record.sections[0].children] == ["1. Mục tiêu chung", "2. Giao cho các xã"]


_PLAN = (
    "SỞ MÔI SINH\nSố: 5/KH-SMS\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Hà Nội, ngày 2 tháng 3 năm 2031\nKẾ HOẠCH\nThả cá\n"
)


def _levels(body: str) -> list[tuple[int, str | None]]:
    def walk(sections: list[Section]) -> list[tuple[int, str | None]]:
        return [one for section in sections for one in ((section.level, section.heading), *walk(section.children))]

    return walk(parse_bytes((_PLAN + body).encode(), "a.txt")[0].sections)


def test_parts_that_a_web_page_counts_on_with_their_title() -> None:
    body = (
        " 1. MỤC ĐÍCH, YÊU CẦU:\n 2. Mục đích:\n\nGiữ nguồn lợi cá đồng cho đời sau và cho người làm nghề.\n\n"
        " 1. Yêu cầu:\n\nThả đúng mùa, đúng giống, có người trông coi.\n\n 2. NỘI DUNG\n\nThả cá mè ở bốn hồ.\n"
    )
    assert _levels(body) == [(1, "1. MỤC ĐÍCH, YÊU CẦU:"), (2, "2. Mục đích:"), (2, "1. Yêu cầu:"), (1, "2. NỘI DUNG")]


def test_letters_before_a_comma() -> None:
    body = "I. Thời gian:\na, Thời gian đăng ký: trước ngày 9/4/2031.\nb, Thời gian thả cá: từ ngày 15/4/2031.\nII. Địa điểm:\nBốn hồ.\n"
    assert _levels(body) == [(1, "I. Thời gian:"), (2, "a, Thời gian đăng ký"), (2, "b, Thời gian thả cá"), (1, "II. Địa điểm:")]


def test_parts_in_small_letters_right_below_their_title_in_capitals() -> None:
    body = (
        " 1. YÊU CẦU CHUNG\n\nThả cá đúng mùa mưa, có người của hồ trông coi.\n\n 1. TIÊU CHUẨN CỦA CÁ GIỐNG\n 2. Cỡ cá, màu cá:\n\n"
        "– Dài hơn một gang tay, không xây xát.\n\n– Màu sáng.\n\n 1. Nơi ương cá:\n\n– Ao của trại giống trong tỉnh.\n"
    )
    assert _levels(body) == [
        (1, "1. YÊU CẦU CHUNG"),
        (1, "1. TIÊU CHUẨN CỦA CÁ GIỐNG"),
        (2, "2. Cỡ cá, màu cá:"),
        (2, "1. Nơi ương cá:"),
    ]


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (
            "Quy định số lượng thành viên của Tổ thi đua, nhiệm kỳ của Tổ trưởng, Tổ phó\n"
            "Ban Thanh tra; cách thức bầu, thay thế Tổ trưởng,\nTổ phó Ban Thanh tra",
            "Quy định số lượng thành viên của Tổ thi đua, nhiệm kỳ của Tổ trưởng, Tổ phó "
            "Ban Thanh tra; cách thức bầu, thay thế Tổ trưởng, Tổ phó Ban Thanh tra",
        ),
        (
            "Quy định cách chấm điểm chung của hai phong trào:\nVườn đẹp - nhà sạch và đường làng sáng - an toàn",
            "Quy định cách chấm điểm chung của hai phong trào: Vườn đẹp - nhà sạch và đường làng sáng - an toàn",
        ),
    ],
)
def test_what_stands_above_the_basis_is_the_subject(lines: str, subject: str) -> None:
    head = f"UBND TỈNH SÔNG LÔ\nSố: 7/QĐ-UBND\nSông Lô, ngày 2 tháng 3 năm 2031\nQUYẾT ĐỊNH\n{lines}\nCăn cứ Luật Ao hồ năm 2030;"
    body = "QUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy định này.\nĐiều 2. Các sở thực hiện."
    record = _paper(head, body, "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Ngàn")
    assert record.header.subject.value == subject


def test_the_head_of_a_column_is_no_title() -> None:
    """Web pages print each cell of a table as a line."""
    table = "STT\n\nNỘI DUNG\n\nĐƠN VỊ\n\n1\n\nĐào ao\n\nha\n\n2\n\nThả cá\n\ncon\n\n"
    record = _paper(
        "SỞ Y TẾ\nSố: 14/KH-SYT\nĐông Hải, ngày 2 tháng 3 năm 2031\nKẾ HOẠCH\nNuôi cá năm 2031",
        f"I. MỤC ĐÍCH\nCó cá để ăn.\nII. TIẾN ĐỘ\nTheo bảng sau.\n{table}III. KINH PHÍ\nDo các khoa góp.",
        "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\nTiêu Thị Vân",
    )
    assert _headings(record.sections) == ["I. MỤC ĐÍCH", "II. TIẾN ĐỘ", "III. KINH PHÍ", "Nơi nhận:"]


def test_marks_of_direction_that_a_page_copied_along() -> None:
    record = _paper(
        "SỞ Y TẾ\nSố: 14/KH-SYT\n\u200eĐông Hải, ngày 2 tháng 3 năm 2031\nKẾ HOẠCH\nNuôi cá", "Sở nuôi cá.", "GIÁM ĐỐC\n\nTiêu Thị Vân"
    )
    assert record.header.place.value == "Đông Hải"


def test_an_article_of_another_name_shares_no_work_out() -> None:
    body = (
        "Chương I\nTRÁCH NHIỆM VÀ THỦ TỤC\nĐiều 1. Giấy tờ phải nộp\n"
        "1. Cá nhân:\na) Bản kê ao;\nb) Ảnh chụp ao.\n2. Tập thể:\na) Sổ ao;\nb) Bản đồ ao.\n"
        "Điều 2. Trách nhiệm của các phòng\n"
        "1. Phòng Ao hồ:\na) Đếm ao;\nb) Đo ao.\n2. Phòng Sông suối:\na) Đếm suối;\nb) Đo suối.\n"
    )
    chapter = _record(body).sections[0]
    assert [[item.labels for item in article.children] for article in chapter.children] == [[[], []], [["trach_nhiem"]] * 2]


@pytest.mark.parametrize(
    ("annex", "titles"),
    [
        (
            "PHỤ LỤC I\nMẪU BẢN KÊ AO HỒ\n(Kèm theo Thông tư số 5/2031/TT-BMS ngày 2 tháng 3 năm 2031)\nTÊN XÃ\nTÊN AO\nAo Sen",
            ["PHỤ LỤC I - MẪU BẢN KÊ AO HỒ"],
        ),
        (
            "PHỤ LỤC\n(Kèm theo Thông tư số 5/2031/TT-BMS)\nMẫu số 01\nBản kê ao hồ của xã\nKính gửi: Phòng Ao hồ\n1. Ao Sen.\n2. Ao Cá.",
            ["PHỤ LỤC - Bản kê ao hồ của xã"],
        ),
        (
            "PHỤ LỤC\nAO HỒ DO CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ĐẶT TÊN\n(Kèm theo Thông tư số 5/2031/TT-BMS)\n1. Ao Sen.",
            ["PHỤ LỤC - AO HỒ DO CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ĐẶT TÊN"],
        ),
        (
            "PHỤ LỤC\nBẢN KÊ AO HỒ\n(Kèm theo Thông tư số 5/2031/TT-BMS)\n1. Ao Sen.\n2. Ao Cá.\n3. Ao Vịt.\nĐƠN VỊ ......\nGhi tên xã.\n"
            "(Kèm theo bản đồ)",
            ["PHỤ LỤC - BẢN KÊ AO HỒ"],
        ),
        ("Mẫu số 1. Bản kê ao hồ\nTên xã: ……\nTên ao: ……\nNgười kê: ……", ["Mẫu số 1. Bản kê ao hồ"]),
    ],
)
def test_titles_of_annexes(annex: str, titles: list[str]) -> None:
    body = "Điều 1. Phạm vi\nThông tư này nói về ao.\nĐiều 2. Hiệu lực\nThông tư có hiệu lực ngay.\n"
    assert [found.title for found in _record(body, annex).attachments] == titles
