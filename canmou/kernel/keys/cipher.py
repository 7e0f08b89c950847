"""SM4-GCM: bytes under a data key, and small secrets sealed under the current wrapping key."""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from canmou.kernel.keys.ring import KeyProblem, ring

NONCE_BYTES = 12
TAG_BYTES = 16
DAMAGED = "数据无法解密：内容已被改动，或密钥文件不是当时的那一份。"


def new_key() -> bytes:
    """A random SM4 key."""
    return os.urandom(16)


def encrypt(key: bytes, data: bytes, *, about: str) -> bytes:
    """Nonce + ciphertext + tag. `about` names what the data belongs to; it is needed again to decrypt."""
    nonce = os.urandom(NONCE_BYTES)
    work = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    work.authenticate_additional_data(about.encode())
    return nonce + work.update(data) + work.finalize() + work.tag


def decrypt(key: bytes, data: bytes, *, about: str) -> bytes:
    """The bytes given to `encrypt`; KeyProblem when the key, the data or `about` is another."""
    if len(data) < NONCE_BYTES + TAG_BYTES:
        raise KeyProblem(DAMAGED)
    nonce, body, tag = data[:NONCE_BYTES], data[NONCE_BYTES:-TAG_BYTES], data[-TAG_BYTES:]
    work = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
    work.authenticate_additional_data(about.encode())
    try:
        return work.update(body) + work.finalize()
    except InvalidTag as error:
        raise KeyProblem(DAMAGED) from error


def seal(secret: bytes, *, about: str) -> str:
    """A text token "generation.base64" of a small secret (a data key, a column's value)."""
    held = ring()
    token = encrypt(held.generations[held.current], secret, about=about)
    return f"{held.current}.{base64.b64encode(token).decode()}"


def unseal(token: str, *, about: str) -> bytes:
    """The secret inside a token of `seal`."""
    generation = generation_of(token)
    key = ring().generations.get(generation)
    if key is None:
        raise KeyProblem(f"密钥文件中没有第 {generation} 代密钥，数据无法解密。")
    return decrypt(key, base64.b64decode(token.partition(".")[2]), about=about)


def generation_of(token: str) -> int:
    """The number of the wrapping key that a token was sealed with."""
    number = token.partition(".")[0]
    if not number.isdigit():
        raise KeyProblem(DAMAGED)
    return int(number)
