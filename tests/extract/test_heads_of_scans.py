"""Heads of scans joined with what the paper says elsewhere: places, bodies, symbols, addressees."""

from __future__ import annotations

import pytest

from docparse.document import Document, Piece
from docparse.extract.header.agreed_symbol import agree
from docparse.extract.header.header import extract_header
from docparse.extract.header.said_elsewhere import outvoted
from docparse.layout.compose import compose
from docparse.read.plain.text import read_text
from docparse.schema import FieldValue, Header
from docparse.segment.frame import frame

BODY = "Căn cứ Kế hoạch năm của xã Nam Tảo, huyện Yên Trạch;\nUBND huyện Yên Trạch giao UBND xã Nam Tảo; Viện Đất và Khoáng sản phối hợp.\n"


def scan(text: str) -> Document:
    paper = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    paper.origin = "ocr"
    return paper


def head(organs: str, place: str, symbol: str = "KH-UBND", title: str = "KẾ HOẠCH\nPhát động thi đua") -> Header:
    paper = scan(f"{organs}\nSố: 5/{symbol}\n{place}, ngày 5 tháng 5 năm 2019\n{title}\n{BODY}")
    return extract_header(paper, frame(paper))


@pytest.mark.parametrize(
    ("read", "place"),
    [
        ("Nam Tảo", "Nam Tảo"),
        ("Nam Táo", "Nam Tảo"),
        ("Nam Tào", "Nam Tảo"),
        ("Yên Trạeh", "Yên Trạch"),
        ("Ninh Bỉnh", "Ninh Bình"),
        ("Tân Lạc 2", "Tân Lạc 2"),
        ("Đắc Lắc", "Đắc Lắc"),
        ("TP. Hải Dượng", "TP. Hải Dương"),
    ],
)
def test_settles_the_place(read: str, place: str) -> None:
    assert head("ỦY BAN NHÂN DÂN", read).place.value == place


@pytest.mark.parametrize(
    ("organs", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH ĐẮC LẮC", "Ủy ban nhân dân tỉnh Đắc Lắc"),
        ("UỶ BAN NHÂN DÂN\nHUYỆN YÊN TRACH", "Ủy ban nhân dân huyện Yên Trạch"),
        ("TÒA ÁN NHÂN DÂN TỈNH BẮC\nKẠN", "Tòa án nhân dân tỉnh Bắc Kạn"),
        ("HUYỆN ỦY YÊN TRẠCH\nBAN TUI YÊN GIÁO", "Ban Tuyên giáo Huyện ủy Yên Trạch"),
        ("ỦY BAN NHÂN DÂN\nXÃ BẢN TẢO", "Ủy ban nhân dân xã Bản Tảo"),
        ("HUYỆN ỦY YÊN. TRẠCH\nĐẢNG ỦY XÃ XUÂN\nTRƯỜNG", "Đảng ủy xã Xuân Trường"),
        ("ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\nHỘI ĐỒNG CHỐNG DỊCH THÀNH\nPHỐ NAM ĐỊNH", "Hội đồng Chống dịch thành phố Nam Định"),
        ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân huyện Yên Trạch"),
        ("UBND TỈNH BẮC NINH\nTRƯỜNG CAO ĐẲNG BẮC\nNINH", "Trường Cao đẳng Bắc Ninh"),
        ("UBND TỈNH BẮC NINH\nSỞ Y TẾ\nNINH", "Sở Y tế tỉnh Bắc Ninh"),
        ("SỞ Y TẾ TỈNH NAM ĐỊNH\nBỆNH VIỆN PHỐI", "Bệnh viện Phổi tỉnh Nam Định"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HÔI TỈNH NAM ĐỊNH", "Sở Lao động - Thương binh và Xã hội tỉnh Nam Định"),
    ],
)
def test_mends_the_lines_of_the_letterhead(organs: str, issuer: str) -> None:
    assert head(organs, "Yên Trạch").issuer.value == issuer


@pytest.mark.parametrize("read", ["NÔNG TRƯỜNG CHÈ SAO", "NÔNG TRƯỜNG CHÈ SA0 BIẾC"])
def test_a_name_is_whole_as_the_text_says_it(read: str) -> None:
    paper = scan(
        f"{read}\nSố: 5/KH-NT\nYên Trạch, ngày 5 tháng 5 năm 2019\nKẾ HOẠCH\nThi đua\n"
        "Nông trường chè Sao Biếc phát động đợt thi đua như sau.\n"
    )
    assert extract_header(paper, frame(paper)).issuer.value == "Nông trường chè Sao Biếc"


def test_the_symbol_tells_which_body_a_torn_name_is() -> None:
    assert head("SỞ NỘI\nTỈNH NAM ĐỊNH", "Nam Định", symbol="KH-SNV").issuer.value == "Sở Nội vụ tỉnh Nam Định"


def test_a_symbol_is_composed_from_the_letters_of_its_issuer() -> None:
    paper = scan(f"TRƯỜNG ĐẠI HỌC YÊN TRẠCH\nYên Trạch, ngày 5 tháng 5 năm 2019\nKẾ HOẠCH\nPhát động thi đua\n{BODY}")
    paper.furniture.append((paper.pages[0].number, "| gi-ĐHYT"))
    assert extract_header(paper, frame(paper)).symbol.value == "KH-ĐHYT"


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("xi /TB-UBND", "TB-UBND"),
        ("-Số: /TB-UBND", "TB-UBND"),
        ("Số: 5. TB- UBND", "TB-UBND"),
        ("Sối nam -TB/ĐU", "TB/ĐU"),
        ("Số: 5/TB/THPT", "TB/THPT"),
        ("Số 7 /BTGHU", "TB/BTGHU"),
    ],
)
def test_a_number_line_that_the_pen_spoilt(line: str, symbol: str) -> None:
    paper = scan(f"ĐẢNG BỘ XÃ NAM TẢO\n{line}\nNam Tảo, ngày 5 tháng 5 năm 2019\nTHÔNG BÁO\nPhát động thi đua\n{BODY}")
    assert extract_header(paper, frame(paper)).symbol.value == symbol


