"""Labels of headings by their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from docparse.segment.labels import label_title, leading_label
from docparse.segment.title_repair import repair_title


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", ["muc_dich", "yeu_cau"]),
        ("Mục đích - yêu cầu:", ["muc_dich", "yeu_cau"]),
        ("MỤC ĐÍCH YÊU CẦU", ["muc_dich", "yeu_cau"]),
        ("Nguyên tắc, yêu cầu", ["yeu_cau"]),
        ("NỘI DUNG VÀ HÌNH THỨC THI ĐUA", ["noi_dung"]),
        ("Một số nhiệm vụ trọng tâm", ["nhiem_vu"]),
        ("05 nhiệm vụ trọng tâm", ["nhiem_vu"]),
        ("PHƯƠNG HƯỚNG, NHIỆM VỤ", ["nhiem_vu"]),
        ("Các chỉ tiêu thi đua năm 2019", ["chi_tieu"]),
        ("Quy chế chi tiêu nội bộ", []),
        ("Chi tiêu công", []),
        ("CHỈ TIÊU CÔNG ĐOÀN", ["chi_tieu"]),
        ("Chỉ tiêu tài chính", ["chi_tieu"]),
        ("Phân bổ chỉ tiêu cho các cụm", ["chi_tieu"]),
        ("Nâng cao vai trò, trách nhiệm của người đứng đầu", []),
        ("Mức tiền thưởng", []),
        ("Định mức tiêu hao vật tư", []),
        ("THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN", ["thoi_gian", "doi_tuong"]),
        ("Thành phần hồ sơ", []),
        ("Phạm vi điều chỉnh", []),
        ("Nguồn kinh phí thực hiện", ["kinh_phi"]),
        ("Kinh phí và khen thưởng", ["kinh_phi", "khen_thuong"]),
        ("Tiêu chuẩn khen thưởng", ["tieu_chi", "khen_thuong"]),
        ("Công tác thi đua, khen thưởng", []),
        ("Hội đồng Thi đua - Khen thưởng ngành", []),
        ("Phòng Thi đua - Khen thưởng", []),
        ("TỔ CHỨC THỰC HIỆN", ["to_chuc_thuc_hien"]),
        ("Tổ chức triển khai mô hình trồng rau sạch", []),
        ("Giải pháp tổ chức thực hiện", ["giai_phap"]),
        ("Hiệu lực và trách nhiệm thi hành", ["trach_nhiem"]),
        ("Trách nhiệm tổ chức thực hiện", ["trach_nhiem", "to_chuc_thuc_hien"]),
        ("Kết quả thực hiện nhiệm vụ", ["ket_qua"]),
        ("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ QUÝ I", []),
        ("Đánh giá tình hình thực hiện chỉ tiêu, kết quả", ["ket_qua"]),
        ("Căn cứ pháp lý", ["can_cu"]),
        ("Phát động thi đua", ["to_chuc_thuc_hien"]),
        ("Danh nghĩa tổ chức", []),
        ("Nơi nhận:", ["noi_nhan"]),
        ("Nơi nhận bài dự thi", []),
        ("Tiêu chuẩn - đo lường - chất lượng", []),
        ("Nội dung (theo phụ lục kèm theo)", ["noi_dung"]),
        ("Phong trào “Mục tiêu xanh”", []),
        # as OCR reads them
        ("YÊU CÂU", ["yeu_cau"]),
        ("Chi tiêu", ["chi_tieu"]),
        ("Chi tiết", []),
        ("NỘI DƯNG", ["noi_dung"]),
        ("KHEN THƯỞNG", ["khen_thuong"]),
        ("TỎ CHỨC THỤC HIỆN", ["to_chuc_thuc_hien"]),
        ("THỜI GLAN", ["thoi_gian"]),
        ("GIẢI PHÁF", ["giai_phap"]),
        ("TRÁCI NHIỆM", ["trach_nhiem"]),
    ],
)
def test_labels(title: str, labels: list[str]) -> None:
    assert list(label_title(title)) == labels


@pytest.mark.parametrize(
    ("title", "label"),
    [("Thời gian dự kiến", "thoi_gian"), ("Địa điểm", None), ("Đợt thi đua thứ nhất", None), ("Kinh phí", "kinh_phi")],
)
def test_leading_label(title: str, label: str | None) -> None:
    assert leading_label(title) == label


def test_known_variants_of_the_field_carry_their_label(shared: Path) -> None:
    table = shared / "domain" / "headings.tsv"
    if not table.exists():
        pytest.skip("no table of headings")
    wanted = {"muc_dich", "yeu_cau", "noi_dung", "muc_tieu", "chi_tieu", "nhiem_vu", "giai_phap", "kinh_phi", "to_chuc_thuc_hien"}
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    rows = [row for row in rows if row[0] in wanted]
    missed = [row[1] for row in rows if row[0] not in label_title(row[1].split(". ", 1)[-1])]
    assert len(missed) <= 0.06 * len(rows), missed


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("II. TÔ CHỨC THỤC HIỆN", "II. TỔ CHỨC THỰC HIỆN"),
        ("II. CÁC ĐỢT TRONG NĂM", "II. CÁC ĐỢT TRONG NĂM"),
        ("CHỈ TIÊU PHÁN ĐẤU", "CHỈ TIÊU PHẤN ĐẤU"),
        ("Nhiệm vụ trọng tam", "Nhiệm vụ trọng tâm"),
        ("HÌNH THỨC KHEN THƯỞNC", "HÌNH THỨC KHEN THƯỞNG"),
        ("Trường Tiểu học Bình Minh", "Trường Tiểu học Bình Minh"),
        ("1. Mục đích", "1. Mục đích"),
        ("II. MỘT SỐ KẾT QUẢ", "II. MỘT SỐ KẾT QUẢ"),
        ("IV. LỊCH TRỰC VÀ 'THANG ĐIỂM", "IV. LỊCH TRỰC VÀ THANG ĐIỂM"),
        ("IV. PHONG TRÀO 'SÁCH MỚI'", "IV. PHONG TRÀO 'SÁCH MỚI'"),
        ("II. LỊCH TRỰC -", "II. LỊCH TRỰC"),
    ],
)
def test_repairs_titles_of_scans(read: str, meant: str) -> None:
    assert repair_title(read) == meant
