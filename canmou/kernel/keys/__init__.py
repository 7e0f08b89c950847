"""The installation's keys: one file, `CANMOU_KEY_FILE`, made on first use with mode 600 and never backed up.

The file holds a root key, from which the keys of digests and addresses are derived and which never changes, and
numbered generations of a wrapping key, which `add_generation` renews. Ciphers are national: HMAC-SM3 and SM4-GCM.
"""

from canmou.kernel.keys.cipher import decrypt, encrypt, generation_of, new_key, seal, unseal
from canmou.kernel.keys.resealing import Again, again, reseal_all, sealed_by
from canmou.kernel.keys.ring import KeyProblem, Ring, add_generation, drop_generations, mac, ring

__all__ = [
    "Again",
    "KeyProblem",
    "Ring",
    "add_generation",
    "again",
    "decrypt",
    "drop_generations",
    "encrypt",
    "generation_of",
    "mac",
    "new_key",
    "reseal_all",
    "ring",
    "seal",
    "sealed_by",
    "unseal",
]