def test_addressees_without_their_head() -> None:
    paper = scan(
        "UBND HUYỆN YÊN TRẠCH\nSố: 5/UBND-NV\nV/v phát động thi đua\nYên Trạch, ngày 5 tháng 5 năm 2019\n"
        f"- Các phòng, ban của huyện;\n- Ủy ban nhân dân các xã.\n{BODY}"
    )
    assert [found.value for found in extract_header(paper, frame(paper)).addressees] == [
        "Các phòng, ban của huyện",
        "Ủy ban nhân dân các xã",
    ]


def test_a_symbol_on_a_line_of_its_own() -> None:
    paper = scan(
        f"ỦY BAN NHÂN DÂN\nXÃ NAM TẢO\nSố: K2 /.IPTAO\n/KH -UBND\nNam Tảo, ngày 5 tháng 5 năm 2019\nKẾ HOẠCH\nPhát động thi đua\n{BODY}"
    )
    symbol = extract_header(paper, frame(paper)).symbol
    assert symbol.value == "KH-UBND"
    assert paper.text[symbol.start : symbol.end] == "KH -UBND"


@pytest.mark.parametrize(
    "behind",
    [" (Ba tốt: học tốt, dạy tốt, giúp nhau tốt)", " Chiều ngày 5 tháng 5 năm 2019, tại phòng họp số 1, ông Lê Văn Tảo chủ trì họp"],
)
def test_what_runs_on_behind_the_subject_is_none_of_it(behind: str) -> None:
    subject = "Kết luận tại cuộc họp bàn về phong trào thi đua “Ba tốt” trong các trường học của huyện năm 2019"
    found = head("ỦY BAN NHÂN DÂN\nHUYỆN YÊN TRẠCH", "Yên Trạch", symbol="TB-UBND", title=f"THÔNG BÁO\n{subject}{behind}")
    assert found.subject.value == subject


