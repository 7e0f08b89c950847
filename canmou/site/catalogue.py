"""The reference pages on ledgers, metrics and roles, written from the registries."""

from django.apps import apps

from canmou.kernel import permissions
from canmou.kernel.ledger.declare import LINES, Ledger, ledgers
from canmou.kernel.ledger.due import KIND_NAMES
from canmou.kernel.metrics import metrics


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |"
        for line in lines
    )


def ledgers_page() -> str:
    """Every ledger: code, name, system, app, model, natural key, business date, parent, children, who may read it."""
    children: dict[str, list[str]] = {}
    for ledger in ledgers():
        if ledger.parent:
            for code in ledger.column(ledger.parent).ledgers:
                children.setdefault(code, []).append(ledger.name)
    parts = [
        "# Ledgers",
        "",
        f"{len(ledgers())} ledgers, written from their declarations by `python -m canmou.site.reference`. "
        "“Key” tells one record from another when it has no number yet; “date” is the business date.",
    ]
    for line, title in LINES.items():
        rows = [_ledger_row(ledger, children) for ledger in ledgers() if ledger.line == line]
        head = ("code", "台账", "system", "model", "key", "date", "part of", "children", "open to")
        parts += ["", f"## {title}", "", _table(head, rows)]
    return "\n".join(parts) + "\n"


def _ledger_row(ledger: Ledger, children: dict[str, list[str]]) -> tuple[str, ...]:
    names = {role.code: role.name for role in permissions.roles()}
    return (
        ledger.code,
        ledger.name,
        ledger.system,
        f"{ledger.app}.{ledger.model.__name__}",
        "、".join(ledger.column(name).heading for name in ledger.key),
        ledger.column(ledger.date).heading if ledger.date else "—",
        ledger.column(ledger.parent).heading if ledger.parent else "",
        "、".join(children.get(ledger.code, [])),
        "、".join(names[code] for code in sorted(ledger.readers)) if ledger.readers else "all staff",
    )


def dates_page() -> str:
    """Every dated thing of a ledger: the day, what it asks, who answers, how long before it is shown."""
    rows = [
        (
            ledger.code,
            ledger.name,
            KIND_NAMES[due.kind],
            f"`{due.field}`",
            due.label,
            "、".join(f"`{name}`" for name in (due.who, *due.among) if name),
            f"`{due.unit or 'unit'}`",
            str(due.before) if due.to_do else "",
        )
        for ledger in ledgers()
        for due in ledger.due
    ]
    head = ("code", "台账", "kind", "day", "asks", "who", "unit", "days before")
    return (
        f"# Dates\n\n{len(rows)} dated things in {sum(bool(led.due) for led in ledgers())} ledgers. They fill the "
        "to-do lists, the calendar and the counts of what is late; 时限, 到期 and 缺佐证 ask somebody to act, "
        "安排 and 值班 only stand in the calendar.\n\n" + _table(head, rows) + "\n"
    )


def glossary_page() -> str:
    """Chinese term → English identifier, from every model and the columns of every ledger."""
    models = sorted(
        (str(model._meta.verbose_name), f"{model._meta.app_label}.{model.__name__}")
        for config in apps.get_app_configs()
        if config.name.startswith("canmou.")
        for model in config.get_models()
    )
    columns: dict[str, set[str]] = {}
    for ledger in ledgers():
        for column in ledger.sheet:
            columns.setdefault(column.heading, set()).add(column.name)
    terms = [
        (heading, "、".join(f"`{name}`" for name in sorted(names)))
        for heading, names in sorted(columns.items())
    ]
    return (
        "# Glossary\n\nThe office's words and the identifiers used for them in the code.\n\n## Things\n\n"
        + _table(("中文", "model"), models)
        + "\n\n## Columns\n\n"
        + _table(("中文", "field"), terms)
        + "\n"
    )


def metrics_page() -> str:
    """Every metric: id, label, measure, definition."""
    rows = [(metric.id, metric.label, metric.measure, metric.definition) for metric in metrics()]
    return (
        f"# Metrics\n\n{len(rows)} metrics. Ids are final: templates, reports and exports name them.\n\n"
        + _table(("id", "label", "measure", "definition"), rows)
        + "\n"
    )


def roles_page() -> str:
    """Every role and permission."""
    meanings = [(str(perm), text) for perm, text in permissions.MEANINGS.items()]
    rows = [
        (
            role.code,
            role.name,
            role.description,
            "、".join(sorted(permissions.MEANINGS[perm] for perm in role.perms)),
        )
        for role in permissions.roles()
    ]
    return (
        "# Roles and permissions\n\nA role is granted over a unit or the whole office, for a period.\n\n"
        + _table(("code", "role", "for", "may"), rows)
        + "\n\n"
        + _table(("permission", "meaning"), meanings)
        + "\n"
    )
