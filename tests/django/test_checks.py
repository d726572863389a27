"""The system checks."""

import pytest
from csp.constants import NONCE
from django.core.checks import run_checks
from django.test import override_settings

GOOD = {
    "SITE_ID": "12345",
    "ENABLED": False,
    "ON_INVALID": "log",
    "FORM": "data",
    "ONCE": True,
    "BASE_URL": "https://shop.ru",
    "COUNTRY": "KZ",
    "SPOT": "desktop",
    "LANG": "ru",
    "STRICT": True,
    "CHARSET": None,
}


def found(**settings):
    with override_settings(**settings):
        return [message for message in run_checks() if message.id.startswith("flocktory")]


@pytest.mark.parametrize("config", [{}, GOOD, {"SITE_ID": 12345}, {"FORM": "datalayer"}])
def test_nothing_to_tell(config):
    assert found(FLOCKTORY=config) == found() == []


@pytest.mark.parametrize(
    "config, id, text, hint",
    [
        ([], "E001", "FLOCKTORY must be a dict, got list", None),
        ({"SITEID": "1"}, "E002", "FLOCKTORY['SITEID'] is not a setting", "Did you mean 'SITE_ID'?"),
        ({"once": True}, "E002", "FLOCKTORY['once'] is not a setting", "Did you mean 'ONCE'?"),
        ({"NONCE": "abc"}, "E002", "FLOCKTORY['NONCE'] is not a setting", "'ONCE'"),
        ({"TIMEZONE": 1}, "E002", "FLOCKTORY['TIMEZONE'] is not a setting", "SITE_ID, ENABLED, ON_INVALID, ONCE"),
        ({"SITE_ID": " 1"}, "E003", "FLOCKTORY['SITE_ID']: site_id must be digits only", None),
        ({"SITE_ID": "YOUR_SITE_ID"}, "E003", "FLOCKTORY['SITE_ID']: site_id must be digits only", None),
        ({"COUNTRY": "XX"}, "E004", "FLOCKTORY['COUNTRY']: options.country must be one of RU", None),
        ({"BASE_URL": "shop.ru"}, "E004", "FLOCKTORY['BASE_URL']: options.base_url must be an absolute http", None),
        ({"FORM": "json"}, "E004", "FLOCKTORY['FORM']: options.form must be one of script", None),
        ({"ONCE": "yes"}, "E004", "FLOCKTORY['ONCE']: options.once must be true or false", None),
        ({"ENABLED": "False"}, "E005", "FLOCKTORY['ENABLED'] must be True or False, got 'False'", None),
        ({"ON_INVALID": "ignore"}, "E005", "FLOCKTORY['ON_INVALID'] must be 'log' or 'raise', got 'ignore'", None),
    ],
)
def test_a_wrong_setting(config, id, text, hint):
    (message,) = found(FLOCKTORY=config)
    assert message.id == f"flocktory.{id}"
    assert message.msg.startswith(text)
    assert message.is_serious() and (hint is None or hint in message.hint)


def django_csp(*sources, directive="script-src"):
    return {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {directive: list(sources)}}}


BLOCKING = [
    django_csp("'self'"),
    django_csp("'self'", directive="default-src"),
    django_csp("'self'", directive="img-src"),
    django_csp("'unsafe-inline'", "'sha256-abc='"),
    django_csp("'unsafe-inline'", "'strict-dynamic'"),
    {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"script-src": [NONCE], "script-src-elem": "'self'"}}},
    {"SECURE_CSP": {"default-src": ["'self'"]}},
    {"SECURE_CSP": {"script-src": {"'self'"}}},
]
ALLOWING = [
    {},
    django_csp("'self'", NONCE),
    django_csp("'strict-dynamic'", NONCE),
    django_csp("'self' 'unsafe-inline'"),
    {"CONTENT_SECURITY_POLICY": None},
    {"CONTENT_SECURITY_POLICY_REPORT_ONLY": {"DIRECTIVES": {"script-src": ["'self'"]}}},
    {"SECURE_CSP": {"script-src": ["'self'", "<CSP_NONCE_SENTINEL>"]}},
    {"SECURE_CSP": {"img-src": ["'self'"]}},
    {"SECURE_CSP": {}},
]


@pytest.mark.parametrize("policy", BLOCKING)
def test_a_policy_that_blocks_the_script(policy):
    (message,) = found(FLOCKTORY={}, **policy)
    assert message.id == "flocktory.W001" and not message.is_serious()
    assert next(iter(policy)) in message.msg
    assert found(FLOCKTORY={"FORM": "data"}, **policy) == []


@pytest.mark.parametrize("policy", ALLOWING)
def test_a_policy_that_does_not(policy):
    assert found(FLOCKTORY={}, **policy) == []


def test_a_static_file_that_is_not_found():
    settings = {"STATICFILES_FINDERS": ["django.contrib.staticfiles.finders.FileSystemFinder"]}
    (message,) = found(FLOCKTORY={"FORM": "data"}, **settings)
    assert message.id == "flocktory.W002"
    assert found(FLOCKTORY={}, **settings) == []
