"""Content kept for a while that belongs to no record: always encrypted, never shared, removed when its use is over."""

from functools import partial

from django.db import transaction

from canmou.kernel import keys
from canmou.kernel.attachments import store
from canmou.kernel.attachments.models import Blob
from canmou.kernel.errors import NotFound
from canmou.kernel.files import sniff

_PURPOSE = "blob.held"


@transaction.atomic
def hold(data: bytes, *, about: str) -> Blob:
    """Keep content for the one use that `about` names (a random id): the same content held twice lies there twice."""
    address = keys.mac(_PURPOSE, about, data)
    key = keys.new_key()
    blob = Blob.objects.create(
        address=address,
        size=len(data),
        kind=sniff(data),
        encrypted=True,
        wrapped_key=keys.seal(key, about=address),
    )
    store.write(address, keys.encrypt(key, data, about=address))
    return blob


def held_content(blob: Blob) -> bytes:
    """The bytes, decrypted."""
    try:
        data = store.read(blob.address)
    except FileNotFoundError as error:
        raise NotFound("上传的文件已不在存储目录中，请重新上传") from error
    return keys.decrypt(keys.unseal(blob.wrapped_key, about=blob.address), data, about=blob.address)


@transaction.atomic
def let_go(blob: Blob) -> None:
    """Remove held content. Whatever points at it goes first."""
    address = blob.address
    blob.delete()
    transaction.on_commit(partial(_remove, address))


def _remove(address: str) -> None:
    if store.set_aside(address):
        store.forget(address)
