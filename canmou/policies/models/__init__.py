"""The policy hub: policies, clauses, conditions, enterprises, matches, pushes, subscriptions."""

from canmou.policies.models.hub import PolicyHub, PolicyItem, PolicyPush, Subscription
from canmou.policies.models.matching import EnterpriseProfile, PolicyMatch
from canmou.policies.models.policy import ClauseCondition, EnterpriseFact, Policy, PolicyClause

__all__ = [
    "ClauseCondition",
    "EnterpriseFact",
    "EnterpriseProfile",
    "Policy",
    "PolicyClause",
    "PolicyHub",
    "PolicyItem",
    "PolicyMatch",
    "PolicyPush",
    "Subscription",
]
