"""Attaching, removing, opening and erasing files. Who may do so is decided by the record's ledger, at the caller."""

from functools import partial
from pathlib import PurePath
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import ProtectedError

from canmou.kernel import audit, clock, keys, secrecy
from canmou.kernel.attachments import store
from canmou.kernel.attachments.models import Attachment, Blob
from canmou.kernel.errors import NotFound, Refused, Stale
from canmou.kernel.files import Kind, check_name, sniff
from canmou.kernel.ledger.declare import wordless

MAX_BYTES = 100 * 1024 * 1024


def check_file(name: str, content: bytes, *, by: Any, door: str) -> Kind:
    """Judge a file at a door, without keeping it: size, kind against name, then what the secrecy guard asks
    (archive limits, readable text, no mark)."""
    if len(content) > MAX_BYTES:
        raise Refused(f"“{name}”超过 {MAX_BYTES // 1024 // 1024} MB，请压缩图片或分成几个文件后再传。")
    kind = sniff(content)
    check_name(name, kind)
    secrecy.guard_content(name, content, by=by, door=door)
    return kind


@transaction.atomic
def attach(
    ref: Any,
    *,
    name: str,
    content: bytes | BinaryIO,
    by: Any,
    personal: bool = False,
    title: str = "",
    door: str = "附件上传",
) -> Attachment:
    """Keep a file with a record. `personal`: it holds personal data and is kept encrypted.

    Refused: an empty, too large or locked file, one whose content is not what its name says, a file type that is
    not allowed, an archive bomb, a secrecy mark (SecrecyRefused), a voided record.
    """
    if ref.voided:
        raise Refused("记录已作废，不能再加附件。")
    if refusal := wordless(ref):
        raise Refused(refusal)
    name = PurePath(name.replace("\\", "/")).name.strip()[:200]
    data = content if isinstance(content, bytes) else _read(content)
    kind = check_file(name, data, by=by, door=door)
    secrecy.guard_values({"附件说明": title}, by=by, door=door)
    blob = _keep(data, kind, personal=personal)
    made = Attachment.objects.create(
        ref=ref, blob=blob, name=name, title=title.strip(), added_at=clock.now(), added_by=by
    )
    changed = {"attachment": f"{name}\n{blob.address}"}
    audit.write("上传附件", by=by, office=ref.office, number=ref.number, changed=changed)
    return made


def keep(content: bytes) -> Blob:
    """Keep content that belongs to no record (the files of a frozen report). Whoever points at it keeps it alive."""
    return _keep(content, sniff(content), personal=False)


@transaction.atomic
def release(blob: Blob) -> None:
    """Remove kept content once nothing holds it any more: no record, no frozen report, no form."""
    if not blob.attachments.exists() and _released(blob):
        transaction.on_commit(partial(_discard, blob.address))


@transaction.atomic
def detach(attachment: Attachment, *, by: Any) -> Attachment:
    """Remove a file from its record's page. It is kept, voided, until `erase`."""
    if not Attachment.objects.filter(pk=attachment.pk, voided=False).update(voided=True):
        raise Stale("这个附件已经移除，他人已处理。")
    attachment.voided = True
    ref = attachment.ref
    audit.write(
        "移除附件", by=by, office=ref.office, number=ref.number, changed={"attachment": attachment.name}
    )
    return attachment


@transaction.atomic
def erase(attachment: Attachment, *, by: Any) -> None:
    """Delete the row, and with the last row of its content the content itself (personal data that must go)."""
    ref, name = attachment.ref, attachment.name
    blob = Blob.objects.select_for_update().get(pk=attachment.blob_id)
    Attachment.objects.filter(pk=attachment.pk).delete()
    if not blob.attachments.exists() and _released(blob):
        transaction.on_commit(partial(_discard, blob.address))
    audit.write("清除附件", by=by, office=ref.office, number=ref.number, changed={"attachment": name})


def _released(blob: Blob) -> bool:
    """Delete the row of a content; not when something else than a record (a frozen report) still holds it."""
    try:
        with transaction.atomic():
            blob.delete()
    except ProtectedError:
        return False
    return True


