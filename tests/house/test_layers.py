"""Who may know whom: the import contracts, `api` as the only door between apps, and the same table for keys."""

import os

import pytest
from django.apps import apps
from importlinter.cli import lint_imports
from sources import ROOT, heights, imported, modules

APPS = {name.split(".")[1] for name in heights("apps")} - {"site", "kernel", "lib"}
#: Keys of the kernel that point up: what belongs to an office, and the actor of an audit row.
UPWARD = {"people → office", "audit → office", "audit → people"}


def test_import_contracts_hold(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert lint_imports() == os.EX_OK, capsys.readouterr().out


def test_apps_know_each_other_only_through_api():
    wrong = []
    for module, path in modules().items():
        own = module.split(".")[1] if "." in module else ""
        if own not in APPS:
            continue
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == "canmou" and len(parts) > 1 and parts[1] in APPS - {own} and parts[2:3] != ["api"]:
                wrong.append(f"{module}: {name}")
    assert wrong == []


def relations():
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("canmou."):
            for field in model._meta.get_fields():
                if field.is_relation and not field.auto_created and field.related_model:
                    yield model, field, field.related_model


def test_keys_between_apps_point_down():
    table = heights("apps")
    wrong = []
    for model, field, target in relations():
        if not target.__module__.startswith("canmou."):
            wrong.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
            continue
        own, other = f"canmou.{model._meta.app_label}", f"canmou.{target._meta.app_label}"
        if own != other and table[own] <= table[other]:
            wrong.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert wrong == []


def kernel_part(model):
    return model.__module__.split(".")[2]


def test_keys_inside_the_kernel_point_down():
    table = heights("kernel")
    found = set()
    for model, _, target in relations():
        if model._meta.app_label == target._meta.app_label == "kernel":
            own, other = kernel_part(model), kernel_part(target)
            if own != other and table[own] <= table[other]:
                found.add(f"{own} → {other}")
    assert found <= UPWARD


@pytest.mark.parametrize("path", ["canmou.kernel", "canmou.lib"])
def test_every_package_has_its_layer(path):
    if path == "canmou.kernel":
        packages = {p.name for p in (ROOT / "canmou/kernel").iterdir() if (p / "__init__.py").exists()} - {
            "migrations"
        }
        assert packages == set(heights("kernel"))
    else:
        packages = {f"canmou.{p.name}" for p in (ROOT / "canmou").iterdir() if (p / "__init__.py").exists()}
        assert packages == set(heights("apps"))
