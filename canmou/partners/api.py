"""What other apps may use of partners and partner institutions."""

from canmou.partners.models import Campaign, Institution, JointResearch, PersonPartner, UnitPartner

__all__ = ["Campaign", "Institution", "JointResearch", "PersonPartner", "UnitPartner"]
