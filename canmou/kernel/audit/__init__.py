"""The audit log: who did what when, append-only, chained, sealed outside the database, and without content."""

from canmou.kernel.audit.chain import digest, head, origin, write
from canmou.kernel.audit.checking import Report, verify
from canmou.kernel.audit.seals import Seal, seal

__all__ = ["Report", "Seal", "digest", "head", "origin", "seal", "verify", "write"]