def open_content(attachment: Attachment) -> bytes:
    """The bytes of a file, decrypted. Whoever calls has asked whether the user may read the record."""
    if attachment.voided:
        raise NotFound("这个附件已经移除。")
    return read(attachment.blob, attachment.name)


def read(blob: Blob, name: str) -> bytes:
    """The bytes of a content, decrypted and held against its address. `name` is for the sentences."""
    try:
        data = store.read(blob.address)
    except FileNotFoundError as error:
        raise NotFound(f"附件“{name}”的文件不在存储目录中，请联系系统管理员从备份恢复。") from error
    if blob.encrypted:
        key = keys.unseal(blob.wrapped_key, about=blob.address)
        data = keys.decrypt(key, data, about=blob.address)
    if address_of(data, personal=blob.encrypted) != blob.address:
        raise Refused(f"附件“{name}”的文件已损坏或被改动，请联系系统管理员从备份恢复。")
    return data


def address_of(data: bytes, *, personal: bool) -> str:
    """HMAC-SM3 of the content; personal content has addresses of its own, so it is never shared in plain."""
    return keys.mac("blob.personal" if personal else "blob", data)


@transaction.atomic
def rotate_key() -> int:
    """Seal all data keys and kept secrets under a new wrapping key; returns how many. Content is not rewritten.

    The previous wrapping key stays in the key file until the next rotation, for uploads under way now.
    """
    current = keys.add_generation()
    turned = reseal(keys.again) + keys.reseal_all()
    audit.write("更换附件密钥", by=None, count=turned)
    transaction.on_commit(partial(keys.drop_generations, current - 1))
    return turned


def reseal(again: keys.Again) -> int:
    """Wrap the data keys of all encrypted blobs anew; returns how many."""
    turned = 0
    for blob in (
        Blob.objects.select_for_update().filter(encrypted=True).order_by("pk").iterator(chunk_size=1000)
    ):
        wrapped = again(blob.wrapped_key, blob.address)
        if wrapped != blob.wrapped_key:
            blob.wrapped_key = wrapped
            blob.save(update_fields=["wrapped_key"])
            turned += 1
    return turned


def sweep() -> int:
    """Remove files that rolled-back uploads left behind; returns how many."""
    known = set(Blob.objects.values_list("address", flat=True))
    found = store.stray(known)
    for address in found:
        _discard(address)
    return len(found)


def _read(file: BinaryIO) -> bytes:
    file.seek(0)
    data = file.read(MAX_BYTES + 1)
    file.seek(0)
    return data


def _keep(data: bytes, kind: Kind, *, personal: bool) -> Blob:
    address = address_of(data, personal=personal)
    blob = Blob.objects.select_for_update().filter(address=address).first()
    if blob is None:
        key = keys.new_key() if personal else b""
        wrapped = keys.seal(key, about=address) if personal else ""
        fresh = Blob(address=address, size=len(data), kind=kind, encrypted=personal, wrapped_key=wrapped)
        Blob.objects.bulk_create([fresh], ignore_conflicts=True)
        blob = Blob.objects.select_for_update().get(address=address)
    kept = _as_kept(blob, data)
    store.write(address, kept)
    transaction.on_commit(partial(_ensure, address, kept))
    return blob


def _as_kept(blob: Blob, data: bytes) -> bytes:
    if not blob.encrypted:
        return data
    return keys.encrypt(keys.unseal(blob.wrapped_key, about=blob.address), data, about=blob.address)


def _ensure(address: str, kept: bytes) -> None:
    """An erasure of the same content may have removed the file while this upload was not yet committed."""
    if not store.path_of(address).exists():
        store.write(address, kept)


def _discard(address: str) -> None:
    """Remove a file, unless an upload of the same content was committed meanwhile."""
    if not store.set_aside(address):
        return
    if Blob.objects.filter(address=address).exists():
        store.put_back(address)
    else:
        store.forget(address)
