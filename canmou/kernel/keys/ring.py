"""Reading and renewing the key file."""

import hmac
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from canmou.kernel.errors import Refused

ROOT_BYTES = 32
WRAP_BYTES = 16  # SM4


class KeyProblem(Refused):
    """The key file is missing a key, damaged, or not the one this data was encrypted with."""


@dataclass(frozen=True)
class Ring:
    """The keys of this installation: `root` for digests, `generations` (number → key) for wrapping."""

    root: bytes
    generations: dict[int, bytes]

    @property
    def current(self) -> int:
        """The generation that new data is wrapped with."""
        return max(self.generations)


def ring() -> Ring:
    """The key file's content; the file is made when it does not exist yet."""
    path = Path(settings.CANMOU_KEY_FILE)
    try:
        stamp = path.stat()
    except FileNotFoundError:
        _make(path)
        stamp = path.stat()
    return _read(path, stamp.st_mtime_ns, stamp.st_ino)


def mac(purpose: str, *parts: str | bytes) -> str:
    """Keyed SM3 digest (64 hex digits) of the parts, under a key derived for `purpose` alone.

    Parts are joined by their lengths, so ("ab", "c") and ("a", "bc") differ.
    """
    made = hmac.new(_derived(ring().root, purpose), digestmod="sm3")
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


def add_generation() -> int:
    """Add a new wrapping key and return its number; older ones stay until `drop_generations`."""
    held = ring()
    number = held.current + 1
    _replace(Ring(held.root, {**held.generations, number: secrets.token_bytes(WRAP_BYTES)}))
    return number


def drop_generations(before: int) -> None:
    """Remove the wrapping keys with numbers below `before` (never the current one)."""
    held = ring()
    kept = {number: key for number, key in held.generations.items() if number >= min(before, held.current)}
    if kept != held.generations:
        _replace(Ring(held.root, kept))


@lru_cache(maxsize=64)
def _derived(root: bytes, purpose: str) -> bytes:
    return hmac.digest(root, f"canmou/{purpose}".encode(), "sm3")


@lru_cache(maxsize=4)
def _read(path: Path, _mtime: int, _inode: int) -> Ring:
    root, generations = b"", {}
    try:
        for line in path.read_text("ascii").splitlines():
            name, _, value = line.partition("=")
            if name.strip() == "root":
                root = bytes.fromhex(value.strip())
            elif name.strip().startswith("wrap."):
                generations[int(name.strip()[5:])] = bytes.fromhex(value.strip())
    except (OSError, ValueError) as error:
        raise KeyProblem(f"密钥文件 {path} 无法读取，请从离线保管处恢复后再试。") from error
    if (
        len(root) != ROOT_BYTES
        or not generations
        or any(len(key) != WRAP_BYTES for key in generations.values())
    ):
        raise KeyProblem(f"密钥文件 {path} 不完整，请从离线保管处恢复后再试。")
    return Ring(root, generations)


def _text(held: Ring) -> str:
    lines = [f"root={held.root.hex()}"]
    lines += [f"wrap.{number}={key.hex()}" for number, key in sorted(held.generations.items())]
    return "\n".join(lines) + "\n"


def _write_beside(path: Path, held: Ring) -> Path:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(_text(held))
        file.flush()
        os.fsync(file.fileno())
    return draft


def _make(path: Path) -> None:
    """First use. Two processes may race: the first link wins, the other reads what the first made."""
    draft = _write_beside(path, Ring(secrets.token_bytes(ROOT_BYTES), {1: secrets.token_bytes(WRAP_BYTES)}))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _replace(held: Ring) -> None:
    path = Path(settings.CANMOU_KEY_FILE)
    os.replace(_write_beside(path, held), path)
