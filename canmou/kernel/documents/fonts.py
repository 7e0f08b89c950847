"""Which font prints what: one table of roles, and the search for the best font of each role.

Order of search: the office's own fonts folder, then what the system has, then the Noto fonts that come with the
package `pylopdf-fonts-zh-cn` and are always there. A stand-in is named in Chinese for the user.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst
from django.conf import settings
from fontTools.ttLib import TTFont

from canmou.kernel.errors import Refused

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
PACKAGED = Path(pylopdf_fonts_zh_cn.serif_path()).parent
SYSTEM_FOLDERS = (
    Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"),
    Path("/usr/share/fonts/truetype/lxgw-wenkai"),
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/truetype/arphic"),
)


@dataclass(frozen=True)
class Role:
    """A role of type. `name` is shown to users; `client` is the font that a .docx names.

    `genuine` families are the real thing; `stand_ins` (family, weight) are used in this order, with a notice.
    """

    name: str
    client: str
    genuine: tuple[str, ...]
    stand_ins: tuple[tuple[str, int], ...]


ROLES: dict[str, Role] = {
    "fangsong": Role(
        "仿宋",
        "仿宋_GB2312",
        (
            "FangSong_GB2312",
            "仿宋_GB2312",
            "FangSong",
            "仿宋",
            "STFangsong",
            "FZFangSong-Z02",
            "FZFangSong-Z02S",
        ),
        (
            ("FandolFang R", 400),
            ("FandolFang", 400),
            ("Zhuque Fangsong (technical preview)", 400),
            (SERIF, 400),
        ),
    ),
    "biaosong": Role(
        "小标宋",
        "方正小标宋简体",
        ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05", "方正小标宋_GBK", "方正小标宋GBK"),
        (("Noto Serif CJK SC", 700), ("FandolSong", 700), (SERIF, 400)),
    ),
    "hei": Role(
        "黑体",
        "黑体",
        ("SimHei", "黑体", "STHeiti", "FZHei-B01", "FZHei-B01S"),
        (("FandolHei", 400), (SANS, 400)),
    ),
    "kai": Role(
        "楷体",
        "楷体_GB2312",
        ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FZKai-Z03", "FZKai-Z03S"),
        (("LXGW WenKai", 400), ("FandolKai", 400), ("AR PL UKai CN", 400), (SERIF, 400)),
    ),
    "song": Role(
        "宋体",
        "宋体",
        ("SimSun", "NSimSun", "宋体", "新宋体", "STSong", "FZShuSong-Z01", "FZShuSong-Z01S"),
        ((SERIF, 400),),
    ),
}


class MissingGlyph(Refused):
    """No font at hand has a character of the text. `characters` lists them."""

    def __init__(self, characters: list[str]) -> None:
        named = "、".join(f"“{character}”（U+{ord(character):04X}）" for character in characters)
        super().__init__(f"现有字体都没有{named}，请把含有该字的字体放入本单位的字体文件夹")
        self.characters = characters


@dataclass(frozen=True)
class Face:
    """The font chosen for a role: family and weight as typst knows them, and the file."""

    family: str
    weight: int
    path: str
    index: int
    genuine: bool


@dataclass(frozen=True)
class FontPlan:
    """The chosen fonts. `substitutions` are sentences for the user; `loaded` holds the fonts for typst."""

    faces: dict[str, Face]
    fallbacks: tuple[Face, ...]
    substitutions: tuple[str, ...]
    loaded: typst.Fonts

    def families(self, role: str) -> list[str]:
        """The fallback chain of a role: its own font, the packaged ones, then whatever other roles have."""
        chain = (self.faces[role], *self.fallbacks, *self.faces.values())
        return list(dict.fromkeys(face.family for face in chain))


def folders(office: str = "") -> tuple[Path, ...]:
    """The folders to search, best first; `office` is the office's code, whose own subfolder comes first."""
    root = Path(settings.CANMOU_FONTS)
    own = (root / office, root) if office else (root,)
    return tuple(folder for folder in (*own, *SYSTEM_FOLDERS, PACKAGED) if folder.is_dir())


def resolve(office: str = "") -> FontPlan:
    """The best fonts at hand for each role. Found again when a folder's content changes."""
    return _resolve(tuple((str(folder), _stamp(folder)) for folder in folders(office)))


def load(folders: list[str]) -> typst.Fonts:
    """The fonts in `folders` and no others, so that pages look the same wherever they are made."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _stamp(folder: Path) -> float:
    return max((entry.stat().st_mtime for entry in folder.rglob("*")), default=folder.stat().st_mtime)


@lru_cache(maxsize=16)
def _resolve(places: tuple[tuple[str, float], ...]) -> FontPlan:
    found: dict[tuple[str, int], Face] = {}
    used: dict[str, str] = {}
    for folder, _ in places:
        for font in load([folder]).fonts():
            if font.style == "normal":
                face = Face(font.family, font.weight, str(font.path), font.index, genuine=True)
                found.setdefault((font.family.casefold(), font.weight), face)
                used.setdefault(str(font.path), folder)
    faces = {name: _choose(role, found) for name, role in ROLES.items()}
    fallbacks = tuple(found[(family.casefold(), 400)] for family in (SERIF, SANS))
    notices = tuple(
        f"{role.name} 未安装，用 {faces[name].family} 代替"
        for name, role in ROLES.items()
        if not faces[name].genuine
    )
    needed = {used[face.path] for face in (*faces.values(), *fallbacks)}
    return FontPlan(faces, fallbacks, notices, load([folder for folder, _ in places if folder in needed]))


def _choose(role: Role, found: dict[tuple[str, int], Face]) -> Face:
    """The first genuine family, of any weight, else the first stand-in."""
    for family in role.genuine:
        faces = [face for (name, _), face in found.items() if name == family.casefold()]
        if faces:
            return min(faces, key=lambda face: abs(face.weight - 400))
    for family, weight in role.stand_ins:
        face = found.get((family.casefold(), weight))
        if face:
            return Face(face.family, face.weight, face.path, face.index, genuine=False)
    raise Refused("没有找到中文字体，请重新安装本系统")


@lru_cache(maxsize=32)
def _characters(path: str, index: int, stamp: float) -> frozenset[int]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing_glyphs(text: str | Iterable[str], plan: FontPlan, role: str = "") -> list[str]:
    """The characters of `text`, in order of appearance, that no font of `role` (or of any role) can print."""
    wanted = dict.fromkeys("".join(text))
    chosen = [plan.faces[role]] if role else list(plan.faces.values())
    for face in (*plan.fallbacks, *chosen):
        if not wanted:
            break
        have = _characters(face.path, face.index, Path(face.path).stat().st_mtime)
        wanted = {character: None for character in wanted if ord(character) not in have}
    return [character for character in wanted if character not in " \u3000\u00a0"]


def require_glyphs(text: str | Iterable[str], plan: FontPlan) -> None:
    """Refuse a text that holds a character which no font has."""
    missing = missing_glyphs(text, plan)
    if missing:
        raise MissingGlyph(missing)
