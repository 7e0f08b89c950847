"""Every route of the site as addresses, and what an answer says, whatever its kind."""

import io
import re
import zipfile
from itertools import product

import pymupdf
from django.urls import URLPattern, get_resolver

#: Figures are computed for their scope and not for their reader; of evidence that the reader may not open they tell
#: the number alone (记录受限). The one exception of the architecture: here counts may differ, words may not.
FIGURES = {
    *"home_figures cockpit cockpit_trends cockpit_brief cockpit_brief_pdf figure".split(),
    *"report report_source report_download template_figures template_preview".split(),
    *"edition edition_drift edition_compare edition_figure edition_download".split(),
    *"foreign_form foreign_cell foreign_fill foreign_evidence foreign_download".split(),
    *"api_metric api_report api_edition".split(),
}
#: Who did what to which record is the audit administrator's business; what stands in it is not.
LOGS = {"audit"}
#: What is asked of a route, by the route and its first parameter, or by the route alone.
QUERIES = {
    "home": ("", "?whose=office&week=2024-01-05"),
    "due": ("?whose=mine", "?whose=office&when=later", "?day=2024-01-05"),
    "todo": (
        "",
        "?tab=section&q=谈",
        "?tab=office&kind=deadline",
        "?tab=handed",
        "?tab=done",
        "?tab=watching",
    ),
    "ledgers": ("", "?q=谈话"),
    "ledger": ("", "?voided=1&q=平"),
    "ledger EDM": (
        "",
        "?voided=1&q=鹬蚌",
        *(
            f"?f=origin_ref.has.{word}"
            for word in ("鹬蚌NTK词", "甄NTK氏", "任前廉政谈话", "ZZ-NTK-2024-00001")
        ),
        "?f=origin_ref.filled&f=title.has.平",
        "?cols=origin_ref,title&sort=-origin_ref&year=2024&view=all&size=20",
    ),
    "ledger STK": ("?cols=evidence,origin_record&f=evidence.has.鹬蚌", "?cols=evidence,origin_record"),
    "ledger FDN": ("?cols=donor,amount&sort=donor&f=amount.range.1..", "?f=donor.has.甄"),
    "ledger_totals": ("?voided=1&cols=amount", "?q=鹬蚌"),
    "ledger_suggest EDM": ("?origin_ref-v=鹬", "?origin_ref-v=廉政", "?origin_ref-v=ZZ-"),
    "ledger_suggest STK": ("?evidence-v=谈",),
    "ledger_list_export": ("?cols=origin_ref,evidence,title,amount&voided=1",),
    "ledger_print": ("?cols=origin_ref,evidence,title&voided=1",),
    "ledger_pdf": ("?cols=origin_ref,evidence,title&voided=1",),
    "suggest EDM": ("?column=origin_ref&q=鹬", "?column=origin_ref&q=谈", "?column=origin_ref&q=ZZ"),
    "suggest STK": ("?column=evidence&q=甄",),
    "record_new EDM": ("?origin_ref={talk}", "?copy={talk}", "?copy={matter}&after={talk}"),
    "figure": ("?period=2024", "?period=2024&unit={unit}"),
    "cockpit": ("?period=2024", "?unit={unit}"),
    "template_figures": ("?template=brief&q=谈话", "?template=brief&q=清单&year=2024"),
    "edition_compare": ("?a={edition}&b=now",),
    "plans": ("?year=2024",),
    "mechanisms": ("", "?q=鹬蚌", "?state=unused"),
    "imports": ("?who=all",),
    "audit": ("", "?q=鹬蚌"),
    "users": ("?q=甄", "?state=all"),
    "people": ("?q=甄&state=all", "?state=all"),
    "units": ("?q=鹬蚌", "?kind=department"),
    "api_records": ("?voided=true", "?since=2024-01-01&limit=1&unit=人事科"),
    "api_metric": ("?period=2024", "?period=2024&unit=人事科"),
}
#: Routes that cost much and say no more than another does.
LEFT_OUT = {
    "whole_export": "ledger_export of every ledger",
    "whole_template": "ledger_template of every ledger",
    "cockpit_brief_pdf": "cockpit_brief",
    **dict.fromkeys(
        "help help_chapter help_picture api_schema api_guide gallery third_party roles role".split(),
        "the same for everybody, whatever the records",
    ),
    **dict.fromkeys("question question_file robots".split(), "by an address alone: tests/portal"),
}


def routes(patterns=None, prefix=""):
    """(name, path with its parameters) of every route of the site."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern.name, path
        else:
            yield from routes(pattern.url_patterns, path)


def addresses(values, *, briefly=False):
    """(route, address): every route with every value of its parameters, and every query. Raises KeyError.

    briefly: only the last query of each.
    """
    for name, path in routes():
        if name in LEFT_OUT:
            continue
        names = re.findall(r"<(?:\w+:)?(\w+)>", path)
        known = [values.get(f"{name}.{part}") or values[part] for part in names]
        for chosen in product(*known):
            full = path
            for value in chosen:
                full = re.sub(r"<[^>]*>", lambda _, value=value: value, full, count=1)
            filled = dict(zip(names, chosen, strict=True)) | values["filled"]
            asked = QUERIES.get(" ".join([name, *chosen[:1]]), QUERIES.get(name, ("",)))
            for query in asked[-1:] if briefly else asked:
                yield name, f"/{full}{query.format(**filled)}"


def said(answer):
    """What an answer says, as text: pages without their tokens, workbooks and documents unpacked, PDF read."""
    content = answer.getvalue()
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [packed.read(n) for n in sorted(packed.namelist()) if not n.startswith("docProps")]
        content = b"\n".join(parts)
    elif content[:5] == b"%PDF-":
        return "".join(page.get_text() for page in pymupdf.open(stream=content)).replace("\n", "")
    text = content.decode(errors="replace")
    text = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": ?|nonce=)"[^"]*"', r"\1", text)
    return re.sub(r"\d\d\d\d-\d\d-\d\d \d\d:\d\d", "", text)


def differing(first, second):
    """The words around the first place where two texts differ."""
    place = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(map(len, (first, second))),
    )
    return first[max(0, place - 60) : place + 60], second[max(0, place - 60) : place + 60]
