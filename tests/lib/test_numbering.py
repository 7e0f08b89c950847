import pytest
from hypothesis import given
from hypothesis import strategies as st

from canmou.lib.numbering import (
    DocumentNumberParts,
    NumberParts,
    format_document_number,
    format_number,
    parse_document_number,
    parse_number,
)

CODES = st.from_regex(r"[A-Z][A-Z0-9]{0,7}", fullmatch=True)
YEARS = st.integers(1900, 2099)
SEQUENCES = st.integers(1, 99_999)


def test_known_numbers():
    assert format_number("ZZ", "PST", 2022, 12) == "ZZ-PST-2022-00012"
    assert parse_number("ZZ-PST-2022-00012") == NumberParts("ZZ", "PST", 2022, 12)
    assert format_document_number("淄政研发", 2022, 12) == "淄政研发〔2022〕12号"
    assert parse_document_number("淄政研发〔2022〕12号") == DocumentNumberParts("淄政研发", 2022, 12)


@given(CODES, CODES, YEARS, SEQUENCES)
def test_record_numbers_read_back(office, ledger, year, seq):
    assert parse_number(format_number(office, ledger, year, seq)) == (office, ledger, year, seq)


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12),
    YEARS,
    SEQUENCES,
)
def test_document_numbers_read_back(code, year, seq):
    assert parse_document_number(format_document_number(code, year, seq)) == (code, year, seq)


@pytest.mark.parametrize(
    "text",
    ["", "ZZ-PST-2022-12", "zz-PST-2022-00012", "ZZ-PST-2022-00000", "ZZ-PST-1822-00012", "ZZ-PST-2022-００012", "ZZ-PST-2022-00012\n",
     "ZZPST-2022-00012", "2Z-PST-2022-00012"],
)  # fmt: skip
def test_not_a_record_number(text):
    with pytest.raises(ValueError, match="不是记录编号"):
        parse_number(text)


@pytest.mark.parametrize("seq", [0, 100_000, -1])
def test_a_series_has_99999_numbers(seq):
    with pytest.raises(ValueError, match="不是记录编号"):
        format_number("ZZ", "PST", 2022, seq)
    with pytest.raises(ValueError, match="不是规范的发文字号"):
        format_document_number("淄政研发", 2022, seq)


@pytest.mark.parametrize(
    "text",
    ["", "淄政研发[2022]12号", "淄政研发（2022）12号", "淄政研发〔22〕12号", "淄政研发〔2022〕012号", "淄政研发〔2022〕第12号", "〔2022〕12号",
     "ZZ〔2022〕12号", "淄政研发〔2022〕12号\n", "淄政研发〔２０２２〕12号"],
)  # fmt: skip
def test_not_a_document_number(text):
    with pytest.raises(ValueError, match="不是规范的发文字号"):
        parse_document_number(text)
