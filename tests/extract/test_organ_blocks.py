"""Organ blocks of every system: what issues, and what stands above it. Printed lines and place in, full names out."""

from __future__ import annotations

import pytest

from docparse.extract.header.header import extract_header
from docparse.layout.compose import compose
from docparse.pipeline import parse_bytes
from docparse.read.plain.text import read_text
from docparse.segment.frame import frame

BLOCKS = [
    # people's committees and their departments
    ("ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU", "Lai Châu", None, "Ủy ban nhân dân tỉnh Lai Châu"),
    ("UBND TỈNH ĐẮK LẮK\nBAN DÂN TỘC", "Đắk Lắk", "Ủy ban nhân dân tỉnh Đắk Lắk", "Ban Dân tộc tỉnh Đắk Lắk"),
    ("UBND TỈNH LAI CHÂU\nTHANH TRA", "Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu", "Thanh tra tỉnh Lai Châu"),
    ("UBND TỈNH LAI CHÂU\nVĂN PHÒNG", "Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu", "Văn phòng Ủy ban nhân dân tỉnh Lai Châu"),
    ("UBND TỈNH SƠN LA\nSỞ NN VÀ PTNT", "Sơn La", "Ủy ban nhân dân tỉnh Sơn La", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La"),
    ("UBND TỈNH SƠN LA\nSỞ VH, TT & DL", "Sơn La", "Ủy ban nhân dân tỉnh Sơn La", "Sở Văn hóa, Thể thao và Du lịch tỉnh Sơn La"),
    (
        "SỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI TỈNH SƠN LA\nTRUNG TÂM DỊCH VỤ VIỆC LÀM",
        "Sơn La",
        "Sở Lao động - Thương binh và Xã hội tỉnh Sơn La",
        "Trung tâm Dịch vụ việc làm tỉnh Sơn La",
    ),
    ("SỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "Sơn La", None, "Sở Lao động - Thương binh và Xã hội tỉnh Sơn La"),
    ("SỞ Y TẾ SƠN LA\nBỆNH VIỆN PHỔI", "Sơn La", "Sở Y tế tỉnh Sơn La", "Bệnh viện Phổi tỉnh Sơn La"),
    (
        "SỞ NN&PTNT TỈNH SƠN LA\nCHI CỤC KIỂM LÂM",
        "Sơn La",
        "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La",
        "Chi cục Kiểm lâm tỉnh Sơn La",
    ),
    ("UBND HUYỆN CƯ M'GAR\nPHÒNG NỘI VỤ", "Cư M'gar", "Ủy ban nhân dân huyện Cư M'gar", "Phòng Nội vụ huyện Cư M'gar"),
    ("ỦY BAN NHÂN DÂN\nHUYỆN EA H'LEO", "Ea H'leo", None, "Ủy ban nhân dân huyện Ea H'leo"),
    ("UBND HUYỆN THAN UYÊN\nTRUNG TÂM Y TẾ", "Than Uyên", "Ủy ban nhân dân huyện Than Uyên", "Trung tâm Y tế huyện Than Uyên"),
    ("UBND HUYỆN THAN UYÊN\nTRƯỜNG TIỂU HỌC\nĐOÀN KẾT", "Than Uyên", "Ủy ban nhân dân huyện Than Uyên", "Trường Tiểu học Đoàn Kết"),
    (
        "UBND HUYỆN ĐOAN HÙNG\nBAN QUẢN LÝ DỰ ÁN\nĐẦU TƯ XÂY DỰNG",
        "Đoan Hùng",
        "Ủy ban nhân dân huyện Đoan Hùng",
        "Ban Quản lý dự án đầu tư xây dựng huyện Đoan Hùng",
    ),
    ("ỦY BAN NHÂN DÂN\nXÃ MƯỜNG THAN, TỈNH LAI CHÂU", "Mường Than", None, "Ủy ban nhân dân xã Mường Than, tỉnh Lai Châu"),
    ("UBND XÃ MƯỜNG THAN\nPHÒNG VĂN HÓA - XÃ HỘI", "Mường Than", "Ủy ban nhân dân xã Mường Than", "Phòng Văn hóa - Xã hội xã Mường Than"),
    ("UBND THÀNH PHỐ\nPHAN RANG - THÁP CHÀM", "Phan Rang", None, "Ủy ban nhân dân thành phố Phan Rang - Tháp Chàm"),
    # ministries
    ("BỘ TÀI NGUYÊN VÀ MÔI\nTRƯỜNG", "Hà Nội", None, "Bộ Tài nguyên và Môi trường"),
    ("BỘ Y TẾ\nBỆNH VIỆN BẠCH MAI", "Hà Nội", "Bộ Y tế", "Bệnh viện Bạch Mai"),
    ("BỘ NỘI VỤ\nBAN THI ĐUA - KHEN THƯỞNG\nTRUNG ƯƠNG", "Hà Nội", "Bộ Nội vụ", "Ban Thi đua - Khen thưởng Trung ương"),
    ("TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH SƠN LA", "Sơn La", "Tổng cục Thuế", "Cục Thuế tỉnh Sơn La"),
    ("BỘ TÀI CHÍNH\nTHUẾ TỈNH SƠN LA", "Sơn La", "Bộ Tài chính", "Thuế tỉnh Sơn La"),
    ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI\nTỈNH SƠN LA", "Sơn La", "Bảo hiểm xã hội Việt Nam", "Bảo hiểm xã hội tỉnh Sơn La"),
    ("KHO BẠC NHÀ NƯỚC\nKHO BẠC NHÀ NƯỚC SƠN LA", "Sơn La", "Kho bạc Nhà nước", "Kho bạc Nhà nước tỉnh Sơn La"),
    # courts, procuracies, police, army
    ("TÒA ÁN NHÂN DÂN TỐI CAO\nTÒA ÁN NHÂN DÂN\nTỈNH SƠN LA", "Sơn La", "Tòa án nhân dân tối cao", "Tòa án nhân dân tỉnh Sơn La"),
    ("TAND TỈNH SƠN LA\nTÒA ÁN NHÂN DÂN KHU VỰC 3", "Sơn La", "Tòa án nhân dân tỉnh Sơn La", "Tòa án nhân dân khu vực 3"),
    (
        "VIỆN KIỂM SÁT NHÂN DÂN\nTỈNH SƠN LA\nVIỆN KIỂM SÁT NHÂN DÂN\nHUYỆN VÂN HỒ",
        "Vân Hồ",
        "Viện kiểm sát nhân dân tỉnh Sơn La",
        "Viện kiểm sát nhân dân huyện Vân Hồ",
    ),
    ("BỘ CÔNG AN\nCÔNG AN TỈNH SƠN LA", "Sơn La", "Bộ Công an", "Công an tỉnh Sơn La"),
    ("CÔNG AN TỈNH SƠN LA\nCÔNG AN HUYỆN VÂN HỒ", "Vân Hồ", "Công an tỉnh Sơn La", "Công an huyện Vân Hồ"),
    ("QUÂN KHU 2\nBỘ CHQS TỈNH SƠN LA", "Sơn La", "Quân khu 2", "Bộ Chỉ huy quân sự tỉnh Sơn La"),
    ("BỘ CHỈ HUY QUÂN SỰ TỈNH SƠN LA\nTRUNG ĐOÀN 754", "Sơn La", "Bộ Chỉ huy quân sự tỉnh Sơn La", "Trung đoàn 754"),
    ("QUÂN KHU 4\nSƯ ĐOÀN 324", "Nghệ An", "Quân khu 4", "Sư đoàn 324"),
    # councils of the people, delegations
    (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH SƠN LA\nBAN PHÁP CHẾ",
        "Sơn La",
        "Hội đồng nhân dân tỉnh Sơn La",
        "Ban Pháp chế Hội đồng nhân dân tỉnh Sơn La",
    ),
    ("HĐND TỈNH SƠN LA\nTHƯỜNG TRỰC", "Sơn La", "Hội đồng nhân dân tỉnh Sơn La", "Thường trực Hội đồng nhân dân tỉnh Sơn La"),
    ("THƯỜNG TRỰC\nHỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA", "Sơn La", None, "Thường trực Hội đồng nhân dân tỉnh Sơn La"),
    ("QUỐC HỘI\nĐOÀN ĐBQH TỈNH SƠN LA", "Sơn La", "Quốc hội", "Đoàn Đại biểu Quốc hội tỉnh Sơn La"),
    # Party
    ("TỈNH ỦY SƠN LA\n*", "Sơn La", None, "Tỉnh ủy Sơn La"),
    ("ĐẢNG BỘ TỈNH SƠN LA\nHUYỆN ỦY VÂN HỒ\n*", "Vân Hồ", "Đảng bộ tỉnh Sơn La", "Huyện ủy Vân Hồ"),
    ("TỈNH ỦY SƠN LA\nVĂN PHÒNG\n*", "Sơn La", "Tỉnh ủy Sơn La", "Văn phòng Tỉnh ủy Sơn La"),
    ("HUYỆN ỦY VÂN HỒ\nỦY BAN KIỂM TRA\n*", "Vân Hồ", "Huyện ủy Vân Hồ", "Ủy ban Kiểm tra Huyện ủy Vân Hồ"),
    ("HUYỆN ỦY VÂN HỒ\nTRUNG TÂM CHÍNH TRỊ", "Vân Hồ", "Huyện ủy Vân Hồ", "Trung tâm Chính trị huyện Vân Hồ"),
    (
        "ĐẢNG ỦY XÃ CHIỀNG KHOA\nCHI BỘ TRƯỜNG THCS CHIỀNG KHOA",
        "Chiềng Khoa",
        "Đảng ủy xã Chiềng Khoa",
        "Chi bộ Trường Trung học cơ sở Chiềng Khoa",
    ),
    ("BAN CHẤP HÀNH\nĐẢNG BỘ TỈNH SƠN LA", "Sơn La", None, "Ban Chấp hành Đảng bộ tỉnh Sơn La"),
    ("ĐẢNG BỘ TỈNH SƠN LA\nĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH", "Sơn La", "Đảng bộ tỉnh Sơn La", "Đảng ủy các cơ quan Đảng tỉnh Sơn La"),
    ("TỈNH ỦY SƠN LA\nTRƯỜNG CHÍNH TRỊ", "Sơn La", "Tỉnh ủy Sơn La", "Trường Chính trị tỉnh Sơn La"),
    ("TỈNH ỦY SƠN LA\nBÁO SƠN LA", "Sơn La", "Tỉnh ủy Sơn La", "Báo Sơn La"),
    # mass organisations
    (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN LA\nCÔNG ĐOÀN NGÀNH Y TẾ",
        "Sơn La",
        "Liên đoàn Lao động tỉnh Sơn La",
        "Công đoàn ngành Y tế tỉnh Sơn La",
    ),
    (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN LA\nBAN NỮ CÔNG",
        "Sơn La",
        "Liên đoàn Lao động tỉnh Sơn La",
        "Ban Nữ công Liên đoàn Lao động tỉnh Sơn La",
    ),
    ("TỈNH ĐOÀN SƠN LA\n***", "Sơn La", None, "Tỉnh đoàn Sơn La"),
    ("BCH ĐOÀN TỈNH SƠN LA", "Sơn La", None, "Ban Chấp hành Đoàn tỉnh Sơn La"),
    ("HỘI LHPN VIỆT NAM\nHỘI LHPN TỈNH SƠN LA", "Sơn La", "Hội Liên hiệp Phụ nữ Việt Nam", "Hội Liên hiệp Phụ nữ tỉnh Sơn La"),
    (
        "ỦY BAN MTTQ VIỆT NAM\nTỈNH SƠN LA\nBAN THƯỜNG TRỰC",
        "Sơn La",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
    ),
    ("LIÊN HIỆP CÁC HỘI\nKHOA HỌC VÀ KỸ THUẬT\nTỈNH SƠN LA", "Sơn La", None, "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Sơn La"),
    ("CỤM THI ĐUA SỐ 4\nCÁC TỈNH MIỀN NÚI PHÍA BẮC", "Sơn La", None, "Cụm thi đua số 4 các tỉnh miền núi phía Bắc"),
    ("UBND TỈNH SƠN LA\nKHỐI THI ĐUA SỐ 2", "Sơn La", "Ủy ban nhân dân tỉnh Sơn La", "Khối thi đua số 2 tỉnh Sơn La"),
    (
        "UBND TỈNH SƠN LA\nHỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        "Sơn La",
        "Ủy ban nhân dân tỉnh Sơn La",
        "Hội đồng Thi đua - Khen thưởng tỉnh Sơn La",
    ),
    # schools, firms, banks, cooperatives
    ("ĐẠI HỌC TÂY BẮC\nTRƯỜNG ĐẠI HỌC\nKHOA HỌC TỰ NHIÊN", "Sơn La", "Đại học Tây Bắc", "Trường Đại học Khoa học Tự nhiên"),
    ("TRƯỜNG ĐẠI HỌC TÂY BẮC\nKHOA SƯ PHẠM", "Sơn La", "Trường Đại học Tây Bắc", "Khoa Sư phạm"),
    (
        "PHÒNG Y TẾ HUYỆN BUÔN\nĐÔN\nTRẠM Y TẾ XÃ EA NUÔL",
        "Ea Nuôl",
        "Phòng Y tế huyện Buôn Đôn",
        "Trạm Y tế xã Ea Nuôl",
    ),
    ("SỞ GD&ĐT TỈNH SƠN LA\nTRƯỜNG THPT MỘC LỴ", "Mộc Châu", "Sở Giáo dục và Đào tạo tỉnh Sơn La", "Trường Trung học phổ thông Mộc Lỵ"),
    (
        "TỔNG CÔNG TY\nGIẤY HƯNG LONG\nCÔNG TY TNHH MTV GIẤY BÌNH AN",
        "Phú Thọ",
        "Tổng công ty Giấy Hưng Long",
        "Công ty TNHH MTV Giấy Bình An",
    ),
    (
        "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nCHI NHÁNH TỈNH SƠN LA",
        "Sơn La",
        "Ngân hàng Chính sách xã hội",
        "Ngân hàng Chính sách xã hội chi nhánh tỉnh Sơn La",
    ),
    ("LIÊN MINH HỢP TÁC XÃ\nTỈNH SƠN LA", "Sơn La", None, "Liên minh Hợp tác xã tỉnh Sơn La"),
    ("UBND XÃ CHIỀNG KHOA\nHỢP TÁC XÃ CHÈ TÂN LẬP", "Chiềng Khoa", "Ủy ban nhân dân xã Chiềng Khoa", "Hợp tác xã Chè Tân Lập"),
]


@pytest.mark.parametrize(("lines", "place", "parent", "issuer"), BLOCKS, ids=[block[0].replace("\n", " / ") for block in BLOCKS])
def test_organ_blocks(lines: str, place: str, parent: str | None, issuer: str) -> None:
    text = (
        f"{lines}\nSố: 12/BC-ABC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"{place}, ngày 5 tháng 5 năm 2022\nBÁO CÁO\nCông tác thi đua\nI. KẾT QUẢ\nĐơn vị thực hiện đúng kế hoạch.\n"
    )
    document = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    header = extract_header(document, frame(document))
    assert (header.parent.value, header.issuer.value) == (parent, issuer)


@pytest.mark.parametrize(
    ("link", "issuer"),
    [
        ("(Ban hành kèm theo Quyết định số 5/QĐ-STP ngày 05/5/2022 của Giám đốc Sở Tư pháp)", "Sở Tư pháp tỉnh Sơn La"),
        ("(Kèm theo Quyết định số 5/QĐ-STP ngày 05/5/2022)", "Sở Tư pháp tỉnh Sơn La"),
        ("(Ban hành kèm theo Quyết định số 5/QĐ-STP ngày 05/5/2022 của Bộ Tư pháp)", "Bộ Tư pháp"),
    ],
)
def test_an_attached_paper_is_issued_by_the_body_that_decides(link: str, issuer: str) -> None:
    text = (
        "UBND TỈNH SƠN LA\nSỞ TƯ PHÁP\nSố: 5/QĐ-STP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Sơn La, ngày 5 tháng 5 năm 2022\nQUYẾT ĐỊNH\nBan hành Quy chế thi đua\nGIÁM ĐỐC SỞ TƯ PHÁP\nCăn cứ Luật Thi đua, khen thưởng;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế thi đua.\nNơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n"
        f"GIÁM ĐỐC\nLò Văn Bảo\n\nQUY CHẾ\nThi đua của ngành\n{link}\nĐiều 1. Phạm vi\nQuy chế này quy định việc thi đua.\n"
        "Điều 2. Đối tượng\nCông chức của ngành.\n"
    )
    first, second = parse_bytes(text.encode(), "paper.txt")
    assert (first.header.issuer.value, second.header.issuer.value) == ("Sở Tư pháp tỉnh Sơn La", issuer)