def test_a_city_of_a_province_is_no_province() -> None:
    assert head("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VỊ THANH", "Vị Thanh").issuer.value == "Ủy ban nhân dân thành phố Vị Thanh"


def test_the_end_of_a_name_that_was_set_aside() -> None:
    paper = scan(f"VIỆN ĐẤT VÀ KHOÁNG\nSố: 5/KH-VĐKS\nHà Nội, ngày 5 tháng 5 năm 2019\nKẾ HOẠCH\nPhát động thi đua\n{BODY}")
    paper.furniture.append((paper.pages[0].number, "SẢN"))
    assert extract_header(paper, frame(paper)).issuer.value == "Viện Đất và Khoáng sản"


def test_the_number_line_is_no_organ() -> None:
    found = head("BỆNH VIỆN ĐA KHOA\nYÊN TRẠCH\n5ố: 12 /KH-BVYT", "Yên Trạch", symbol="KH-BVYT")
    assert (found.number.value, found.issuer.value) == ("12", "Bệnh viện Đa khoa Yên Trạch")


def test_the_place_of_the_body_where_the_date_has_none() -> None:
    paper = scan(f"ỦY BAN NHÂN DÂN\nHUYỆN YÊN TRẠCH\nSố: 5/KH-UBND\nngày 5 tháng 5 năm 2019\nKẾ HOẠCH\nPhát động thi đua\n{BODY}")
    place = extract_header(paper, frame(paper)).place
    assert (place.value, place.source) == ("Yên Trạch", "inferred")


@pytest.mark.parametrize(
    ("read", "typed", "issuer", "symbol"),
    [
        ("CTTr-TS", "CTr", "Sở Thủy sản", "CTr-TS"),
        ("NQ-HĐNI", "NQ", "Hội đồng nhân dân xã Nam Tảo", "NQ-HĐND"),
        ("KHI.N-CA-TA", "KH", "Công an huyện Yên Trạch", "KHLN-CA-TA"),
        ("TB-GTVT", "TB", "Sở Giao thông vận tải tỉnh Nam Định", "TB-GTVT"),
        ("KH-SLLLI", "KH", "Sở Thông tin và Truyền thông tỉnh Nam Định", "KH-STTTT"),
        ("TTT-TTYT", "TTr", "Trung tâm Y tế huyện Yên Trạch", "TTr-TTYT"),
        ("TTT-NV2", "TTr", "Thanh tra tỉnh Nam Định", "TTT-NV2"),
        ("SYT-NVY", None, "Sở Y tế tỉnh Nam Định", "SYT-NVY"),
        ("KH-CAH", "KH", "Công an huyện Yên Trạch", "KH-CAH"),
        ("KH-CAI", "KH", "Công an tỉnh Nam Định", "KH-CAT"),
    ],
)
def test_symbols_agree_with_type_and_issuer(read: str, typed: str | None, issuer: str, symbol: str) -> None:
    found = FieldValue[str](value=read, confidence=0.9)
    agree(found, typed, issuer)
    assert found.value == symbol


def test_a_unit_torn_in_two() -> None:
    paper = scan(f"SỞ Y TẾ NAM ĐỊNH\nTRUNG TÂM Y TẾ HUY ẸN Ý YÊN\nSố: 5/KH-TTYT\nKẾ HOẠCH\nPhát động thi đua\n{BODY}")
    assert extract_header(paper, frame(paper)).issuer.value == "Trung tâm Y tế huyện Ý Yên"


def test_a_province_over_two_lines() -> None:
    paper = scan(f"BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH QUANG\nNGÃI\nSố: 5/KH-BHXH\nKẾ HOẠCH\nPhát động thi đua\n{BODY}")
    assert extract_header(paper, frame(paper)).issuer.value == "Bảo hiểm xã hội tỉnh Quảng Ngãi"


