"""The lines that name who issues. Printed lines in capitals in, bodies (whole names, in order) out."""

from __future__ import annotations

import re

from docparse.segment import anchors

_HEADS = (
    "uy ban", "ubnd", "ub mat tran", "hdnd", "so", "bo", "truong", "khoa", "phong", "ban", "chi cuc", "cuc", "vu", "tong cuc", "trung tam", "benh vien",
    "hoi dong", "hoi", "lien doan", "cong doan", "tong lien doan", "dang bo", "dang uy", "huyen uy", "tinh uy", "thanh uy", "quan uy", "thi uy", "chi bo",
    "van phong", "vien", "hoc vien", "toa an", "thanh tra", "cong an", "quan khu", "tong cong ty", "cong ty", "tap doan", "ngan hang",
    "bao hiem", "kho bac", "dai", "bao", "chinh phu", "quoc hoi", "thu tuong", "chu tich nuoc", "doan", "tinh doan", "thanh doan", "huyen doan", "cum thi dua",
    "khoi thi dua", "tieu ban", "to cong tac", "tram", "nha", "thu vien", "bao tang", "xi nghiep", "hat kiem lam", "chi nhanh", "quy", "kiem toan", "dai hoc",
    "bch", "btv", "ubmttq", "ub mttq", "mat tran", "bo tu lenh", "su doan", "trung doan", "lu doan", "doi", "tong bi thu", "nhom", "lien hiep", "lien minh",
    "hop tac xa", "thuong truc", "don vi", "dai hoi", "tctd", "cac", "doan dbqh", "xa", "phuong", "kiem sat", "vien kiem sat", "thi hanh an", "dien luc", "buu dien", "vien thong",
)  # fmt: skip
_HEAD = re.compile(r"^\W{0,2}(?:" + "|".join(sorted((re.escape(h).replace(r"\ ", r"\s*") for h in _HEADS), key=len, reverse=True)) + r")(?![a-z])")
_PLACE_LINE = re.compile(r"^\W*(?:tinh|thanh\s*pho|tp|quan|huyen|thi\s*xa|thi\s*tran|phuong|xa|dac\s*khu|khu\s*vuc)\b")
_OPEN_END = re.compile(r"(?:[-–—,&]|\b(?:va|thuoc|cua|tai|ve))\s*$")
_UNFINISHED = frozenset(
    "truongdaihoc truongcaodang hoidong banchidao banquanly vanphong hoi congdoan vien trungtam so bo tongcongty congty lienhiep truong phong "
    "cuc chicuc hocvien benhvien ban banchapcongdoan tongcuc khoa banchaphanh banthuongvu nganhang taodan tapdoan uybantrunguong lienhiephoi "
    "uybannhandan hoidongnhandan uybanthuongvu doanchutich tongliendoan liendoan vienkiemsat toaan hoidongthiduakhenthuong".split()
)
_FULL_UNFINISHED = frozenset("uybannhandan hoidongnhandan hoidongthiduakhenthuong banchaphanh banthuongvu".split())


def starts_organ(line: str) -> bool:
    """Whether a line in capitals begins the name of a body (`SỞ Y TẾ`, `ỦY BAN NHÂN DÂN`)."""
    folded = anchors.key(line)
    if anchors.STAMP.search(folded):
        return False
    if _HEAD.match(folded):
        return True
    squeezed = anchors.squeeze(line)
    return anchors.best(squeezed, ("uybannhandan", "hoidongnhandan", "thutuongchinhphu", "vanphongchinhphu"), 0.7) is not None


def unfinished(line: str) -> bool:
    """Whether a line cannot be a whole name and waits for the next (`TRƯỜNG ĐẠI HỌC`, `SỞ NÔNG NGHIỆP VÀ`)."""
    return bool(_OPEN_END.search(anchors.key(line))) or anchors.squeeze(line) in _UNFINISHED


def is_place_line(line: str) -> bool:
    """Whether a line goes on with the place of the body above it (`TỈNH BÌNH DƯƠNG`)."""
    return bool(_PLACE_LINE.match(anchors.key(line)))


def group_organs(lines: list[str]) -> list[list[int]]:
    """Indices of `lines` grouped to bodies: two printed lines may be one name.

    >>> group_organs(["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU", "SỞ Y TẾ"])
    [[0, 1], [2]]
    """
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        if not groups:
            groups.append([index])
            continue
        above = lines[groups[-1][-1]]
        whole = " ".join(lines[i] for i in groups[-1])
        if _goes_on(above, whole, line):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _goes_on(above: str, whole: str, line: str) -> bool:
    if _OPEN_END.search(anchors.key(above)):
        return True
    if re.match(r"^\W*[-–—&]\s*\w", line) or re.match(r"^\W*(?:va|thuoc)\b", anchors.key(line)):
        return True
    if not starts_organ(line):
        return True
    if is_place_line(line):
        return not is_place_line(above) or not starts_organ(above)
    squeezed = anchors.squeeze(whole)
    return squeezed in _UNFINISHED and squeezed not in _FULL_UNFINISHED
