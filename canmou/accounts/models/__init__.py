"""What the app keeps of its own; persons, units, logins, grants and delegations stand in the kernel."""

from canmou.accounts.models.changing import (
    GrantRequest,
    Handover,
    HandoverLine,
    StaffImport,
    StaffImportRow,
)
from canmou.accounts.models.signing import (
    FormerPassword,
    RecoveryCode,
    SecondFactor,
    SecondFactorRole,
    SignIn,
)

__all__ = [
    "FormerPassword",
    "GrantRequest",
    "Handover",
    "HandoverLine",
    "RecoveryCode",
    "SecondFactor",
    "SecondFactorRole",
    "SignIn",
    "StaffImport",
    "StaffImportRow",
]
