"""The background task of imports. It carries only which import and which piece of work."""

from django_tasks import task

from canmou.kernel.exchange.running import run_piece


@task()
def work(uid: str, run: int) -> None:
    """Check, carry out or undo an import, as its state says."""
    run_piece(uid, run)
