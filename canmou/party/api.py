"""What other apps may use of party."""

from canmou.party.models import Brand, PartyDay, PartyMember, RectificationItem, Salon, StudySession

__all__ = ["Brand", "PartyDay", "PartyMember", "RectificationItem", "Salon", "StudySession"]
