"""The system checks."""

import pytest
from csp.constants import NONCE
from django.core.checks import run_checks
from django.test import override_settings

from flocktory_postcheckout import csp_sources
from flocktory_postcheckout.django.csp import with_hosts

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


@pytest.mark.parametrize("config", [GOOD, {"SITE_ID": 12345}, {"SITE_ID": ""}, {"SITE_ID": None, "FORM": "datalayer"}])
def test_nothing_to_tell(config):
    assert found(FLOCKTORY=config) == []


@pytest.mark.parametrize("settings", [{}, {"FLOCKTORY": {}}, {"FLOCKTORY": {"SPOT": "mobile"}}])
def test_a_site_id_that_is_not_set(settings):
    (message,) = found(**settings)
    assert message.id == "flocktory.W004" and "SITE_ID" in message.msg


@pytest.mark.parametrize("site_id", [1, "1"])
def test_a_site_id_that_is_djangos(site_id):
    (message,) = found(FLOCKTORY={"SITE_ID": site_id})
    assert message.id == "flocktory.W005" and not message.is_serious()


@pytest.mark.parametrize(
    "config, id, text, hint",
    [
        ([], "E001", "FLOCKTORY must be a dict, got list", None),
        ({"SITEID": "1"}, "E002", "FLOCKTORY['SITEID'] is not a setting", "Did you mean 'SITE_ID'?"),
        ({"once": True}, "E002", "FLOCKTORY['once'] is not a setting", "Did you mean 'ONCE'?"),
        ({"NONCE": "abc"}, "E002", "FLOCKTORY['NONCE'] is not a setting", "'ONCE'"),
        ({"TIMEZONE": 1}, "E002", "FLOCKTORY['TIMEZONE'] is not a setting", "SITE_ID, ENABLED, ON_INVALID, ORDER"),
        ({"SITE_ID": " 1"}, "E003", "FLOCKTORY['SITE_ID']: site_id must be digits only", None),
        ({"SITE_ID": "YOUR_SITE_ID"}, "E003", "FLOCKTORY['SITE_ID']: site_id must be digits only", None),
        ({"COUNTRY": "XX"}, "E004", "FLOCKTORY['COUNTRY']: options.country must be one of RU", None),
        ({"BASE_URL": "shop.ru"}, "E004", "FLOCKTORY['BASE_URL']: options.base_url must be an absolute http", None),
        ({"FORM": "json"}, "E004", "FLOCKTORY['FORM']: options.form must be one of script", None),
        ({"ONCE": "yes"}, "E004", "FLOCKTORY['ONCE']: options.once must be true or false", None),
        ({"ENABLED": "False"}, "E005", "FLOCKTORY['ENABLED'] must be True or False, got 'False'", None),
        ({"ORDER": "shop.missing"}, "E006", "FLOCKTORY['ORDER'] cannot be imported: No module named 'shop'", None),
        ({"ORDER": "order"}, "E006", "FLOCKTORY['ORDER'] is not a function", None),
        ({"ORDER": 5}, "E006", "FLOCKTORY['ORDER'] is not a function", None),
        ({"ITEM_ID": "pages.missing"}, "E006", "FLOCKTORY['ITEM_ID'] cannot be imported: ", None),
        ({"ITEM_ID": 5}, "E006", "FLOCKTORY['ITEM_ID'] is not a function", None),
        ({"ON_INVALID": "ignore"}, "E005", "FLOCKTORY['ON_INVALID'] must be 'log' or 'raise', got 'ignore'", None),
    ],
)
def test_a_wrong_setting(config, id, text, hint):
    (message,) = found(FLOCKTORY={"SITE_ID": None} | config if config else config)
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


NO_LOADER = {"SITE_ID": None}


@pytest.mark.parametrize("policy", BLOCKING)
def test_a_policy_that_blocks_the_script(policy):
    (message,) = found(FLOCKTORY=NO_LOADER, **policy)
    assert message.id == "flocktory.W001" and not message.is_serious()
    assert next(iter(policy)) in message.msg
    assert found(FLOCKTORY=NO_LOADER | {"FORM": "data"}, **policy) == []


