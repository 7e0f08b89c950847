"""Who answers for an item of a plan, as its brackets and columns write it: 牵头单位：…；配合单位：…；完成时限：…"""

import re
from dataclasses import dataclass, fields, replace

#: What each role is called. The longest name is tried first.
LABELS = {
    "leads": "牵头责任单位 牵头考核单位 牵头单位 牵头部门 牵头科室 牵头处室 主责单位 主责部门 主责科室 主办单位 主办科室 主办处室",
    "responsible": "责任单位 责任部门 责任科室 责任处室 承办单位 承办科室 承办部门 负责部门 负责单位 负责科室 责任主体 落实单位 落实科室 实施单位 责任单位及科室",
    "supports": "配合责任单位 配合单位 配合部门 配合科室 配合处室 参加单位 参与单位 参与科室 协办单位 协办科室 协助单位 协同单位 协作单位 成员单位 参与部门 参加部门 协办部门",
    "persons": "直接责任人 具体责任人 第一责任人 主要责任人 责任人 负责人 承办人 经办人 具体负责人 责任人员 责任同志 牵头人",
    "leaders": "责任领导 分管领导 牵头领导 包保领导 挂包领导 主管领导 分管室领导 分管负责人 责任市领导 牵头室领导 分管主任 带队领导",
    "supervisors": "督导人 督办人 监督人 督导责任人 督查人 督促人 监督责任人 督办责任人 督导领导 督导单位 督办单位 督办科室 督导科室 监督科室 监督单位",
    "due": "完成时限 完成时间 办结时限 整改时限 时间节点 时间要求 完成期限 落实时限 落实时间 完成日期 工作时限 时间安排 时限要求 进度安排 实施时间 时限 期限",
}
ROLE = {label: role for role, labels in LABELS.items() for label in labels.split()}
_LABEL = "|".join(sorted(ROLE, key=len, reverse=True))
LABELLED = re.compile(rf"(?:{_LABEL})(?:及(?:{_LABEL}))?\s*[:：]")
_ONE = re.compile(rf"(?P<label>{_LABEL})(?:及(?:{_LABEL}))?\s*[:：]")
_OPEN, _CLOSE = "（([【〔", "）)]】〕"
_INNER = re.compile(r"^(.+?)[（(](.+?)[）)]$")
_BRACKET = r"[（(\[【〔].*[）)\]】〕]"
_ENDING = re.compile(
    r"(?P<names>.+?)(?P<verb>牵头负责|牵头落实|牵头实施|牵头组织实施|牵头|(?:按照?|根据)(?:各自)?(?:职责|职能|任务)?(?:分工)?(?:分别|共同)?(?:负责|落实|配合|参与|实施|推进|组织实施)"
    r"|分工负责|共同负责|分别负责|具体负责|负责落实|负责实施|负责|配合落实|配合|参与|参加|协办|协助|具体实施|组织实施|落实|承办)$"
)
_SUPPORTING = re.compile(r"配合|参与|参加|协办|协助")
_BODY = "局|委|办|厅|部|科|院|所|中心|政府|公司|会|室|处|组|署|行|校|社|台|队|库|馆|关|区|市|县|镇|街道|单位|部门|集团|党委|支部|党组|学会|大学"
_JOINED = re.compile(
    rf"(?<=[{''.join(c for c in '局委办厅部科院所心府司会室处组署行校社台队库馆关区县位门团')}])(?:以及|会同|和|及|与)(?=.{{2,}})"
)
_TAIL = re.compile(r"(?:等(?:有关|相关)?(?:部门|单位|科室)?|等)$")
_VAGUE = re.compile(r"^(?:各|有关|相关|其他|全体|全室|所有|涉及|机关各)|(?:有关|相关)(?:部门|单位|科室|方面)")
_PERSON = re.compile(r"^[\u4e00-\u9fa5]{2,4}$|^[\u4e00-\u9fa5]{1,6}·[\u4e00-\u9fa5]{1,8}$")
LONGEST_NAME = 40


@dataclass(frozen=True)
class Duty:
    """Names as they are written, by role; `responsible` is a lead where no lead is named, else a support."""

    leads: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    due: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def __add__(self, other: "Duty") -> "Duty":
        """Both together (several lines that belong to one item)."""
        return Duty(
            *(
                tuple(dict.fromkeys(getattr(self, each.name) + getattr(other, each.name)))
                for each in fields(self)[:-1]
            ),
            "，".join(filter(None, dict.fromkeys((self.due, other.due)))),
        )

    def settled(self) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """(leads, supports, whether the first of several equals was taken as lead)."""
        if self.leads:
            leads, rest = self.leads, self.responsible + self.supports
            return leads, tuple(name for name in dict.fromkeys(rest) if name not in leads), False
        if not self.responsible:
            return (), self.supports, False
        first, *others = self.responsible
        rest = tuple(dict.fromkeys((*others, *self.supports)))
        return (first,), rest, bool(others)


