"""Names of the harness's fields and labels for Vietnamese readers: a field name in, its Vietnamese name out."""

from __future__ import annotations

FIELD_NAMES = {
    "doc_type": "Loại văn bản", "parent": "Cơ quan chủ quản", "issuer": "Cơ quan ban hành", "number": "Số", "symbol": "Ký hiệu",
    "place": "Địa danh", "date": "Ngày ban hành", "subject": "Trích yếu", "addressees": "Kính gửi", "headings": "Đề mục",
    "heading levels": "Đề mục và cấp", "labels": "Nhãn đề mục", "references": "Viện dẫn", "references with date": "Viện dẫn và ngày",
    "references with type": "Viện dẫn và loại", "references with issuer": "Viện dẫn và cơ quan", "urgency": "Độ khẩn",
    "signatory chain": "Thứ tự ký thay, thừa lệnh", "attachments": "Phụ lục, văn bản kèm",
    "reference surfaces": "Viện dẫn, nguyên văn", "named_references": "Viện dẫn không số", "dates": "Ngày tháng",
    "dates with role": "Ngày tháng và vai trò", "date surfaces": "Ngày tháng, nguyên văn", "targets": "Chỉ tiêu",
    "targets with measure": "Chỉ tiêu và đối tượng đo", "qualitative_targets": "Chỉ tiêu định tính", "recipients": "Nơi nhận",
    "recipients with purpose": "Nơi nhận và mục đích", "signatory name": "Người ký", "signatory title": "Chức vụ người ký",
    "signatory authority": "Quyền hạn ký (TM., KT. …)", "co_signatories": "Người cùng ký",
}  # fmt: skip
"""Scored fields by the name that the table and the JSON use."""

CORRUPTION_NAMES = {
    "none": "in đúng", "list": "trong danh sách", "short name": "tên tắt", "spaces": "thừa khoảng trắng", "separators": "sai dấu ngăn",
    "marks or case": "sai dấu, hoa thường", "digits": "chữ thay số", "other": "khác",
}  # fmt: skip
"""Kinds of corruption of a printed citation."""

CAUSE_NAMES = {
    "unlabelled": ("trường chưa gán nhãn", "fields not labelled"),
    "handwritten": ("trường viết tay, tính riêng", "fields written by hand, counted apart"),
}
"""Why something was left out, in both languages."""

MODE_NAMES = {
    "strict": "chính xác", "soft": "bỏ qua dấu câu, hoa thường, khoảng trắng", "levenshtein": "Levenshtein ≥ 0,8",
    "ratcliff": "Ratcliff/Obershelp ≥ 0,95",
}  # fmt: skip
"""Ways to compare strings."""

LABEL_NAMES = {
    "can_cu": "Căn cứ", "muc_dich": "Mục đích", "yeu_cau": "Yêu cầu", "chu_de": "Chủ đề", "noi_dung": "Nội dung", "muc_tieu": "Mục tiêu",
    "chi_tieu": "Chỉ tiêu", "nhiem_vu": "Nhiệm vụ", "giai_phap": "Giải pháp", "thoi_gian": "Thời gian", "kinh_phi": "Kinh phí",
    "to_chuc_thuc_hien": "Tổ chức thực hiện", "trach_nhiem": "Trách nhiệm", "doi_tuong": "Đối tượng", "tieu_chi": "Tiêu chí",
    "khen_thuong": "Khen thưởng", "ket_qua": "Kết quả", "phu_luc": "Phụ lục", "noi_nhan": "Nơi nhận",
}  # fmt: skip
"""Labels of sections."""
