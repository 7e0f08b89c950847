"""Finding an office."""

from canmou.kernel.errors import Refused
from canmou.kernel.office.models import Office


def only_office(code: str = "") -> Office:
    """The office with this code, or the only one there is. Raises `Refused`."""
    found = list(Office.objects.filter(code=code) if code else Office.objects.all())
    if not found:
        raise Refused(
            f"没有代码为“{code}”的机关" if code else "还没有机关，请先运行 canmou init 或 canmou demo load"
        )
    if len(found) > 1:
        raise Refused(f"有多个机关，请用 --office 指明：{'、'.join(office.code for office in found)}")
    return found[0]