def test_an_addressee_over_two_lines() -> None:
    letter = "SỞ Y TẾ\nSố: 5/SYT-NVY\nV/v kiểm tra\nNam Định, ngày 5 tháng 5 năm 2019\n\nKính gửi:\n"
    listed = "- Các trạm y tế, phòng khám đa khoa khu\nVực 2;\n- UBND xã Nam Tảo.\n\n"
    paper = scan(letter + listed + "Các phòng khám đa khoa khu vực thực hiện. Trạm y tế khu vực phối hợp.\n")
    values = [item.value for item in extract_header(paper, frame(paper)).addressees]
    assert values == ["Các trạm y tế, phòng khám đa khoa khu vực 2", "UBND xã Nam Tảo"]


@pytest.mark.parametrize("title", ["ề việc phát động thi đua", "Về việc phát động thi đua"])
def test_the_first_letter_under_a_rule(title: str) -> None:
    assert head("ỦY BAN NHÂN DÂN", "Yên Trạch", title=f"KẾ HOẠCH\n{title}").subject.value == "Về việc phát động thi đua"


def test_a_symbol_is_composed_where_only_its_end_was_read() -> None:
    paper = scan(f"SỞ Y TẾ\nTỈNH NAM ĐỊNH\nsố 270 mD-SYT\nNam Định, ngày 5 tháng 5 năm 2019\nHƯỚNG DẪN\nĐăng ký thi đua\n{BODY}")
    symbol = extract_header(paper, frame(paper)).symbol
    assert (symbol.value, symbol.source) == ("HD-SYT", "inferred")
    assert symbol.confidence < 0.8


@pytest.mark.parametrize(
    ("date_line", "aside", "place"),
    [
        ("Định, ngày 5 tháng 5 năm 2019", (), "Nam Định"),
        ("Chư ngày 5 tháng 5 năm 2019", ("Prông,",), "Chư Prông"),
        ("ngày 5 tháng 5 năm 2019", ("VịThanh,",), "Vị Thanh"),
        ("ngày 5 tháng 5 năm 2007", (), "Nam Định"),
    ],
)
def test_a_place_read_in_part(date_line: str, aside: tuple[str, ...], place: str) -> None:
    paper = scan(f"SỞ Y TẾ\nTỈNH NAM ĐỊNH\nSố: 5/KH-SYT\n{date_line}\nKẾ HOẠCH\nĐăng ký thi đua\n{BODY}")
    paper.furniture += [(paper.pages[0].number, line) for line in aside]
    assert extract_header(paper, frame(paper)).place.value == place