def is_vague(name: str) -> bool:
    """Whether a name means whoever it concerns (各有关部门), not one body."""
    return bool(_VAGUE.search(name))


def split_names(text: str) -> tuple[str, ...]:
    """The names of a list; brackets inside a name stay with it (各市、县〔市、区〕政府 is two)."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
        elif depth <= 0 and character in "、，,；;／/\n\t \u3000":
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    names = []
    for part in parts:
        for name in _JOINED.split(part):
            name = _TAIL.sub("", name.strip(" \u3000。.:：、")).strip()
            if name:
                names.append(name)
    return tuple(dict.fromkeys(names))


def labelled(text: str) -> Duty | None:
    """Duties written behind labels; None when there is no label with a value."""
    marks = list(_ONE.finditer(text))
    if not marks:
        return None
    duty = Duty()
    before = text[: marks[0].start()].strip("（([【〔，,；;。 \u3000")
    if before and len(before) <= 30:
        duty = replace(duty, due=before)
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = text[mark.end() : following.start() if following else len(text)].strip(" \u3000，,；;。、\n")
        duty += valued(ROLE[mark["label"]], value)
    return duty or None


def valued(role: str, value: str) -> Duty:
    """The names of one role; a person in brackets behind a section answers for it: 经济调研科（谭志刚）."""
    if role == "due":
        return Duty(due=value)
    names, persons = [], []
    for name in split_names(value):
        inner = _INNER.match(name)
        if (
            inner
            and role in ("leads", "responsible")
            and all(_PERSON.match(n) for n in split_names(inner[2]))
        ):
            name = inner[1]
            persons += split_names(inner[2])
        names.append(name)
    return Duty(**{role: tuple(names)}) + Duty(persons=tuple(persons))


def told(text: str) -> Duty | None:
    """Duties of a sentence without labels: 省商务厅牵头，合肥海关配合 / 市科技局、市财政局按职责分工负责."""
    text = re.sub(r"[（(](?:以下)?[简统]称[^）)]*[）)]", "", text)
    clauses = [clause.strip() for clause in re.split(r"[，,；;]", text.strip(" \u3000。"))]
    duty, waiting, certain = Duty(), [], False
    for clause in clauses:
        clause = re.sub(r"[，,]?下同$", "", clause)
        ending = _ENDING.match(clause)
        if ending is None:
            waiting.append(clause)
            continue
        words = "、".join([*waiting, re.sub(r"(?:要|共同|分别|联合|具体)$", "", ending["names"])])
        waiting = []
        if re.search(r".由|[。：:]", words):
            return None
        names = split_names(re.sub(r"^由", "", words))
        if not names or any(len(name) > LONGEST_NAME for name in names):
            return None
        certain = certain or ending["verb"] not in ("落实", "参与", "参加", "配合", "协助")
        duty += _spoken(ending["verb"], words, names)
    if waiting and not (duty and all(len(rest) < 20 for rest in waiting)):
        return None
    return duty if duty and certain and all(map(_bodylike, duty.leads + duty.responsible)) else None


def _spoken(verb: str, words: str, names: tuple[str, ...]) -> Duty:
    if _SUPPORTING.search(verb):
        return Duty(supports=names)
    if "牵头" in verb:
        return Duty(leads=names)
    if "会同" in words:
        lead = split_names(words.split("会同")[0])
        return Duty(leads=lead, supports=tuple(name for name in names if name not in lead))
    return Duty(responsible=names)


def _bodylike(name: str) -> bool:
    """Whether this may be the name of a body or a person."""
    return bool(
        re.search(rf"(?:{_BODY})(?:{_BRACKET})?$", name) or is_vague(name) or _PERSON.match(name)
    ) or name.endswith(("地区", "领导小组", "牵头部门"))


def bracketed(text: str) -> list[tuple[int, int, Duty]]:
    """Every bracket of a text that tells duties: where it begins and ends, and what it says."""
    found, place = [], 0
    while place < len(text):
        if text[place] not in _OPEN:
            place += 1
            continue
        end = _closing(text, place)
        if end is None:
            place += 1
            continue
        inside = text[place + 1 : end]
        duty = labelled(inside) if _ONE.search(inside) else told(inside) if len(inside) < 400 else None
        if duty:
            found.append((place, end + 1, duty))
            place = end + 1
        else:
            place += 1
    return found


def _closing(text: str, start: int) -> int | None:
    depth = 0
    for place in range(start, min(len(text), start + 1200)):
        depth += (text[place] in _OPEN) - (text[place] in _CLOSE)
        if not depth:
            return place
    return None
