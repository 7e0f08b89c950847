"""What of imports waits for whoever uploaded them: to be confirmed, or mended."""

from collections.abc import Iterator

from django.urls import reverse

from canmou.kernel.exchange.queries import imports_waiting
from canmou.kernel.ledger.models import ImportState
from canmou.kernel.people.models import User
from canmou.kernel.ui.besides import Besides

_ASKED = {
    ImportState.CHECKED: "导入已核对，待确认；不要了的请放弃",
    ImportState.FAILED: "导入没有核对完，请重新核对或放弃",
}


def imports_to_finish(user: User) -> Iterator[Besides]:
    """The user's own imports that are neither confirmed nor given up."""
    for batch in imports_waiting(user):
        yield Besides(
            f"导入：{batch.file_name}",
            _ASKED[ImportState(batch.state)],
            reverse("import_page", args=[batch.uid]),
        )
