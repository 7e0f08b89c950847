"""The ledgers of city partners, media campaigns and partner institutions."""

from canmou.kernel.ledger.declare import register
from canmou.partners.ledgers.institutions import INSTITUTIONS
from canmou.partners.ledgers.media import MEDIA
from canmou.partners.ledgers.partners import PARTNERS

register([*PARTNERS, *MEDIA, *INSTITUTIONS])
