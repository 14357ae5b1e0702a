# ruff: noqa: E501
"""Citations of all families in sentences: text, its numbered citations (canonical, type, date, issuer), and those by name alone."""

from __future__ import annotations

import pytest

from docparse.extract.references.references import extract_references

Numbered = tuple[str, str | None, str | None, str | None]
FORMS: list[tuple[str, list[Numbered], list[str]]] = [
    (
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2023 của UBND tỉnh Yên Bái về phát triển rừng;",
        [("12/KH-UBND", "KH", "2023-01-15", "UBND tỉnh Yên Bái")],
        [],
    ),
    (
        "Căn cứ Thông tư liên tịch số 11/2015/TTLT-BYT-BNV ngày 27/5/2015 của Bộ Y tế và Bộ Nội vụ hướng dẫn;",
        [("11/2015/TTLT-BYT-BNV", "TTLT", "2015-05-27", "Bộ Y tế và Bộ Nội vụ")],
        [],
    ),
    (
        "Căn cứ Thông tư liên tịch số 163/2014/TTLT-BTC-BNV ngày 05 tháng 11 năm 2014 của Bộ trưởng Bộ Tài chính, Bộ trưởng Bộ Nội vụ quy định;",
        [("163/2014/TTLT-BTC-BNV", "TTLT", "2014-11-05", "Bộ trưởng Bộ Tài chính, Bộ trưởng Bộ Nội vụ")],
        [],
    ),
    (
        "Thực hiện Kế hoạch số 71/KH-CAT-PV05 ngày 04/3/2022 của Công an tỉnh, Công an huyện phát động đợt thi đua mùa khô",
        [("71/KH-CAT-PV05", "KH", "2022-03-04", "Công an tỉnh")],
        [],
    ),
    (
        "theo Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN ngày 15/6/2017",
        [("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "NQ", "2017-06-15", None)],
        [],
    ),
    (
        "Chương trình phối hợp số 05/CTPH-SYT-HLHPN ngày 02/3/2021 giữa Sở Y tế và Hội Liên hiệp Phụ nữ tỉnh",
        [("05/CTPH-SYT-HLHPN", "CTr", "2021-03-02", "Sở Y tế và Hội Liên hiệp Phụ nữ tỉnh")],
        [],
    ),
    (
        "Nghị quyết số 26-NQ/TW, ngày 05-8-2008 của Ban Chấp hành Trung ương Đảng (khóa X) về nông nghiệp, nông dân, nông thôn",
        [("26-NQ/TW", "NQ", "2008-08-05", "Ban Chấp hành Trung ương Đảng (khóa X)")],
        [],
    ),
    (
        "Chỉ thị số 23-CT/TU ngày 15/9/2019 của Ban Thường vụ Tỉnh ủy Quảng Ngãi",
        [("23-CT/TU", "CT", "2019-09-15", "Ban Thường vụ Tỉnh ủy Quảng Ngãi")],
        [],
    ),
    (
        "Công văn số 233-CV/BTGTU, ngày 10/10/2020 của Ban Tuyên giáo Tỉnh ủy",
        [("233-CV/BTGTU", "CV", "2020-10-10", "Ban Tuyên giáo Tỉnh ủy")],
        [],
    ),
    ("Công văn số 2233/SNV-TĐKT ngày 05/11/2020 của Sở Nội vụ về việc tổng kết", [("2233/SNV-TĐKT", "CV", "2020-11-05", "Sở Nội vụ")], []),
    (
        "Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 45/TTr-PNV ngày 12/3/2022",
        [("45/TTr-PNV", "TTr", "2022-03-12", "Trưởng phòng Nội vụ")],
        [],
    ),
    (
        "Xét đề nghị của Giám đốc Sở Nội vụ (Ban Thi đua - Khen thưởng) tại Tờ trình số 120/TTr-SNV ngày 20 tháng 5 năm 2021,",
        [("120/TTr-SNV", "TTr", "2021-05-20", "Giám đốc Sở Nội vụ (Ban Thi đua - Khen thưởng)")],
        [],
    ),
    (
        "Quyết định số 1013/QĐ-TLĐ và Quyết định số 1014/QĐ-TLĐ ngày 19/8/2011 của Tổng Liên đoàn Lao động Việt Nam",
        [
            ("1013/QĐ-TLĐ", "QĐ", "2011-08-19", "Tổng Liên đoàn Lao động Việt Nam"),
            ("1014/QĐ-TLĐ", "QĐ", "2011-08-19", "Tổng Liên đoàn Lao động Việt Nam"),
        ],
        [],
    ),
    (
        "các Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII",
        [
            ("18-NQ/TW", "NQ", "2017-10-25", "Ban Chấp hành Trung ương khóa XII"),
            ("19-NQ/TW", "NQ", "2017-10-25", "Ban Chấp hành Trung ương khóa XII"),
        ],
        [],
    ),
    (
        "Nghị định số 42/2010/NĐ-CP ngày 15/4/2010, số 39/2012/NĐ-CP ngày 27/4/2012 và số 65/2014/NĐ-CP ngày 01/7/2014 của Chính phủ",
        [
            ("42/2010/NĐ-CP", "NĐ", "2010-04-15", "Chính phủ"),
            ("39/2012/NĐ-CP", "NĐ", "2012-04-27", "Chính phủ"),
            ("65/2014/NĐ-CP", "NĐ", "2014-07-01", "Chính phủ"),
        ],
        [],
    ),
    (
        "Luật Thi đua, khen thưởng ngày 26/11/2003 và các Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng năm 2005, 2013;",
        [],
        ["Luật Thi đua, khen thưởng ngày 26/11/2003", "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng năm 2005, 2013"],
    ),
    (
        "Triển khai Nghị quyết Trung ương 4 khóa XII gắn với Chỉ thị 05 của Bộ Chính trị",
        [("05-CT/TW", "CT", None, "Bộ Chính trị")],
        ["Nghị quyết Trung ương 4 khóa XII"],
    ),
    (
        "(Ban hành kèm theo Quyết định số 77/QĐ-SYT ngày 12 tháng 4 năm 2019 của Giám đốc Sở Y tế)",
        [("77/QĐ-SYT", "QĐ", "2019-04-12", "Giám đốc Sở Y tế")],
        [],
    ),
    ("Kèm theo Kế hoạch số:      /KH-UBND ngày      tháng 3 năm 2022 của UBND huyện", [], []),
    (
        "Tiếp nhận Công văn số 88/UBND-KGVX\nngày 03/02/2021 của Văn phòng UBND tỉnh",
        [("88/UBND-KGVX", "CV", "2021-02-03", "Văn phòng UBND tỉnh")],
        [],
    ),
    (
        "UBND tỉnh đã ban hành Kế hoạch số 123/KH-UBND ngày 05/02/2020, Chỉ thị số 07/CT-UBND ngày 20/3/2020 để chỉ đạo.",
        [("123/KH-UBND", "KH", "2020-02-05", "UBND tỉnh"), ("07/CT-UBND", "CT", "2020-03-20", "UBND tỉnh")],
        [],
    ),
    (
        "Hội đồng Bộ trưởng (nay là Chính phủ) ban hành Nghị định số 301-HĐBT ngày 05/9/1991 về thể lệ cấp phép.",
        [("301-HĐBT", "NĐ", "1991-09-05", "Hội đồng Bộ trưởng")],
        [],
    ),
    (
        "Trên cơ sở Quyết định số 1526/QĐ-TTg ngày 09/12/2022 của Thủ tướng Chính phủ phê duyệt Đề án “Tuyên truyền, nhân rộng gương điển hình”",
        [("1526/QĐ-TTg", "QĐ", "2022-12-09", "Thủ tướng Chính phủ")],
        [],
    ),
    (
        "Điều lệ Công đoàn Việt Nam khóa XII; Hướng dẫn số 03/HD-TLĐ ngày 20/02/2020 của Tổng Liên đoàn",
        [("03/HD-TLĐ", "HD", "2020-02-20", "Tổng Liên đoàn")],
        ["Điều lệ Công đoàn Việt Nam khóa XII"],
    ),
    (
        "Hướng dẫn số 15-HD/BTGTW ngày 02/12/2021 của Ban Tuyên giáo Trung ương",
        [("15-HD/BTGTW", "HD", "2021-12-02", "Ban Tuyên giáo Trung ương")],
        [],
    ),
    (
        "Quyết định số 1234/QĐ-CTN ngày 05/9/2019 của Chủ tịch nước về việc tặng thưởng Huân chương",
        [("1234/QĐ-CTN", "QĐ", "2019-09-05", "Chủ tịch nước")],
        [],
    ),
    ("Quyết định số 2088/BYT-QĐ ngày 06/11/1996 của Bộ trưởng Bộ Y tế", [("2088/BYT-QĐ", "QĐ", "1996-11-06", "Bộ trưởng Bộ Y tế")], []),
    (
        "Nghị quyết số 06/2022/UBTVQH15 ngày 14/4/2022 của Ủy ban Thường vụ Quốc hội",
        [("06/2022/UBTVQH15", "NQ", "2022-04-14", "Ủy ban Thường vụ Quốc hội")],
        [],
    ),
    ("Công điện số 632/CĐ-TTg ngày 10/7/2023 của Thủ tướng Chính phủ", [("632/CĐ-TTg", "CĐ", "2023-07-10", "Thủ tướng Chính phủ")], []),
    ("Thông báo số 45-TB/HU ngày 03/4/2018 Kết luận của Ban Thường vụ Huyện ủy", [("45-TB/HU", "TB", "2018-04-03", None)], []),
    (
        "Thông báo kết luận số 210/TB-VP ngày 04/5/2022 của Văn phòng Ủy ban nhân dân thành phố",
        [("210/TB-VP", "TB", "2022-05-04", "Văn phòng Ủy ban nhân dân thành phố")],
        [],
    ),
    (
        "thực hiện Kết luận số 83-KL/TW ngày 30/8/2010 của Ban Bí thư Trung ương Đảng",
        [("83-KL/TW", "KL", "2010-08-30", "Ban Bí thư Trung ương Đảng")],
        [],
    ),
    (
        "Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương về những điều đảng viên không được làm",
        [("37-QĐ/TW", "QyĐ", "2021-10-25", "Ban Chấp hành Trung ương")],
        [],
    ),
    (
        "theo Công văn số 99/PGDĐT ngày 02/4/2019 của Phòng Giáo dục và Đào tạo huyện Ia Grai",
        [("99/PGDĐT", "CV", "2019-04-02", "Phòng Giáo dục và Đào tạo huyện Ia Grai")],
        [],
    ),
    (
        "Nghị quyết số 12/2021/NQ-HĐND ngày 15/7/2021 của HĐND tỉnh khóa XVIII, kỳ họp thứ 2 quy định mức chi",
        [("12/2021/NQ-HĐND", "NQ", "2021-07-15", "HĐND tỉnh khóa XVIII")],
        [],
    ),
    ("Quyết định số 55/2019/QĐ-UBND của UBND tỉnh ngày 10/10/2019", [("55/2019/QĐ-UBND", "QĐ", "2019-10-10", "UBND tỉnh")], []),
    (
        "Báo cáo số 300/BC-UBND ngày 12/12/2021 của Ủy ban nhân dân xã Tân Thành về kết quả thực hiện",
        [("300/BC-UBND", "BC", "2021-12-12", "Ủy ban nhân dân xã Tân Thành")],
        [],
    ),
    ("Ngày 05/3/2020, Sở Nội vụ có Công văn số 321/SNV-TĐKT hướng dẫn", [("321/SNV-TĐKT", "CV", "2020-03-05", "Sở Nội vụ")], []),
    (
        "TT\tSố, ký hiệu\tNgày\tTrích yếu\n1\t15/KH-SGDĐT\t12/01/2022\tKế hoạch thi đua\n2\t20/CT-UBND\t20/02/2022\tChỉ thị năm học",
        [("15/KH-SGDĐT", "KH", None, None), ("20/CT-UBND", "CT", None, None)],
        [],
    ),
    (
        "“1. Quyết định số 12/QĐ-TTg ngày 03/01/2020 của Thủ tướng Chính phủ hết hiệu lực.”",
        [("12/QĐ-TTg", "QĐ", "2020-01-03", "Thủ tướng Chính phủ")],
        [],
    ),
    (
        "Bộ luật Lao động năm 2019, Luật Công đoàn năm 2012 và Luật An toàn, vệ sinh lao động năm 2015",
        [],
        ["Bộ luật Lao động năm 2019", "Luật Công đoàn năm 2012", "Luật An toàn, vệ sinh lao động năm 2015"],
    ),
    (
        "Chỉ thị 41-CT/TW của Bộ Chính trị, Nghị quyết 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
        [("41-CT/TW", "CT", None, "Bộ Chính trị"), ("57-NQ/TW", "NQ", "2024-12-22", "Bộ Chính trị")],
        [],
    ),
    (
        "Căn cứ Quy chế làm việc của Ủy ban nhân dân huyện nhiệm kỳ 2021 - 2026;",
        [],
        ["Quy chế làm việc của Ủy ban nhân dân huyện nhiệm kỳ 2021 - 2026"],
    ),
    (
        "Thực hiện Kế hoạch số 15/KH-UBND (sau đây gọi tắt là Kế hoạch số 15), Sở đề nghị các đơn vị bám sát Kế hoạch số 15.",
        [("15/KH-UBND", "KH", None, None), ("15/KH-UBND", "KH", None, None), ("15/KH-UBND", "KH", None, None)],
        [],
    ),
    (
        "Phong trào “Cả nước chung tay vì người nghèo” theo Quyết định số 1489/QĐ-TTg và Chương trình 135, Chương trình 30a",
        [("1489/QĐ-TTg", "QĐ", None, None)],
        ["Chương trình 135", "Chương trình 30a"],
    ),
    (
        "Chỉ thị số 18/CT-TTg ngày 19/5/2016 của Thủ tướng Chính phủ, Chỉ thị số 35-CT/TW ngày 03/6/1998, 39-CT/TW ngày 21/5/2004 của Bộ Chính trị",
        [
            ("18/CT-TTg", "CT", "2016-05-19", "Thủ tướng Chính phủ"),
            ("35-CT/TW", "CT", "1998-06-03", "Bộ Chính trị"),
            ("39-CT/TW", "CT", "2004-05-21", "Bộ Chính trị"),
        ],
        [],
    ),
    (
        "Căn cứ Quyết định 16/2008/QĐ-BGDĐT ngày 16-4-2008 của Bộ trưởng Bộ GD&ĐT quy định về đạo đức nhà giáo",
        [("16/2008/QĐ-BGDĐT", "QĐ", "2008-04-16", "Bộ trưởng Bộ GD&ĐT")],
        [],
    ),
    (
        "Căn cứ Điều lệ trường tiểu học ban hành kèm theo Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020 của Bộ trưởng Bộ Giáo dục và Đào tạo;",
        [("28/2020/TT-BGDĐT", "TT", "2020-09-04", "Bộ trưởng Bộ Giáo dục và Đào tạo")],
        [],
    ),
    (
        "Theo Nghị quyết số 45/NQ-CĐCS của Ban Chấp hành Công đoàn cơ sở ngày 10/02/2022",
        [("45/NQ-CĐCS", "NQ", "2022-02-10", "Ban Chấp hành Công đoàn cơ sở")],
        [],
    ),
    (
        "theo Quyết định số 505/QĐ-UBND và 506/QĐ-UBND ngày 11/5/2023 của Chủ tịch UBND tỉnh Gia Lai",
        [
            ("505/QĐ-UBND", "QĐ", "2023-05-11", "Chủ tịch UBND tỉnh Gia Lai"),
            ("506/QĐ-UBND", "QĐ", "2023-05-11", "Chủ tịch UBND tỉnh Gia Lai"),
        ],
        [],
    ),
    (
        "Thực hiện Công văn số 1450/SGDĐT-VP ngày 20/9/2021 của Sở Giáo dục và Đào tạo tỉnh Bình Định về hướng dẫn",
        [("1450/SGDĐT-VP", "CV", "2021-09-20", "Sở Giáo dục và Đào tạo tỉnh Bình Định")],
        [],
    ),
    (
        "Căn cứ Quyết định số 99/QĐ-UBND ngày 03/3/2020 của UBND thành phố Quy Nhơn về giao chỉ tiêu",
        [("99/QĐ-UBND", "QĐ", "2020-03-03", "UBND thành phố Quy Nhơn")],
        [],
    ),
    (
        "Hướng dẫn số 21/HD-HLHPN ngày 15/01/2022 của Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh về công tác thi đua",
        [("21/HD-HLHPN", "HD", "2022-01-15", "Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh")],
        [],
    ),
    (
        "Kế hoạch số 30-KH/TĐTN-TNNTCNĐT ngày 01/3/2023 của Ban Thường vụ Tỉnh đoàn",
        [("30-KH/TĐTN-TNNTCNĐT", "KH", "2023-03-01", "Ban Thường vụ Tỉnh đoàn")],
        [],
    ),
    (
        "Quyết định số 250/QĐ-BVĐKKV ngày 07/7/2022 của Giám đốc Bệnh viện Đa khoa khu vực Hồng Ngự",
        [("250/QĐ-BVĐKKV", "QĐ", "2022-07-07", "Giám đốc Bệnh viện Đa khoa khu vực Hồng Ngự")],
        [],
    ),
    (
        "theo Giấy mời số 66/GM-VP ngày 02/12/2021 của Văn phòng HĐND và UBND huyện",
        [("66/GM-VP", "GM", "2021-12-02", "Văn phòng HĐND và UBND huyện")],
        [],
    ),
    (
        "Căn cứ Thông tư số 08/2017/TT-BNV ngày 27/10/2017 của Bộ Nội vụ quy định chi tiết thi hành một số điều của Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ;",
        [("08/2017/TT-BNV", "TT", "2017-10-27", "Bộ Nội vụ"), ("91/2017/NĐ-CP", "NĐ", "2017-07-31", "Chính phủ")],
        [],
    ),
    (
        "Căn cứ Công văn số 355/LĐLĐ ngày 11/8/2016 của Liên đoàn Lao động huyện Cư Kuin",
        [("355/LĐLĐ", "CV", "2016-08-11", "Liên đoàn Lao động huyện Cư Kuin")],
        [],
    ),
    (
        "Theo Biên bản số 02/BB-HĐTĐ ngày 22/11/2022 của Hội đồng Thi đua - Khen thưởng cơ quan",
        [("02/BB-HĐTĐ", "BB", "2022-11-22", "Hội đồng Thi đua - Khen thưởng cơ quan")],
        [],
    ),
    (
        "Quyết định số 33/2021/QĐ-UBND, ngày 20/10/2021 của Ủy ban nhân dân tỉnh ban hành Quy chế thi đua, khen thưởng",
        [("33/2021/QĐ-UBND", "QĐ", "2021-10-20", "Ủy ban nhân dân tỉnh")],
        [],
    ),
    (
        "Nghị quyết số 01-NQ/ĐU của Đảng ủy xã về nhiệm vụ năm 2022; Nghị quyết số 55/NQ-HĐND ngày 21/12/2021 của HĐND xã",
        [("01-NQ/ĐU", "NQ", None, "Đảng ủy xã"), ("55/NQ-HĐND", "NQ", "2021-12-21", "HĐND xã")],
        [],
    ),
    (
        "đã được UBND huyện phê duyệt tại Quyết định số 1122/QĐ-UBND ngày 04/6/2021",
        [("1122/QĐ-UBND", "QĐ", "2021-06-04", "UBND huyện")],
        [],
    ),
    ("Hội đồng đã thẩm định (Báo cáo số 07/BC-HĐSK ngày 10/11/2023)", [("07/BC-HĐSK", "BC", "2023-11-10", None)], []),
    (
        "Căn cứ Quyết định số 512/QĐ-KTNN ngày 13/5/2021 của Tổng Kiểm toán nhà nước",
        [("512/QĐ-KTNN", "QĐ", "2021-05-13", "Tổng Kiểm toán nhà nước")],
        [],
    ),
    (
        "Chỉ thị số 02/CT-NHNN ngày 31/3/2020 của Thống đốc Ngân hàng Nhà nước Việt Nam",
        [("02/CT-NHNN", "CT", "2020-03-31", "Thống đốc Ngân hàng Nhà nước Việt Nam")],
        [],
    ),
    (
        "Công văn 1022/VKSTC-V16 ngày 12/4/2018 của Viện kiểm sát nhân dân tối cao",
        [("1022/VKSTC-V16", "CV", "2018-04-12", "Viện kiểm sát nhân dân tối cao")],
        [],
    ),
    (
        "Nghị định 73/2024/NĐ-CP ngày 30/6/2024 của Chính phủ quy định mức lương cơ sở và chế độ tiền thưởng đối với cán bộ, công chức",
        [("73/2024/NĐ-CP", "NĐ", "2024-06-30", "Chính phủ")],
        [],
    ),
    (
        "Kế hoạch liên tịch số 16/KHLT/SGDĐT-TĐTN ngày 09/9/2019 của Sở Giáo dục và Đào tạo và Tỉnh đoàn",
        [("16/KHLT-SGDĐT-TĐTN", "KH", "2019-09-09", "Sở Giáo dục và Đào tạo và Tỉnh đoàn")],
        [],
    ),
    (
        "Thực hiện Nghị quyết Đại hội đại biểu Công đoàn tỉnh lần thứ XII, nhiệm kỳ 2023 - 2028 và Nghị quyết Hội nghị cán bộ, công chức năm 2023",
        [],
        ["Nghị quyết Đại hội đại biểu Công đoàn tỉnh lần thứ XII, nhiệm kỳ 2023 - 2028", "Nghị quyết Hội nghị cán bộ, công chức năm 2023"],
    ),
    (
        "Căn cứ Luật Trẻ em ngày 05/4/2016; Luật Phòng, chống bạo lực gia đình;",
        [],
        ["Luật Trẻ em ngày 05/4/2016", "Luật Phòng, chống bạo lực gia đình"],
    ),
    (
        "Công văn số 45/UBND-VX ngày 03/02/2020 và Công văn số 46/UBND-VX ngày 04/02/2020 của UBND huyện Tây Giang",
        [("45/UBND-VX", "CV", "2020-02-03", "UBND huyện Tây Giang"), ("46/UBND-VX", "CV", "2020-02-04", "UBND huyện Tây Giang")],
        [],
    ),
    (
        "theo QĐ số 45/QĐ-UBND ngày 12/3/2019, CV số 120/SNV-TĐKT ngày 15/3/2019 của Sở Nội vụ",
        [("45/QĐ-UBND", "QĐ", "2019-03-12", None), ("120/SNV-TĐKT", "CV", "2019-03-15", "Sở Nội vụ")],
        [],
    ),
    (
        "Thực hiện các văn bản của Sở Y tế: Công văn số 12/SYT-NVY ngày 02/01/2022, Kế hoạch số 05/KH-SYT ngày 10/01/2022",
        [("12/SYT-NVY", "CV", "2022-01-02", "Sở Y tế"), ("05/KH-SYT", "KH", "2022-01-10", "Sở Y tế")],
        [],
    ),
    (
        "Quyết định số 17-QĐ/TWHCCB ngày 08/3/2019 của Trung ương Hội Cựu chiến binh Việt Nam",
        [("17-QĐ/TWHCCB", "QĐ", "2019-03-08", "Trung ương Hội Cựu chiến binh Việt Nam")],
        [],
    ),
    (
        "Thông tư số 27/2020/TT-BGDĐT, Thông tư số 22/2021/TT-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo về đánh giá học sinh",
        [
            ("27/2020/TT-BGDĐT", "TT", None, "Bộ trưởng Bộ Giáo dục và Đào tạo"),
            ("22/2021/TT-BGDĐT", "TT", None, "Bộ trưởng Bộ Giáo dục và Đào tạo"),
        ],
        [],
    ),
    (
        "Thông tư số 41/2009/TT-BNV ngày 8/3/2009 của Bộ nội vụ về sổ nâng lương",
        [("41/2009/TT-BNV", "TT", "2009-03-08", "Bộ nội vụ")],
        [],
    ),
    (
        "Quyết định số 77/QĐ-BCĐQG ngày 9/9/2011 của Trưởng ban Ban Chỉ đạo quốc gia vận động hiến máu tình nguyện về hội thi",
        [("77/QĐ-BCĐQG", "QĐ", "2011-09-09", "Trưởng ban Ban Chỉ đạo quốc gia vận động hiến máu tình nguyện")],
        [],
    ),
    ("Tập tin kèm: 645-TB-ABCD.pdf", [], []),
]
WRAPPED = [
    ("theo Quyết định số 68/2001/QĐ-UBND ngày 12-9-2001 của UBND tỉnh\nKhánh Hòa về triển khai", "UBND tỉnh Khánh Hòa"),
    ("theo Quyết định số 613/QĐ-UBND ngày 09-3-2001 của Chủ tịch\nUBND tỉnh, căn cứ tình hình", "Chủ tịch UBND tỉnh"),
    ("theo Quyết định số 12/QĐ-BYT ngày 02/3/2020 của Bộ trưởng Bộ\nY tế về việc", "Bộ trưởng Bộ Y tế"),
    ("theo Quyết định số 12/QĐ-SYT ngày 02/3/2020 của Sở Y tế tỉnh\nNgười đứng đầu các đơn vị", "Sở Y tế tỉnh"),
    ("theo Quyết định số 45/QĐ-UBND ngày 3/3/2021 của UBND huyện\nCăn cứ tình hình", "UBND huyện"),
]


@pytest.mark.parametrize(("text", "numbered", "named"), FORMS, ids=[str(number) for number in range(len(FORMS))])
def test_reads_citations(text: str, numbered: list[Numbered], named: list[str]) -> None:
    found = extract_references(text, document_date="2025-06-01")
    assert [(item.canonical, item.type, item.date, item.issuer) for item in found if item.kind == "numbered"] == numbered
    assert [item.surface for item in found if item.kind == "named"] == named


@pytest.mark.parametrize(("text", "issuer"), WRAPPED)
def test_names_run_over_lines(text: str, issuer: str) -> None:
    assert extract_references(text)[0].issuer == issuer
