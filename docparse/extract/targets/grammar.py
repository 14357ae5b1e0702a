"""The patterns of the clauses that set aims (`docparse.extract.targets.clauses`): the vocabulary of `words.toml` in, compiled out."""

from __future__ import annotations

import re

from docparse.extract.targets.words import WORDS, any_of
from docparse.text.regex import regex

STOP = regex(any_of("stop"))
VERB = regex(rf"(?<!\w)(?:{any_of('verb')})(?!\w)")
LEAD = regex(
    rf"^(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/-](?=\s)|\(?\d+[.)]|\(?[a-zđ][)/]|[a-zđ],(?=\s)|\s)*+(?:(?:{any_of('lead')}|{any_of('limit')})\s+)*",
    re.I,
)
TRAIL = regex(rf"(?:,|:|;|\s|-|\b(?:{any_of('trail')})\b)+$", re.I)
JOIN = regex(r"(?:,? ?và|,|;|,? ?trong đó(?: có)?|,? ?với|,? ?đồng thời|hoặc|:|-|,? ?có| có| đạt|phấn đấu| )*+")
ASIDE = regex(r"\((?:ông|bà|đồng chí|đ/c|gồm|kể cả|không kể|không tính|trong đó|năm|theo|kèm|tăng|giảm|riêng|có)(?!\w)")
"""A remark in brackets that is no part of what is measured."""
REST = regex(
    r"[ ,]*(?:trên (?:cả|tất cả)(?!\w)|theo chuẩn (?:nghèo|mới)"
    r"|(?:và|ngay|vào|trong|nhằm|đến|tới|so với|đối với|mỗi|h[ằà]ng (?:năm|tháng|quý|tuần|ngày)|trở|năm)(?!\w)|[/().;,]"
    r"|(?:kế hoạch|chỉ tiêu)(?: năm| giao| được giao| đề ra)?\s*$|$)"
)
CHANGE = regex(
    r"(?<!\w)((?:cắt giảm|kéo giảm|tiết giảm|giảm|tăng|nâng|rút ngắn|tiết kiệm)(?: thêm| tối thiểu| ít nhất| bình quân)?) (?:được )?$"
)
CHILD = regex(r"(?<!\w)(?:trong đó|riêng|bao gồm|cụ thể)(?!\w)")
"""What stands between a target and one that is a part of it."""
SAID_OF_PARENT = regex(any_of("said_of_parent"), re.I)
PREDICATE = regex(
    r" ?(?:(?:được|đạt|có|tham gia|thực hiện|hoàn thành|đăng ký|trả lời|sử dụng|chấp hành|xếp loại|nộp|biết|tốt nghiệp|là|không)(?!\w)"
    r"|(?:khá|giỏi|tốt)(?!\w))"
)
BREAK = regex(r"[;.:](?=\s)|, ?|\(|(?<!\w)(?:trong đó|riêng|bao gồm|cụ thể|và)(?!\w)")
LOOSE_END = regex(r"(?:[ ,;]+(?:cho|của|với|tại|và|(?<![Nn]hà )ở|(?<!trả )(?<!trở )về|giảm|tăng|có|phải|xong))+$")
ANOTHER = regex(rf" ?(?:{any_of('verb')}|báo cáo|kiểm tra|riêng|phấn đấu|vận động|hằng|hàng|mỗi|giảm|tăng|số|t[ỷỉ] lệ)(?!\w)")
ALSO = regex(r", ?(?!không|mỗi|kết nạp|vận động)[^\W\d]+(?: [^\W\d]+){1,3} *(?:[;.](?=\s|$)|$)")
"""Behind what is said of things, a short predicate more, with which the clause ends."""
DATED = regex(
    r"(?:,? (?:(?:đến|tới|vào) (?:hết|cuối) (?:năm|nhiệm kỳ|kỳ|năm học|tháng|quý)|cuối (?:năm|nhiệm kỳ))"
    r"| (?:đến|tới|tính đến)(?: hết| ngày| cuối)* [\d/.-]{4,10}"
    r"|(?<! với)(?<! hơn)(?<! bằng)(?<! sang)(?: trong| vào| đến| đến cuối| đến hết)? năm \d{4}"
    r"|(?<!bình quân)(?<!trung bình) (?:h[ằà]ng|mỗi) năm|,? (?:trong )?(?:quý [iv]+|tháng \d{1,2})(?:[/-]| năm )\d{4}"
    r"|,? (?:(?:đến|trong)(?: hết)? )?quý [iv]+"
    r"| (?:trong )?(?:giai đoạn|5 năm|thời kỳ|nhiệm kỳ)(?: từ)? \d{4} ?- ?\d{4})$",
    re.I,
)
BY_RULE = regex(r" ?\((?:theo|căn cứ) [^()]{3,120}\)$")
"""The document or standard in brackets by which a level is measured: `Tỷ lệ thôn kiểu mẫu | (theo Quyết định số …): 20%`."""
NEW_SUBJECT = regex(
    r"(?:ch[iỉ] tiêu|mục tiêu)[^:;.]{0,60}: |ph[ấầ]n đ[ấầ]u (?:đạt )?|;(?=\s|[^\W\d])|\.(?=\s)"
    rf"|, ?(?=(?:{any_of('new_subject')})(?!\w))"
    r"|: ?(?=t[ỷỉ] lệ)| và (?=t[ỷỉ] lệ|số)"
    rf"|(?<!\w)(?:để(?: đạt)?|đưa|nâng(?: cao)?|duy trì(?: ổn định)?|(?:giữ )?ổn định|thực hiện) (?=(?:{any_of('level')})(?: [^\W\d]| *$))"
    r"|(?<!\w)(?:ch[iỉ] tiêu|mục tiêu)(?: cơ bản| chủ yếu| chính| cụ thể| quan trọng| sau)*(?: như| là)? "
    rf"(?=(?:{any_of('level_of')}) [^\W\d])"
    r"|(?<!\w)(?:giai đoạn|nhiệm kỳ|đến năm|cơ cấu|cụ thể)(?: [^;:.]{0,40})?: | cụ thể, "
    r"|(?<!\w)(?:mục tiêu|ch[iỉ] tiêu)(?: cụ thể| chủ yếu)?,? (?:đến|tới|trong|năm)(?!\w)[^,;:.]{0,30}, "
    r"|(?<!\w)(?:mục tiêu|sẽ|nhằm|quyết tâm|yêu cầu)(?: là| phấn đấu| tiếp tục)* (?=(?:kéo |cắt )?giảm [^\W\d])"
    rf"| với (?=(?:{any_of('level')})(?!\w))"
    r"| (?:với|có) (?=tổng (?:vốn|số|kinh phí|diện tích|mức|giá trị|trị giá|chiều dài|công suất|dung tích)|(?:chiều dài|dung tích) )"
)
AT = regex(r"(?:ở|tại) [^\W\d]")
SAID_AT = regex(r"(.+?) (?:ở|tại) [^\W\d].*")
"""What is measured, and where."""
STRIVING = regex(r" ph[ấầ]n đ[ấầ]u(?= (?:đến |tăng|giảm|vượt|đạt))")
"""Between a measure and its number or change, a word of aiming."""
UPWARD_END = regex(r" trở lên$")
UPWARD_BEHIND = regex(r" [^,;.:\d]{2,30} trở lên(?= *(?:[,;.)]|$))")
"""What a share is taken of, and behind it that it is the least: `bằng | 2% dân số trở lên`."""
LEAST = regex(r"ít nhất|tối thiểu|không dưới|≥|>|không thấp")
SCALE = regex(rf"(?<!\w)(?:{any_of('scale')})$", re.I)
RATED = regex(
    r"(?<!\w)(?:nhiệm vụ|loại [^\W\d]+|khá|tốt|giỏi|trung bình|trung cấp|sơ cấp|cao đẳng|đại học|thạc s[ĩỹ]|tiên tiến[”\"]?)$", re.I
)
"""A rating or a degree, with which `trở lên` goes also behind `từ N%`: `từ 80% chi hội hoàn thành tốt nhiệm vụ | trở lên`."""
FROM_GRADE = regex(r"(?<!\w)từ (?:\d|[^\W\d]+(?: [^\W\d]+){0,3}$)|(?<![\w.,])\d[\d.]*(?: [^\W\d]+){1,3}$")
"""What `trở lên` goes with other than the number: `từ loại khá trở lên`, `có 30 xã viên trở lên`."""
COMPARED = regex(r"không quá|tối đa|không vượt|dưới|ít hơn")
OF_ALL = regex(r" ?\(\d+ ?/ ?\d+\) (?=[^\W\d])")
"""`100% (25/25) chi bộ`: the numbers of which it is the share."""
COUNT_HEAD = regex(r"(?:^|[;.] )(?:[-+*•–]|\(?[a-zđ\d]+[.)]| )*(?:số|tổng số|số lượng)(?!\w)[^;.]*: *$")
SAID_OF = regex(r"(?:đạt|là|còn|lên|khoảng|mức|xuống) *$")
TIME = regex(r"(?:giờ|phút|ngày|tháng|năm|tuần|giây)(?: làm việc| lịch)?(?= ?/|$)")
OF_WHOLE = regex(
    r" ?(?:(?:trên |so với )?tổng |quân số|diện tích|sản lượng|doanh thu|doanh số|dự toán|kế hoạch|số (?!lượng)[^\W\d]"
    r"|dân số)"
)
"""What a share is taken of: the measure is then what stands before (`Tỷ lệ nợ đạt dưới 3% tổng dư nợ`)."""
RATE_OF = regex(r"(?<!\w)t[ỷỉ] lệ (?!(?:đạt|là|từ|trên|dưới|còn) )[^\W\d]+ (?:[^;:.,()%]{2,90}|[^;:.()%]{2,90} (?:xuống|còn|đạt) )$")
"""Before a share, the rate that it is: what follows is the whole (`hạ tỷ lệ nợ xấu xuống còn | 2% dư nợ`)."""
WHOLE = regex(r" (?!(?:trở|trong|vào|so|và|đến|năm|mỗi|ở|tại|theo|trên|để|như|thì|cho|với)(?!\w))[^\W\d]+(?: [^\W\d]+){0,7}")
STRIVEN = regex(r"(?:^|[;:.,] )ph[ấầ]n đ[ấầ]u (?:phải |để )?(?:đạt |có )?$")
"""Nothing but a word of aiming before a share: what it measures follows it."""
MEASURED_BEFORE = regex(
    r"(?:(?<!\w)(?:đạt|bằng|chiếm) *$|(?:^|[;.] )(?:[-+*•–]|\(?[a-zđ\d]+[.)]| )*(?:t[ỷỉ] lệ|tổng|số|mức|tốc độ)[^;.]*$"
    r"|[,;] ?(?:(?:nâng|đưa|giảm|hạ) )?(?:t[ỷỉ] lệ|số|mức|tốc độ)(?!\w)[^;.,]*$)"
)
_DEED = rf"(?:{any_of('make')}|{any_of('do')}|tư vấn|hướng dẫn|giới thiệu|phối hợp|dạy nghề)(?!\w)"
NEXT_VERB = regex(
    rf"[,;] ?(?:và )?(?:[^\W\d]+ ){{1,5}}(?<!và )(?<!hoặc )$|[,;] ?$| và (?:{any_of('make')})(?: (?:thêm|mới|được|xong|cho))* $"
)
NEXT_DEEDS = regex(rf"[,;] ?(?:và )?(?:{_DEED}(?: [^\W\d]+){{0,3}}(?:, | và ))+(?:[^\W\d]+ ){{1,5}}$")
"""Before a quantity, several deeds that bring it forth: `900 lao động | , tư vấn, giới thiệu việc làm cho 2.000 em`."""
NEXT_TASK = regex(rf", ?(?:{any_of('next_task')})(?!\w)[^,;]*$")
"""After a share, a task of its own with the next quantity: `100% hồ sơ | , lập biên bản với 30 hộ`."""
BASE = regex(r" ?(?:\([^)]*\) ?|(?:vào |trong )?năm \d{4} )?(?:tăng |giảm )?(?:lên|xuống|còn)(?!\w)")
SPACE = regex(r"\s+")
SUBJECT_HEAD = regex(rf"(?:{any_of('counted_head')}) [^\W\d]")
"""How a noun phrase opens that names what is counted: `Số hội viên mới | 45 hội viên`."""
CLAUSE_BREAK = regex(r"[;.](?=\s)|: |\(|(?<!\w)trong đó(?: có)?(?!\w)")
ITEM_BREAK = regex(r"[;.,](?=\s)|: |\(|(?<!\w)(?:trong đó|riêng|và|có|thêm|được|cho|tại|ở|từ)(?!\w)")
LEVEL_HEAD = regex(rf"(?:{any_of('level_of')}) [^\W\d]")
"""How a noun phrase opens that names what has a level: `chất lượng giống đạt | 90%`."""
BODY = regex(rf"(?:{any_of('doer')})(?!\w)")
"""Who has to reach a number is not what is counted: `mỗi xã | 02 mô hình`."""
ACTION = regex(rf"(?<!\w)(?:{any_of('make')}|{any_of('verb')}|{any_of('action')})(?!\w)")
BRINGS = regex(rf"(?<!\w)(?:{any_of('make')}|{any_of('do')})(?!\w)(?: (?:cho|thêm|mới|được|xong|lại|dứt điểm|đủ|sẵn|khoảng|từ)){{0,2}} $")
"""Right before a number: what brings it forth or is done with it (`cấp mới | 1.800 thẻ`)."""
BRING = regex(rf"(?:{any_of('make')}|{any_of('do')}|giới thiệu)(?: (?:thêm|mới|được))? ")
BRINGING = regex(rf"(?:^|, ){BRING.pattern}")
"""What brings counted things forth, before their name: `kết nạp | đảng viên mới: 04 đảng viên`."""
ACTION_EDGE = regex(
    rf"{ACTION.pattern} ?$|^(?:{ACTION.pattern}|(?:{any_of('do')})(?!\w))(?: (?:mới|thêm|được|cho|[^\W\d]+))?$|(?<!\w)mỗi(?!\w)"
)
OF_PARENT = regex(r"[^;.]*(?<!\w)(?:trong đó|bao gồm|cụ thể)(?: có)? ?")
APART = regex(r"(?:^|[,;(] ?)(?:đối với|riêng|với) |(?<!\w)riêng ")
"""Before a subject that is set apart: `…, đối với hội viên nữ | 90%`."""
MILESTONE = regex(
    r"[^;]*[;,] ?(?:và |riêng |định hướng |tầm nhìn )?"
    r"(?:(?:(?:đến|trong) (?:cuối |hết )?)?năm(?: \d{4})?|(?:đến|tới|trước) (?:hết )?(?:ngày )?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    r"|(?:đến |trong )?(?:hết )?(?:quý [iv]+|\d{1,2} tháng)(?: đầu năm)?|cả năm)[,:]? ?(?:phấn đấu |đạt |là |tăng lên |lên )*"
    r"|,?(?: (?:vào|đến|trong|cho)(?: cuối| hết)? năm \d{4}| \(?năm \d{4}\)?"
    r"| trong (?:giai đoạn|nhiệm kỳ|thời kỳ) \d{4} ?- ?\d{4}),? (?:và |; ?)?(?:đạt |là |lên )*"
)
"""Between two levels of one measure, all that stands is the year of the second."""
REACHED = regex(r"(?<!\w)(?:xuống|còn)(?: còn| dưới| mức)* *$")
"""A level that a change is to come to, whose verb says nothing."""
SAME_SUBJECT = regex(
    r" ?\((?:(?:để |nâng |đưa )?(?:còn |lên |xuống ))?(?:để )?(?:đạt |chiếm |bằng |với )?(?:t[ỷỉ] lệ )?(?:đạt |là |trên )?"
    r"|(?:[^;.,:]*,|;(?= (?:tăng|giảm) ))? ?(?:và )?"
    r"(?:(?:phấn đấu|(?:đạt|chiếm)(?: t[ỷỉ] lệ)?|bằng|tương đương|ước đạt|(?:xuống |chỉ )?còn|(?:tăng )?gấp(?: hơn| khoảng)?) )*"
    r"(?:(?P<verb>(?:tăng trưởng|tăng|giảm|vượt)(?: thêm| bình quân)?) )?(?:hơn )?(?:với )?(?<=. )"
)
"""Between two quantities of one measure, all that stands is a verb: `đạt 312 tỷ đồng, bằng | 108% dự toán`."""
RAISE = regex(
    r"^(?:nâng|tăng|mở rộng|đưa) (?=t[ỷỉ] (?:lệ|trọng|suất)|mức|số|tổng|độ|diện tích|sản lượng|năng suất|quy mô|đàn|giá trị"
    r"|doanh thu|công suất|thu nhập|hệ số|chỉ số|dư nợ|vốn)",
    re.I,
)
HELD = regex(
    r"^(?:kiềm chế|khống chế|kiểm soát|hạn chế|giữ|kéo|hạ|đưa|kìm)(?: vững| ổn định| giảm)? (?=t[ỷỉ] (?:lệ|suất)|mức|số |tốc độ|tổng)", re.I
)
"""What keeps a level where it is to be is no part of it."""
LOWER = regex(r"^(?:giảm|kéo giảm|hạ|rút ngắn|rút) (?=[^\W\d])", re.I)
LOWERING = regex(r"(?<!\w)giảm $|^(?:kéo )?giảm (?!bình quân|thêm)")
"""What comes below a share is a level: `giảm | dưới 2%`."""
LAST_VERB = regex(r"(?:đạt|là|còn|chiếm|tăng|giảm|vượt|từ|trên|dưới|khoảng|bình quân|đến|năm)(?!\w)")
SECOND_VERB = regex(rf", (?:{any_of('verb')}|ghi|báo cáo|để|do|mỗi)(?!\w)")
"""After counted things, what else is done or said of them: `120 cán bộ kiểm tra | , có phiên dịch`."""
REACHER = regex(
    r"^(?:toàn|mỗi|các|cả|công ty|đơn vị|hợp tác xã|xí nghiệp|nhà máy|chi nhánh)(?: [^\W\d]+){0,6}? đạt "
    r"(?=(?:tổng|doanh thu|sản lượng|lợi nhuận|giá trị|kim ngạch|thu nhập|năng suất)(?!\w))",
    re.I,
)
"""Who reaches a level is no part of it: `toàn Công ty đạt | doanh thu`."""
DOING = regex(
    r"^(?:(?:mỗi|các|công đoàn|hội|đoàn|đơn vị|toàn)(?: [^\W\d]+){0,6}? )?"
    r"(?:vận động|quyên góp|huy động|ủng hộ)(?:(?: [^\W\d]+,?){1,8}?)??(?:,? (?:đóng góp|quyên góp|ủng hộ|xây dựng))* (?=quỹ)"
    r"|^(?:vận động(?: đóng góp)?|quyên góp|rút(?: ngắn)?|xây dựng|trồng|duy trì) (?=[^\W\d])",
    re.I,
)
MAKING = regex(
    r"^(?:(?:đưa|xây dựng|củng cố|kiện toàn|phát triển|sắp xếp|bảo đảm|đảm bảo|duy trì|ưu tiên(?: cho)?)(?:,| và)? )+"
    r"(?!cơ bản|kinh tế(?! số))(?=[^\W\d])",
    re.I,
)
"""What brings a share about: `xây dựng, củng cố | tổ tự quản hoạt động tốt đạt 80%`."""
EXTENT = regex(r"(?:km|ha|m[2²3³]?|mét)(?!\w)")
WORKS = regex(rf"^(?:{any_of('works')}) (?=[^\W\d])", re.I)
"""What is done to a length or an area of ground: the verb is no part of what is measured."""
FROM = regex(r",? ?(?:(?:tăng|giảm|nâng|rút) )?từ \d[\d.,]*(?: ?%| [^\W\d]+){0,2}(?: (?:lên|xuống|còn))?$")
"""Before a number, from which one it is to come: `số xã đạt chuẩn tăng từ 12 lên | 15 xã`."""
PART_OF = regex(rf" ?(?:{any_of('part_of')})(?!\w)")
"""What alone a share of something is taken of: `giải ngân | trên 95% kế hoạch vốn`."""
PEOPLE_DO = regex(r" ?(?:dân số|tổng số)(?: [^\W\d]+){0,6}? (?:tham gia|sử dụng|có|biết|được (?!giao|phân|duyệt))")
"""Of these something is said: they are what is measured, and no whole of something else."""
ONLY_VERB = regex(
    r"(?:^|[;:.,] |(?<!\w)(?:phấn đấu|và|để|phải) )(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/]|\(?[a-zđ][.)]| )*+"
    rf"(?:(?:{any_of('limit')}) )?"
    r"(?:(?:phấn đấu|hoàn thành|thực hiện|bảo đảm|đảm bảo|đạt|kiểm tra|giám sát|khử trùng|đáp ứng|chi|trích|vượt|thu) ?)+$"
)
ONLY_DEED = regex(
    r"(?:^|[;:.,] |(?<!\w)(?:phấn đấu|và|để|phải) )(?:[-+*•–]|\(?\d+(?:\.\d+)*[.)/]|\(?[a-zđ][.)]| )*+(?:phấn đấu )?"
    r"(?:phát triển|mở rộng|bồi dưỡng|đào tạo|tập huấn|vận động|kết nạp|thành lập|xây dựng|duy trì) đạt (?:từ )?$"
)
"""Nothing but what is done, up to a share: `phát triển đạt | 60% số chi hội`."""
EACH_TIME = regex(r"(?: (?:trong )?(?:mỗi|một)| ?/) ?(?:ngày|tuần|tháng|quý|năm học|năm|đợt|kỳ|học kỳ|vụ|phiên)[ .,;]*$")
SAID = regex(rf"(?<!\w)(?:{any_of('said')})(?!\w)")
"""What says something of things, other than the noun phrase that names them."""
JOINT = regex(r",(?: và)? | và ")
ACTIVITY = regex(
    r" ?(?:lớp|cuộc|đợt|buổi|mô hình|chuyên đề|hội thi|hội nghị|đề tài|công trình|phần việc|dự án|đề án|nhiệm vụ|nội dung|kế hoạch)(?!\w)"
)
"""Things that are named by what is done in them."""
ACTION_END = regex(
    rf"(?<!\w)(?:{any_of('make')}|{any_of('do')}|{any_of('next_task')}|kinh doanh|quản lý|sử dụng|phát động|triển khai|ban hành)$"
)
TASK_AHEAD = regex(
    r"(?:, (?:và )?| và )(?:kịp thời |chủ động |tiếp tục )?(?!tổ chức|in |lập |chọn |thu |cấp |thăm )"
    rf"(?:{any_of('make')}|{any_of('do')}|{any_of('next_task')})(?!\w)"
    r" [^\W\d]+(?! thuộc)[^,;]*$"
)
"""After a comma, what else is to be done: a verb with its object to the end."""
OTHER_COUNT = regex(
    r", (?:[^\W\d]+ ){1,4}(?<!thôn )(?<!tổ )(?<!ấp )(?<!lớp )(?<!khối )(?<!đội )(?<!cấp )(?<!loại )(?<!bản )"
    r"(?<!từ )(?<!số )(?<!quý )(?<!năm )(?<!tháng )(?=\d[\d.]* [^\W\d])"
)
"""What else is counted, though it may be no aim: `02 vở kịch | , lưu diễn 20 đêm`."""
EACH_TIME_AT = regex(r" (?:mỗi|một) (?:ngày|tuần|tháng|quý|năm) (?:ở|tại|trên|cho).*$")
EACH_OF = regex(r" (?:ở|tại|cho|trên|trong|với|của|từ) (?:mỗi|từng) [^,;.]{2,60}$")
"""Whom each unit stands for: `01 mô hình | ở mỗi tổ dân phố`."""
SOUND = regex(r"(?<!\w)(?:trong sạch|vững mạnh|gương mẫu|xuất sắc|tiên tiến|hoàn thành tốt)(?: [^\W\d]+){0,3} *$")
"""What a share says of its things without a verb: `100% chi hội trong sạch, vững mạnh`."""
BY_YEAR = regex(
    r"(?:,? (?:vào|trong|đến|trước)(?: cuối| hết)? năm (?:\d{4}|nay)|,? (?:trong )?(?:giai đoạn|nhiệm kỳ|thời kỳ)(?: từ)? \d{4} ?- ?\d{4}"
    r")+$"
)
"""The time by which or in which, behind what is measured."""
SCALE_OF = regex(r"^(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ) (?=[^\W\d]{2})")
"""The word of a scale belongs to the number: `1,2 triệu | hội viên mới`."""
COUNTED_PER = regex(r" ?/.*$")
UNIT = regex(rf"(?:{any_of('unit')}|điểm|lần|lượt)(?!\w)")
ACTS = regex(rf"(?:{any_of('make')}|{any_of('do')})(?!\w)")
OWN_CLAUSE = regex(rf", (?=(?:{any_of('people')})(?!\w)(?: [^\W\d]+)* (?:{any_of('verb')}|đi)(?!\w))")
"""The comma before people of whom something is said, after what others do: `Chi hội đến từng nhà vận động, | trẻ em ra lớp đạt 95%`."""
PEOPLE_END = regex(rf"(?<!\w)(?:{any_of('people')})(?: [^\W\d]+)?$")
BARE_UNITS = frozenset(WORDS["bare_unit"])
"""Units that say nothing by themselves: `trâu | 3.500 con`."""
EACH = regex(
    rf"^mỗi (?:{any_of('people')}|{any_of('doer')}|giáo viên|giảng viên|tổ|bác sĩ|thẩm phán)(?: (?:thuộc|của) [^,;]*)? (?=[^\W\d])", re.I
)
"""Whom each number stands for: `mỗi giáo viên | thao giảng`."""
HOLDING = regex(r"^(?:tổ chức|thực hiện|tiến hành|mở) (?=[^\W\d]+ [^\W\d])", re.I)
"""The verb of what is held: `tổ chức | họp hội đồng người bệnh`."""
HELD_AT = regex(r" (?:ở|tại) [^\W\d]")
"""Behind a share whose measure stands before, where: `thu gom rác đạt 92% | ở thành thị`."""
CHANGES = regex(r"(?<!\w)(tăng trưởng|tiết kiệm|giảm|tăng|vượt)(?: thêm| bình quân| trung bình)? *$")
CHANGED_AT = regex(r"(?:kéo giảm|cắt giảm|giảm|tăng|rút ngắn|tiết kiệm)(?!\w)", re.I)
_ALL_SIDES = (
    r" (?:(?:trên|ở|về) (?:(?:tất )?cả )?|(?:tất )?cả )(?:ba|\d) (?:tiêu chí|mặt)"
    r"(?: \([^()]*\)|,?(?: về| là| gồm)? số vụ, số người (?:chết|tử vong)(?:, | và )(?:số (?:người )?)?bị thương)?"
)
ALL_SIDES = regex(_ALL_SIDES)
"""In which respects something changes, behind by how much: `Giảm va chạm | 5% trên cả ba mặt`."""
BASE_OF = regex(rf"(?:{_ALL_SIDES})?,? ?so với (?:(?! theo | nhằm| để | trong đó| và không )[^;.,()…])+|{_ALL_SIDES}")
"""What a change is measured against: it belongs to the measure."""
OVER = regex(r"(?: so với)? (?:dự toán|kế hoạch|chỉ tiêu|mức|định mức)(?!\w)[^;.,(]*")
SPOKEN = regex(
    r"(?<!bình quân)(?<!trung bình)(?: (?:h[ằà]ng|mỗi) (?:năm|tháng|quý))?(?: (?:phải|sẽ|cần|đều))*"
    r" (?=(?:tăng|giảm)(?: trưởng| thêm| bình quân| trung bình)*(?: so với .*)?$)"
)
"""What stands between a thing and its change and says nothing of either: how often, and that it has to."""
BY_THEN = regex(
    rf",? (?:(?:tính )?(?:đến|tới|vào)(?: cuối| hết)?|trong) năm \d{{4}},?(?= (?:so với|{any_of('verb')})(?!\w))(?! có hiệu lực)", re.I
)
"""The time by which, between things and what is said of them: `hộ | đến năm 2030 | được dùng nước sạch`."""
YEARLY = regex(r"(?<!bình quân)(?<!trung bình) (?:h[ằà]ng|mỗi) năm(?= (?:đạt|được|có|phải) “?[^\W\d])", re.I)
STRIVES = regex(r" (?:sẽ|phấn đấu|phấn đấu sẽ)(?= (?:đạt|được|có|hoàn thành|thực hiện|tham gia)(?!\w))")
"""Between things and what is said of them, that they are to come to it."""
OF_TOTAL = regex(r"^ ?(?:cho |tổng số )(?=[^\W\d])")
"""What stands between a share and its things: `giúp vốn cho 70% | hộ`, `75% tổng số | phụ nữ là hội viên`."""
