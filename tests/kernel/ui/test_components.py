"""Component tags as templates use them."""

import pytest
from django import forms
from django.template import Context, Template

from canmou.kernel import secrecy


def render(source, **values):
    return Template(source).render(Context(values)).strip()


class Sample(forms.Form):
    title = forms.CharField(label="题目", help_text="不加书名号")
    note = forms.CharField(label="说明", required=False, widget=forms.Textarea)
    shown = forms.BooleanField(label="公开", required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_field_ties_label_hint_and_error_to_its_control():
    html = render("{% field form.title %}", form=Sample({"title": ""}))
    assert html.startswith(
        '<div class="field bad"><label for="id_title">题目<span class="must" aria-hidden="true"> *</span></label>'
    )
    assert 'aria-describedby="id_title_hint id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert '<p class="hint" id="id_title_hint">不加书名号</p>' in html
    assert "请填写这一项" in html


def test_a_checkbox_stands_before_its_label():
    html = render("{% field form.shown %}", form=Sample())
    assert (
        html
        == '<div class="field check"><label><input type="checkbox" name="shown" id="id_shown"> <span>公开</span></label></div>'
    )


def test_all_fields_long_texts_over_the_full_width():
    html = render("{% fields form %}", form=Sample())
    assert [
        part in html
        for part in (
            '<div class="field"><label for="id_title">',
            '<div class="field whole"><label for="id_note">',
        )
    ] == [True, True]
    assert '<input type="hidden" name="kept" id="id_kept">' in html


def test_block_tags_wrap_what_is_written_inside():
    assert render('{% notice tone="bad" %}<p>甲</p>{% endnotice %}').startswith(
        '<div class="notice bad" role="alert">'
    )
    head = render('{% page_head title lead="说明" %}<a href="#">新建</a>{% endpage_head %}', title="甲<乙")
    assert head == (
        '<header class="page-head"><div class="text"><h1>甲&lt;乙</h1><p class="lead">说明</p></div>'
        '<div class="actions"><a href="#">新建</a></div></header>'
    )
    assert '<div class="actions">' not in render('{% page_head "甲" %} {% endpage_head %}')


def test_figure_is_a_link_only_when_it_has_records():
    assert render('{% figure "学习" 12 "次" "/figures/x/" %}') == (
        '<a class="figure" href="/figures/x/"><span>学习</span><b>12<small>次</small></b></a>'
    )
    assert render('{% figure "学习" 12 "次" %}').startswith('<div class="figure">')


def test_facts_show_a_dash_for_nothing_and_keep_zero():
    html = render("{% facts pairs %}", pairs=[("甲", ""), ("乙", 0), ("丙", "长", True)])
    assert html == (
        '<dl class="facts"><div class=""><dt>甲</dt><dd><span class="soft">—</span></dd></div>'
        '<div class=""><dt>乙</dt><dd>0</dd></div><div class="whole"><dt>丙</dt><dd>长</dd></div></dl>'
    )


def test_back_links_are_nothing_without_links():
    assert render("{% back_links links %}", links=[]) == ""
    assert '<li><a href="/r/1/">批示</a><small>2022-10-20</small></li>' in render(
        "{% back_links links %}", links=[("/r/1/", "批示", "2022-10-20")]
    )


def test_the_secrecy_notice_is_the_guards_own_sentence():
    assert f"<p>{secrecy.NOTICE}</p>" in render("{% secrecy_notice %}")


@pytest.mark.parametrize("text", ["<script>", '"><img'])
def test_texts_are_escaped_everywhere(text):
    sources = [
        "{% badge text %}",
        "{% light text 'ok' %}",
        "{% page_head text text text %}{% endpage_head %}",
        "{% panel text text %}{% endpanel %}",
        "{% empty_state text text %}{% endempty_state %}",
        "{% figure text text text text text %}",
        "{% facts pairs %}",
        "{% back_links triples %}",
        "{% trail triples %}",
        "{% tabs items %}",
        "{% menu text %}{% endmenu %}",
        "{% filter_bar text %}{% endfilter_bar %}",
    ]
    values = {
        "text": text,
        "pairs": [(text, text)],
        "triples": [(text, text, text)],
        "items": [(text, text, True)],
    }
    assert [source for source in sources if text in render(source, **values)] == []