@pytest.mark.parametrize(
    ("organs", "issuer"),
    [
        ("Số: 8762 UBND TỈNH NAM ĐỊNH\nNgày: 06/11/2009 SỞ CÔNG THƯƠNG", "Sở Công Thương tỉnh Nam Định"),
        ("CÔNG VĂN ĐẾN\nUBND TỈNH NAM ĐỊNH\nSỞ CÔNG THƯƠNG", "Sở Công Thương tỉnh Nam Định"),
        ("UBND TỈNH BẮC GIANG\nHỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG\nGIANG", "Hội đồng Thi đua - Khen thưởng tỉnh Bắc Giang"),
        ("BAN NHÂN DÂN\nPHỐ HẢI PHÒNG", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("UBND TỈNH VĨNH LONG\nSỞ GIÁO DỤC VÀ ĐÀO TẠO - SỞ\nYTẾ", "Sở Giáo dục và Đào tạo - Sở Y tế tỉnh Vĩnh Long"),
        ("TRƯỜNG MẦM NON YÊN TRACH", "Trường Mầm non Yên Trạch"),
        ("UBND TỈNH NAM ĐỊNH\nSỞ CÔNG THƯƠNG Nam Định,", "Sở Công Thương tỉnh Nam Định"),
    ],
)
def test_what_stamps_and_the_other_column_leave(organs: str, issuer: str) -> None:
    assert head(organs, "Nam Định", symbol="KH-X").issuer.value == issuer


def test_a_number_line_of_a_letter_without_number_and_slash() -> None:
    paper = scan(f"UBND TỈNH NAM ĐỊNH\nSố: UBND-NC\nV/v thi đua\nNam Định, ngày 5 tháng 5 năm 2019\n\nKính gửi: Các sở\n\n{BODY}")
    header = extract_header(paper, frame(paper))
    assert (header.symbol.value, header.subject.value) == ("UBND-NC", "thi đua")


def test_a_council_whose_first_line_was_lost() -> None:
    assert head("TỈNH NAM ĐỊNH", "Nam Định", symbol="NQ-HĐND").issuer.value == "Hội đồng nhân dân tỉnh Nam Định"


def test_the_body_outvotes_a_title_word() -> None:
    body = "Việc vận hành Cổng dịch vụ công của tỉnh còn chậm.\nCác sở vận hành Cổng dịch vụ công của tỉnh theo lịch.\n"
    paper = scan(f"SỞ Y TẾ\nSố: 5/KH-SYT\nNam Định, ngày 5 tháng 5 năm 2019\nKẾ HOẠCH\nVận hành Công dịch vụ công của tỉnh\n{body}")
    assert extract_header(paper, frame(paper)).subject.value == "Vận hành Cổng dịch vụ công của tỉnh"


def test_one_mention_does_not_outvote_a_sure_word() -> None:
    body = "Đợt hai vận hành Cổng dịch vụ công của tỉnh.\n"
    paper = scan(f"SỞ Y TẾ\nSố: 5/KH-SYT\nNam Định, ngày 5 tháng 5 năm 2019\nKẾ HOẠCH\nVận hành Công dịch vụ công của tỉnh\n{body}")
    assert extract_header(paper, frame(paper)).subject.value == "Vận hành Công dịch vụ công của tỉnh"


def test_a_title_in_capitals_keeps_them_where_the_text_below_has_small_letters() -> None:
    text = "Nay ban hành Quy chế quản lý tài sản chung của cơ quan và tổ chức năm 2024 tại xã"
    below = [(word, True) for word in text.split()] * 2
    title = "QUY CHẾ QUẢN LÝ TÀI SẢN CHUNG CỦA CƠ QUAN VÀ TỔ CHỨC NĂM 2024"
    assert outvoted(title, below) == title
    assert outvoted("Quy chế quản lý tài sản chung CỦA cơ quan", below) == "Quy chế quản lý tài sản chung của cơ quan"


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (["VỀ VIỆC TẶNG DANH HIỆU TẬP THỂ", "LAO ĐỘNG TIÊN TIẾN NĂM 2019", "CHỦ TỊCH ỦY BAN NHÂN DÂN", "HUYỆN YÊN TRẠCH"], 2),
        (["BAN HÀNH QUY CHẾ THI ĐUA", "ỦY BAN NHÂN DÂN HUYỆN YÊN TRẠCH", "KHÓA IV, KỲ HỌP THỨ HAI"], 1),
        (["BAN HÀNH QUY CHẾ LÀM VIỆC CỦA", "ỦY BAN NHÂN DÂN HUYỆN YÊN TRẠCH"], 2),
        (["BÃI BỎ QUYẾT ĐỊNH", "SỐ 12 CỦA ỦY BAN NHÂN DÂN HUYỆN YÊN TRẠCH"], 2),
    ],
)
def test_the_body_that_decides_is_no_part_of_a_subject_that_it_was_joined_to(lines: list[str], subject: int) -> None:
    top = ["ỦY BAN NHÂN DÂN", "HUYỆN YÊN TRẠCH", "Số: 5/QĐ-UBND", "Yên Trạch, ngày 5 tháng 5 năm 2019", "QUYẾT ĐỊNH"]
    text = "\n".join([*top, " ".join(lines), BODY])
    paper = scan(text)
    at = paper.text.index(lines[0])
    for number, line in enumerate(lines):
        for count, word in enumerate(line.split()):
            box = (100.0 + 50 * count, 200.0 + 15 * number, 140.0 + 50 * count, 212.0 + 15 * number)
            paper.pieces.append(Piece(at, at + len(word), 1, box, confidence=0.95))
            at += len(word) + 1
    paper.pieces = sorted((piece for piece in paper.pieces if piece.box), key=lambda piece: piece.start)
    assert extract_header(paper, frame(paper)).subject.value == " ".join(lines[:subject])
