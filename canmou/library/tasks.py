"""The background task of the index, queued in the transaction that keeps a text."""

from django_tasks import task

from canmou.library.following import follow


@task()
def follow_texts() -> None:
    """Take up what was kept since."""
    follow()
