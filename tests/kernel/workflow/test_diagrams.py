"""The diagram tells every state and every step, and is well-formed."""

from xml.etree import ElementTree

from canmou.kernel.workflow.diagrams import svg

SPACE = "{http://www.w3.org/2000/svg}"


def test_a_diagram_shows_every_state_and_step_once_for_each_pair_of_states(flow):
    root = ElementTree.fromstring(svg(flow))
    texts = [node.text for node in root.iter(f"{SPACE}text")]
    assert sorted(texts) == sorted(
        ["起草", "核稿", "审签", "待科室处理", "已签发"]
        + ["送核", "送审签", "退回", "退回", "签发", "转科室", "转科室", "接着办"]
    )
    assert len(list(root.iter(f"{SPACE}path"))) == 8 + 1  # eight arrows and the head of an arrow


def test_nothing_lies_outside_the_picture(flow):
    root = ElementTree.fromstring(svg(flow))
    width, height = float(root.get("width")), float(root.get("height"))
    for node in root.iter(f"{SPACE}text"):
        length = len(node.text) * 13
        x = float(node.get("x"))
        left = {"start": x, "end": x - length, "middle": x - length / 2}[node.get("text-anchor")]
        assert 0 <= left and left + length <= width and 0 < float(node.get("y")) < height, node.text
