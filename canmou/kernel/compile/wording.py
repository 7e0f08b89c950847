"""What is wrong with a template, in Chinese: the words that an author reads instead of Jinja2's own."""

import re

#: What each block is for, as authors know it.
BLOCKS = {
    "section": "章节",
    "heading": "章节标题",
    "paragraph": "段落",
    "sentence": "句子",
    "clause": "可省的分句",
    "series": "并列",
    "item": "并列的一项",
    "points": "分点",
    "point": "一点",
    "roll": "名单",
    "if": "条件",
    "for": "循环",
}
#: Jinja2's message → ours; groups are filled in.
_RULES = [
    (
        r"Encountered unknown tag '(?P<tag>end\w+|otherwise|else|elif)'.*innermost block that needs to be closed is '(?P<open>\w+)'",
        "{{% {tag} %}} 放错了位置：里面的{open_name}还没有结束，请先写 {{% end{open} %}}",
    ),
    (r"Encountered unknown tag '(?P<tag>end\w+)'", "多了一个 {{% {tag} %}}，前面没有与它配对的开头"),
    (
        r"Encountered unknown tag '(?P<tag>\w+)'",
        "不认识“{tag}”这个块，可用的块见“段落和句子”",
    ),
    (
        r"Unexpected end of template.*innermost block that needs to be closed is '(?P<open>\w+)'",
        "{open_name}没有结束，缺 {{% end{open} %}}",
    ),
    (r"unexpected char '(?P<char>.)' at", "看不懂“{char}”：花括号里的引号、逗号、括号要用英文的"),
    (
        r"unexpected char ['\"](?P<char>.+?)['\"] at",
        "看不懂{char}：花括号里的引号、逗号、括号要用英文的",
    ),
    (
        r"expected token '(?P<want>[^']+)', got '(?P<got>[^']+)'",
        "“{got}”这里写法不对，请核对括号、引号和逗号",
    ),
    (r"unexpected '(?P<got>[^']+)'", "“{got}”这里写法不对，请核对括号、引号和逗号"),
    (r"No filter named '(?P<name>\w+)'", "没有“|{name}”这种写法"),
    (r"No test named '(?P<name>\w+)'", "没有“is {name}”这种条件"),
    (r"unexpected end of template|Unexpected end of template", "花括号没有成对，请核对"),
    (r"Missing end of comment tag", "注释没有结束，缺 #}}"),
    (r"'(?P<name>\w+)' is undefined", "没有“{name}”这个名称；前面要先用 set 或 for 定义"),
    (r"'(?P<kind>\w+)' object is not callable", "这里不能加括号"),
    (r"'(?P<kind>\w+)' object is not iterable", "这里不是清单，不能循环"),
    (r"got an unexpected keyword argument '(?P<name>\w+)'", "没有“{name}”这个选项"),
    (r"missing \d+ required positional argument", "括号里少写了内容"),
    (r"takes .*positional arguments? but", "括号里多写了内容"),
]
_COMPILED = [(re.compile(pattern, re.DOTALL), told) for pattern, told in _RULES]


def in_chinese(message: str) -> str:
    """A message of Jinja2 or Python, told in Chinese; one that is Chinese already, as it is."""
    for pattern, told in _COMPILED:
        found = pattern.search(message)
        if found:
            groups = found.groupdict()
            opened = groups.get("open")
            return told.format(**groups, open_name=f"“{BLOCKS.get(opened, opened)}”" if opened else "")
    if re.search("[\u4e00-\u9fff]", message):
        return message
    return "这里写法不对，请核对花括号、括号、引号和逗号"
