"""Zip containers (docx, xlsx, pptx, ofd): size limits that are checked before anything is expanded."""

import io
import zipfile
import zlib

from canmou.kernel.errors import Refused

MAX_EXPANDED = 600 * 1024 * 1024
MAX_RATIO = 200
RATIO_FROM = 20 * 1024 * 1024  # below this size a high ratio harms nobody
MAX_MEMBERS = 20_000

#: What reading a damaged archive may raise.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError)
DAMAGED = "文件已损坏，无法打开。请重新保存后再传。"
BOMB = "文件解压后过大，疑似恶意压缩文件，未予接收。"


def check_archive(content: bytes) -> None:
    """Refuse a zip container that is damaged, password-protected or expands beyond the limits.

    Limits: `MAX_EXPANDED` bytes and `MAX_MEMBERS` members in all; `MAX_RATIO` : 1 over the archive and for each
    member once `RATIO_FROM` bytes are reached. A member must not hold more than it declares.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _check_declared(members, len(content))
            for member in members:
                _check_member(content, member)
    except ZIP_ERRORS as error:
        raise Refused(DAMAGED) from error


def _check_declared(members: list[zipfile.ZipInfo], packed: int) -> None:
    if len(members) > MAX_MEMBERS:
        raise Refused(BOMB)
    expanded = sum(member.file_size for member in members)
    if expanded > MAX_EXPANDED or (expanded > RATIO_FROM and expanded > MAX_RATIO * packed):
        raise Refused(BOMB)
    for member in members:
        if member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * member.compress_size:
            raise Refused(BOMB)
        if member.flag_bits & 1:
            raise Refused("压缩内容设有密码，系统无法核对，请去掉密码后再传。")


def _check_member(content: bytes, member: zipfile.ZipInfo) -> None:
    """A deflated member must end where its declared size says (a lying header hides a bomb)."""
    if member.compress_type == zipfile.ZIP_STORED:
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise Refused("文件使用了不常见的压缩方式，请用办公软件重新保存后再传。")
    header = content[member.header_offset : member.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise Refused(DAMAGED)
    start = (
        member.header_offset
        + 30
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
    work, left = zlib.decompressobj(-15), member.file_size
    data = content[start : start + member.compress_size]
    try:
        while not work.eof:
            out = work.decompress(data, 1 << 20)
            left -= len(out)
            if left < 0:
                raise Refused(BOMB)
            data = work.unconsumed_tail
            if not out and not data:
                break
    except zlib.error as error:
        raise Refused(DAMAGED) from error
    if left or not work.eof:
        raise Refused(DAMAGED)
