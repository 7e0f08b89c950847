"""The folder of blobs, `CANMOU_BLOBS`: one file per address, written whole or not at all."""

import os
import secrets
import time
from pathlib import Path

from django.conf import settings

TRASH = "trash"
STRAY_AFTER = 24 * 3600  # seconds


def path_of(address: str) -> Path:
    """Where the content of this address lies."""
    return Path(settings.CANMOU_BLOBS) / address[:2] / address


def write(address: str, data: bytes) -> None:
    """Put content under its address (replacing what is there), durably."""
    path = path_of(address)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def read(address: str) -> bytes:
    """The bytes under this address. Raises FileNotFoundError."""
    return path_of(address).read_bytes()


def set_aside(address: str) -> bool:
    """Move a file into the trash, from where `put_back` can save it; False when there is none."""
    place = Path(settings.CANMOU_BLOBS) / TRASH
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.replace(path_of(address), place / address)
    except FileNotFoundError:
        return False
    return True


def put_back(address: str) -> None:
    """Undo `set_aside`."""
    os.replace(Path(settings.CANMOU_BLOBS) / TRASH / address, path_of(address))


def forget(address: str) -> None:
    """Remove a file that was set aside."""
    (Path(settings.CANMOU_BLOBS) / TRASH / address).unlink(missing_ok=True)


def stray(known: set[str]) -> list[str]:
    """Addresses of files older than a day that no blob row knows (left by rolled-back uploads)."""
    limit = time.time() - STRAY_AFTER
    folder = Path(settings.CANMOU_BLOBS)
    return sorted(
        path.name
        for path in folder.glob("[0-9a-f][0-9a-f]/*")
        if path.name not in known and path.stat().st_mtime < limit
    )
