"""What other apps may use of the policy hub."""

from canmou.policies.models import EnterpriseProfile, Policy, PolicyClause

__all__ = ["EnterpriseProfile", "Policy", "PolicyClause"]
