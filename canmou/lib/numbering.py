"""Record numbers (ZZ-PST-2022-00012) and numbers of official documents (淄政研发〔2022〕12号)."""

import re
from typing import NamedTuple

LARGEST_SEQUENCE = 99_999
_RECORD = re.compile(
    r"(?P<office>[A-Z][A-Z0-9]{0,7})-(?P<ledger>[A-Z][A-Z0-9]{0,7})-(?P<year>(?:19|20)[0-9]{2})-(?P<seq>[0-9]{5})"
)
# 发文字号 (R-DOC-1; 党政机关公文处理工作条例 §9): issuing code, year in six-sided brackets, number without leading zero.
_DOCUMENT = re.compile(
    r"(?P<code>[\u4e00-\u9fa5]{1,12})〔(?P<year>(?:19|20)[0-9]{2})〕(?P<seq>[1-9][0-9]{0,4})号"
)


class NumberParts(NamedTuple):
    """A record number: code of the office, code of the ledger, year of the business date, place in the series."""

    office: str
    ledger: str
    year: int
    seq: int


class DocumentNumberParts(NamedTuple):
    """The number of an official document: 机关代字, year, 发文顺序号."""

    code: str
    year: int
    seq: int


def format_number(office: str, ledger: str, year: int, seq: int) -> str:
    """The record number; ValueError if a code is not capitals and digits, or the series is full (99,999)."""
    text = f"{office}-{ledger}-{year}-{seq:05d}"
    parse_number(text)
    return text


def parse_number(text: str) -> NumberParts:
    """The parts of a record number. ValueError if it is not one."""
    match = _RECORD.fullmatch(text)
    if not match or not int(match["seq"]):
        raise ValueError(f"“{text}”不是记录编号，应为“ZZ-PST-2022-00012”这样的写法")
    return NumberParts(match["office"], match["ledger"], int(match["year"]), int(match["seq"]))


def format_document_number(code: str, year: int, seq: int) -> str:
    """The 发文字号; ValueError if the code is not 1 to 12 Chinese characters or the number is out of 1 to 99,999."""
    text = f"{code}〔{year}〕{seq}号"
    parse_document_number(text)
    return text


def parse_document_number(text: str) -> DocumentNumberParts:
    """The parts of a 发文字号. ValueError if it breaks R-DOC-1: other brackets, a leading zero, 第, a short year."""
    match = _DOCUMENT.fullmatch(text)
    if not match:
        raise ValueError(
            f"“{text}”不是规范的发文字号，应为“机关代字〔2022〕12号”：年份用全称和六角括号，序号不编虚位、不加“第”字"
        )
    return DocumentNumberParts(match["code"], int(match["year"]), int(match["seq"]))
