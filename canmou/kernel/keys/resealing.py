"""Who keeps what is sealed: when the wrapping key is renewed, all of it is sealed anew, or it could never be opened again.

`sealed_by(name, reseal)` says so once at start; `reseal(again)` replaces every token it keeps by `again(token, about)`
and returns how many.
"""

from collections.abc import Callable

from canmou.kernel.keys.cipher import generation_of, seal, unseal
from canmou.kernel.keys.ring import ring

Again = Callable[[str, str], str]
_KEEPERS: dict[str, Callable[[Again], int]] = {}


def sealed_by(name: str, reseal: Callable[[Again], int]) -> None:
    """Say that `reseal` knows where tokens of this kind are kept."""
    _KEEPERS[name] = reseal


def reseal_all() -> int:
    """Seal everything anew that an older generation has sealed; returns how many. Raises `KeyProblem`."""
    return sum(reseal(again) for reseal in _KEEPERS.values())


def again(token: str, about: str) -> str:
    """The token under the present generation; the empty one, and one of it already, as they are."""
    if not token or generation_of(token) == ring().current:
        return token
    return seal(unseal(token, about=about), about=about)