@pytest.mark.parametrize("policy", ALLOWING)
def test_a_policy_that_does_not(policy):
    assert found(FLOCKTORY=NO_LOADER, **policy) == []


@pytest.mark.parametrize(
    "policy",
    [
        {"CONTENT_SECURITY_POLICY": "default-src 'self'"},
        {"CONTENT_SECURITY_POLICY": ["default-src"]},
        {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": ["default-src"]}},
        {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": None}},
        {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"default-src": 5}}},
        {"SECURE_CSP": "default-src 'self'"},
        {"SECURE_CSP": {"script-src": object()}},
    ],
)
def test_a_policy_that_is_malformed(policy):
    (message,) = found(FLOCKTORY={"SITE_ID": "12345"}, **policy)
    assert message.id == "flocktory.W007" and not message.is_serious()


HOSTS = csp_sources()
ALL_HOSTS = {directive: ["'self'", "'unsafe-inline'", *hosts] for directive, hosts in HOSTS.items()}


@pytest.mark.parametrize(
    "changed, missing",
    [
        (
            {"script-src": ["'self'", NONCE]},
            ["script-src https://api.flocktory.com", "script-src https://assets.flocktory.com"],
        ),
        ({"connect-src": "'self' https://push.flocktory.com"}, ["connect-src https://api.flocktory.com"]),
        ({"frame-src": ["*.flocktory.com"]}, ["frame-src https://flocktory.com"]),
        ({"frame-src": None, "child-src": ["*.flocktory.com", "flocktory.com"]}, []),
        ({"img-src": ["https:", "data:"]}, []),
        (
            {"img-src": ["http://example.com", "https://API.flocktory.com:443/a/"]},
            ["img-src https://assets.flocktory.com"],
        ),
        ({"style-src": ["*"], "upgrade-insecure-requests": True}, []),
        ({"style-src": ["*"], "style-src-elem": ["'self'"]}, ["style-src https://assets.flocktory.com"]),
        ({"script-src": [NONCE, "'strict-dynamic'"]}, []),
        ({"img-src": None}, ["img-src https://api.flocktory.com", "img-src https://assets.flocktory.com"]),
    ],
)
def test_a_policy_without_hosts(changed, missing):
    policy = {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": ALL_HOSTS | changed}}
    messages = found(FLOCKTORY={"SITE_ID": "12345"}, **policy)
    assert [message.id for message in messages] == ["flocktory.W006"] * bool(missing)
    for message in messages:
        assert message.msg.endswith(f"need: {', '.join(missing)}.") and "with_hosts" in message.hint
    fixed = {name: with_hosts(value) for name, value in policy.items()}
    assert found(FLOCKTORY={"SITE_ID": "12345"}, **fixed) == []


def test_hosts_are_added_to_what_a_policy_has():
    policy = {"default-src": ["'none'"], "img-src": "'self' data:", "script-src-elem": ("'self'", NONCE)}
    expected = {
        "default-src": ["'none'"],
        "img-src": ["'self'", "data:", *HOSTS["img-src"]],
        "script-src-elem": ["'self'", NONCE, *HOSTS["script-src"]],
        "style-src": HOSTS["style-src"],
        "connect-src": HOSTS["connect-src"],
        "frame-src": HOSTS["frame-src"],
    }
    assert with_hosts(policy) == with_hosts(with_hosts(policy)) == expected
    assert with_hosts({}) == {} and policy["default-src"] == ["'none'"]
    # django-csp has 'self' where a policy says nothing.
    nested = with_hosts({"DIRECTIVES": {"img-src": ["*"]}, "REPORT_PERCENTAGE": 10})
    assert nested["REPORT_PERCENTAGE"] == 10
    assert nested["DIRECTIVES"]["connect-src"] == ["'self'", *HOSTS["connect-src"]]


def test_a_static_file_that_is_not_found():
    settings = {"STATICFILES_FINDERS": ["django.contrib.staticfiles.finders.FileSystemFinder"]}
    (message,) = found(FLOCKTORY=NO_LOADER | {"FORM": "data"}, **settings)
    assert message.id == "flocktory.W002"
    assert found(FLOCKTORY=NO_LOADER, **settings) == []
