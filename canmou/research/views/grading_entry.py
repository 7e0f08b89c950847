"""The pages on which units enter their works."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.research.actions import grading_entry as actions
from canmou.research.forms.grading import EnterForm, TextForm
from canmou.research.models import Entry
from canmou.research.pages import grading as pages
from canmou.research.queries import jury


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def grading_enter(request: HttpRequest, number: str) -> HttpResponse:
    """Begin an entry."""
    round_ = jury.open_round(request.user, number)
    units = jury.enters_for(request.user)
    form = EnterForm(request.POST or None, request.FILES or None, units=units)
    if request.method == "POST" and form.is_valid():
        entry = carried_out(form, lambda: actions.begin(round_, by=request.user, **form.facts()))
        if entry is not None:
            messages.success(request, "已保存。请看匿名稿里有没有署名线索，改好以后提交")
            return redirect("grading_entry", number=entry.number)
    limits = [(unit, jury.limit_of(round_, unit), jury.counted(round_, unit)) for unit in units]
    context = {"form": form, "round": round_, "line": pages.round_line(round_), "limits": limits}
    return render(request, "research/grading_enter.html", context, status=422 if form.errors else 200)


@needs(Perm.VIEW)
@require_GET
def grading_entry(request: HttpRequest, number: str) -> HttpResponse:
    """One's own entry: its texts, what still tells, and the steps."""
    entry = jury.own_entry(request.user, number)
    return _page(request, entry)


def _page(request: HttpRequest, entry: Entry, *, status: int = 200, **more: object) -> HttpResponse:
    held = jury.text_of(entry, blind=True)
    more.setdefault("blind_form", TextForm(initial={"text": held.text if held else ""}, prefix="blind"))
    more.setdefault("full_form", TextForm(prefix="full"))
    context = pages.entry_page(request.user, entry, **more)
    return render(request, "research/grading_entry.html", context, status=status)


@needs(Perm.VIEW)
@require_POST
def grading_entry_text(request: HttpRequest, number: str, which: str) -> HttpResponse:
    """A further edition of the text (full) or of the anonymous copy (blind)."""
    entry = jury.own_entry(request.user, number)
    if which not in ("full", "blind"):
        raise NotFound("没有这种文本")
    form = TextForm(request.POST, request.FILES, prefix=which)
    blind = which == "blind"
    if form.is_valid():
        words = form.cleaned_data["text"]
        if carried_out(form, lambda: actions.revise(entry, text=words, blind=blind, by=request.user)):
            messages.success(request, "匿名稿已保存" if blind else "正文已保存为新的一稿；匿名稿也要相应修改")
            return redirect("grading_entry", number=number)
    return _page(request, entry, status=422, **{f"{which}_form": form})


@needs(Perm.VIEW)
@require_POST
def grading_entry_step(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Mask the names, excuse a place, hand in, or take back."""
    entry = jury.own_entry(request.user, number)
    sent, by = request.POST, request.user
    steps = {
        "mask": (lambda: actions.mask(entry, by=by), "已把作者和单位名称替换成泛称，请通读一遍"),
        "excuse": (
            lambda: actions.excuse(
                entry,
                word=sent.get("word", ""),
                context=sent.get("context", ""),
                reason=sent.get("reason", ""),
                by=by,
            ),
            "已说明",
        ),
        "file": (lambda: actions.file(entry, by=by), "已提交，等待形式审查"),
        "withdraw": (lambda: actions.withdraw(entry, by=by, opinion=sent.get("opinion", "")), "已撤回"),
    }
    if verb not in steps:
        raise NotFound("没有这一步")
    act, told = steps[verb]
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Invalid as error:
        messages.error(request, "；".join(error.problems.values()))
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, told)
    return redirect("grading_entry", number=number)
