"""City partners and their benefits, media campaigns, partner institutions and joint research."""

from canmou.partners.models.benefits import Benefit, BenefitRequest, BenefitService, Satisfaction
from canmou.partners.models.institutions import (
    AdoptionCertificate,
    Agreement,
    Institution,
    JointResearch,
)
from canmou.partners.models.media import Campaign, MediaPiece, Placement, Reading
from canmou.partners.models.scheme import (
    BodyNomination,
    Commendation,
    ContactOfficer,
    Contribution,
    Nomination,
    PartnerBatch,
    PartnerExit,
    PartnerKind,
    PersonPartner,
    ProposedAddition,
    Scheme,
    UnitPartner,
)

__all__ = [
    "AdoptionCertificate",
    "Agreement",
    "Benefit",
    "BenefitRequest",
    "BenefitService",
    "BodyNomination",
    "Campaign",
    "Commendation",
    "ContactOfficer",
    "Contribution",
    "Institution",
    "JointResearch",
    "MediaPiece",
    "Nomination",
    "PartnerBatch",
    "PartnerExit",
    "PartnerKind",
    "PersonPartner",
    "Placement",
    "ProposedAddition",
    "Reading",
    "Satisfaction",
    "Scheme",
    "UnitPartner",
]
