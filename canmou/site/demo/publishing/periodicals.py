"""Demo: everything about the four periodicals."""

from canmou.site.demo.cast import Cast
from canmou.site.demo.publishing import articles, circulation, press


def load(cast: Cast) -> None:
    """Everything about the four periodicals."""
    printing = press.start(cast)
    running = press.features(printing)
    digest, reference, journal = (
        press.digest_issues(printing),
        press.reference_issues(printing),
        press.journal_issues(printing),
    )
    issues = list(cast.enter(digest + reference + journal, unit="editorial"))
    first, second = len(digest), len(digest) + len(reference)
    drafts = articles.digest_articles(printing, issues[:first])
    drafts += articles.reference_articles(printing, issues[first:second])
    drafts += articles.journal_articles(printing, issues[second:], running)
    entered = cast.enter(drafts, unit="editorial")
    circulation.reviews(printing, issues)
    circulation.distributions(printing, issues)
    circulation.plans(printing, issues)
    circulation.fees(printing, entered)
