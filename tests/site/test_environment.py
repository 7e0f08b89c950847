"""Settings from the environment."""

import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from canmou.site.environment import Environment, database, read_file, secret_key


def test_undeclared_variables_cannot_be_read():
    with pytest.raises(KeyError):
        Environment({"CANMOU_NEW": "1"}).text("CANMOU_NEW")


def test_the_environment_goes_before_the_file(tmp_path):
    file = tmp_path / "demo.env"
    file.write_text("# 演示\nCANMOU_TODAY=2024-01-08\nCANMOU_PORT=9000\n")
    env = Environment({"CANMOU_PORT": "8001", "CANMOU_TODAY": ""})
    env.add_defaults(read_file(file))
    assert (env.text("CANMOU_TODAY"), env.text("CANMOU_PORT")) == ("2024-01-08", "8001")
    assert read_file(tmp_path / "none") == {}


def test_sqlite_without_an_address(tmp_path):
    made = database("", tmp_path)
    assert (made["ENGINE"], made["NAME"]) == ("canmou.site.sqlite", tmp_path / "canmou.sqlite3")
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_by_address(tmp_path):
    made = database("postgresql://can%40mou:p%3Ass@db.local:5433/office?sslmode=require", tmp_path)
    kept = {name: made[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert kept == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "office",
        "USER": "can@mou",
        "PASSWORD": "p:ss",
        "HOST": "db.local",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }
    by_socket = database("postgresql://canmou@/postgres?host=/run/pg", tmp_path)
    assert (by_socket["HOST"], by_socket["OPTIONS"]) == ("/run/pg", {})


def test_other_databases_are_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured):
        database("mysql://root@db/office", tmp_path)


def test_the_secret_key_is_made_once_and_kept_to_its_owner(tmp_path):
    path = tmp_path / "data" / "secret.key"
    key = secret_key(path)
    assert len(key) >= 50
    assert secret_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
