"""The static file of the form "data": found, whole, and loaded next to the block."""

import pathlib
import re

from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings
from pages import TAG, get, order

from flocktory_postcheckout import STATIC_FILE, STATIC_FILE_NAME, render, static_file_hash

MANIFEST = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"


def script(**settings):
    with override_settings(FLOCKTORY={"FORM": "data"}, **settings):
        content = get(TAG, order=order(), csp_nonce="abc").content.decode()
    block = render(order(), form="data", nonce="abc")
    assert content.startswith(block)
    return content.removeprefix(block)


def test_it_is_the_very_file():
    assert pathlib.Path(finders.find(STATIC_FILE_NAME)).read_text() == STATIC_FILE


def test_its_tag():
    assert script() == (
        f'<script src="/static/{STATIC_FILE_NAME}" integrity="{static_file_hash()}" nonce="abc" defer></script>'
    )
    template = "{% load flocktory %}{% flocktory_postcheckout order form='data' %}"
    assert "nonce" not in get(template, order=order()).content.decode()


def test_on_another_host_it_has_no_hash_which_would_block_it_there():
    for host in ("https://cdn.ru/", "//cdn.ru/"):
        assert script(STATIC_URL=host) == f'<script src="{host}{STATIC_FILE_NAME}" nonce="abc" defer></script>'


def test_it_is_collected_under_a_name_with_a_hash(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path, STORAGES={"staticfiles": {"BACKEND": MANIFEST}}):
        call_command("collectstatic", verbosity=0)
        (name,) = re.findall(r'src="/static/(flocktory-postcheckout\.[0-9a-f]{12}\.js)"', script())
        assert (tmp_path / name).read_text() == STATIC_FILE


def test_the_other_forms_need_none():
    for form in ("script", "datalayer"):
        with override_settings(FLOCKTORY={"FORM": form}):
            assert get(TAG, order=order()).content.decode() == render(order(), form=form)


def test_a_file_that_was_not_collected_is_told(tmp_path, caplog):
    storages = {"staticfiles": {"BACKEND": MANIFEST}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages, FLOCKTORY={"FORM": "data"}):
        assert get(TAG, order=order()).content == b""
    assert STATIC_FILE_NAME in caplog.text
