"""The key file: made once with mode 600, renewed without losing what was sealed."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from canmou.kernel import keys


@pytest.fixture(autouse=True)
def own_key_file(settings, tmp_path):
    settings.CANMOU_KEY_FILE = tmp_path / "keys" / "canmou.key"
    return settings.CANMOU_KEY_FILE


def test_the_file_is_made_on_first_use_for_its_owner_alone(own_key_file):
    assert not own_key_file.exists()
    made = keys.ring()
    assert stat.S_IMODE(own_key_file.stat().st_mode) == 0o600
    assert (len(made.root), made.current) == (32, 1)
    assert list(own_key_file.parent.iterdir()) == [own_key_file]


def test_processes_that_start_together_agree_on_one_key():
    with ThreadPoolExecutor(8) as starters:
        roots = set(starters.map(lambda _: keys.ring().root, range(8)))
    assert len(roots) == 1


def test_a_digest_is_bound_to_its_purpose_and_parts():
    assert keys.mac("a", "ab", "c") == keys.mac("a", "ab", b"c")
    assert len({keys.mac("a", "ab", "c"), keys.mac("a", "a", "bc"), keys.mac("b", "ab", "c")}) == 3


def test_a_sealed_secret_opens_only_for_what_it_belongs_to():
    token = keys.seal(b"37010119900101123X", about="person:1")
    assert keys.unseal(token, about="person:1") == b"37010119900101123X"
    assert "37010119900101123X" not in token
    with pytest.raises(keys.KeyProblem):
        keys.unseal(token, about="person:2")


def test_changed_ciphertext_is_refused():
    key = keys.new_key()
    data = bytearray(keys.encrypt(key, b"content", about="x"))
    data[14] ^= 1
    with pytest.raises(keys.KeyProblem):
        keys.decrypt(key, bytes(data), about="x")


def test_a_new_generation_seals_and_the_old_one_still_opens_until_dropped():
    old = keys.seal(b"old", about="x")
    digest = keys.mac("a", "b")
    assert keys.add_generation() == 2
    new = keys.seal(b"new", about="x")
    assert (keys.generation_of(old), keys.generation_of(new)) == (1, 2)
    assert keys.unseal(old, about="x") == b"old"
    keys.drop_generations(2)
    assert keys.unseal(new, about="x") == b"new"
    with pytest.raises(keys.KeyProblem, match="第 1 代密钥"):
        keys.unseal(old, about="x")
    assert keys.mac("a", "b") == digest


def test_the_current_generation_is_never_dropped():
    keys.drop_generations(99)
    assert keys.ring().current == 1


@pytest.mark.parametrize("text", ["", "root=00\nwrap.1=00\n", "root=xyz\n", "\x00\x01"])
def test_a_damaged_file_is_named_and_not_replaced(own_key_file, text):
    own_key_file.parent.mkdir()
    own_key_file.write_text(text)
    with pytest.raises(keys.KeyProblem, match="密钥文件"):
        keys.ring()
    assert own_key_file.read_text() == text
