"""Offices 单位: what can be the name of an office, a school or a company, and what its people are."""

import re
from importlib.resources import files


def _words(name: str) -> tuple[str, ...]:
    text = files("backend.chinese").joinpath(f"data/{name}").read_text("utf-8")
    return tuple(word for line in text.splitlines() if line[:1] != "#" for word in line.split())


ORGANISATION_ENDINGS = _words("office-endings.txt")
"""How the name of an office, a school or a company ends 单位后缀."""
SHORT_OFFICES = frozenset(
    {"团委", "党委", "工会", "妇联", "县委", "市委", "区委", "校办", "院办", "党办", "学工", "文联"}
)
"""Offices called by two characters, in front of a name."""
LONG_ENDINGS = tuple(one for one in ORGANISATION_ENDINGS if len(one) > 1)
JOB = re.compile(
    r"(?:的)?(?:党(?:委|组|工委|支部|总支)?)?(?:副|常务副|原|执行|特聘|兼职|一级|二级|三级|四级|高级|中级|初级|主任|首席|见习)*"
    r"(?:书记|部长|局长|厅长|处长|科长|主任|院长|所长|馆长|校长|会长|秘书长|主席|站长|馆员|研究员|研究员助理|助理|教授|讲师|教师|老师|博士生?|硕士生?|研究生|"
    r"博士后|博士研究生|硕士研究生|学生|编辑|记者|工程师|农艺师|经济师|干部|调研员|主任科员|成员|委员|员|医师|护师|律师|法官|检察官|民警|技师|药师|营养师|师|长)+$"
)
"""What somebody is, behind where they are: 馆员, 副教授, 党委书记."""


def ends_as_office(text: str) -> bool:
    """Whether the text ends as an office does and is no sentence; for where an office is expected."""
    plain = ORGANISATION.match(text) is not None and NO_NAME.search(text) is None
    plain = plain and COUNTED.search(text) is None
    return plain and text.endswith(ORGANISATION_ENDINGS)


def without_job(text: str) -> str:
    """The office without what its holder is: 巫溪市委党校教授 -> 巫溪市委党校."""
    return JOB.sub("", text.strip()).strip()


ORGANISATION = re.compile(r"^[\u4e00-\u9fff（）()·“”《》]{3,26}$")
NO_NAME = re.compile(
    r"[从到在把被是的了让着这那有不都也很还要我你他她谁怎如何]|就(?!业|医|诊|学)|一[个座条把张份次片]|坚守|守护|奉献|走进|走访|参观|探访|采访|来到|前往|深入|见证|调查|体验|寻访|视察|莅临|举行|举办|召开|打造|会客厅"
)
"""Words of a sentence; an office's name has none of them."""
SEATED = re.compile(
    r"[省市县区州旗盟镇乡国校縣區鎮鄉國]|中共|中央|本报|公司|集团|大学|學|协会|委员会"
)
"""What an office whose name ends in one character (局 部 站 馆) has in front of it."""
COUNTED = re.compile(
    r"[一二两三四五六七八九十百千万\d](?:[处台个所家座支队门院站部]$|[所个家座](?=[\u4e00-\u9fff]{3}))"
)
"""So many of something, and no office: 查改隐患二十二处, 十一所乡村学校."""
COMPANY = re.compile(r"(?:股份)?有限(?:责任)?公司")


def is_organisation(text: str) -> bool:
    """Whether the text is an office's or a company's name, by its ending 单位."""
    bare = COMPANY.sub("公司", text.strip())
    if not ORGANISATION.match(bare) or NO_NAME.search(bare) or COUNTED.search(bare):
        return False
    if bare.endswith(LONG_ENDINGS):
        return True
    return bare.endswith(ORGANISATION_ENDINGS) and SEATED.search(bare[:-1]) is not None


HOME = re.compile(
    r"^[\u4e00-\u9fff]{2,12}(?:[县市区旗镇乡村街]|居民|村民|读者|业主|市民|职工|网友|家长)$"
)
"""A place, as it stands in front of a reader's or a villager's name: 云溪县禾丰镇 林岳."""
