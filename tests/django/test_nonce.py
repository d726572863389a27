"""The nonce is found, and it is the one of the response's header."""

import django
import pytest
from django.test import override_settings
from pages import LOADER, TAG, get, order

from flocktory_postcheckout import csp_sources, loader, render
from flocktory_postcheckout.django.csp import with_hosts

CSP = ["csp.middleware.CSPMiddleware"]


def django_csp(**settings):
    from csp.constants import NONCE, SELF

    policy = with_hosts({"DIRECTIVES": {"script-src": [SELF, NONCE]}})
    return override_settings(CONTENT_SECURITY_POLICY=policy, FLOCKTORY=settings)


HOSTS = " ".join(csp_sources()["script-src"])


def assert_hosts(response):
    policy = response["Content-Security-Policy"]
    assert HOSTS in policy
    # What the policy does not mention comes from its default.
    for directive in ("style-src", "img-src", "connect-src", "frame-src"):
        assert f"{directive} 'self' {' '.join(csp_sources()[directive])}" in policy


def nonce_of(response):
    _, nonce = response["Content-Security-Policy"].split("'nonce-")
    return nonce.split("'")[0]


@pytest.mark.parametrize("engine", ["django", "jinja2"])
def test_of_django_csp(engine):
    tags = {"django": TAG + LOADER, "jinja2": "{{ flocktory_postcheckout(order) }}{{ flocktory_loader() }}"}
    with django_csp(SITE_ID="12345"):
        response = get(tags[engine], engine, CSP, order=order())
        assert_hosts(response)
        nonce = nonce_of(response)
        assert response.content.decode() == render(order(), nonce=nonce) + loader("12345", nonce=nonce)
        assert nonce_of(get(tags[engine], engine, CSP, order=order())) != nonce


def test_given_lazily():
    template = "{% load flocktory %}{% flocktory_postcheckout order nonce=request.csp_nonce %}"
    with django_csp():
        response = get(template, middleware=CSP, order=order())
        assert response.content.decode() == render(order(), nonce=nonce_of(response))


def test_given_comes_first_unless_it_is_blank():
    template = "{% load flocktory %}{% flocktory_postcheckout order nonce=nonce %}"
    with django_csp():
        response = get(template, middleware=CSP, order=order(), nonce="abc")
        assert response.content.decode() == render(order(), nonce="abc")
        response = get(template, middleware=CSP, order=order())
        assert response.content.decode() == render(order(), nonce=nonce_of(response))


def test_of_the_context():
    assert get(TAG, order=order(), csp_nonce="abc").content.decode() == render(order(), nonce="abc")


def test_without_a_policy_there_is_none():
    assert "nonce" not in get(TAG, order=order()).content.decode()


if django.VERSION >= (6, 0):

    def test_of_django_itself():
        from django.utils.csp import CSP

        middleware = ["django.middleware.csp.ContentSecurityPolicyMiddleware"]
        with override_settings(SECURE_CSP=with_hosts({"script-src": [CSP.SELF, CSP.NONCE]})):
            response = get(TAG, middleware=middleware, order=order())
            assert "'self' 'nonce-" in response["Content-Security-Policy"]
            assert response["Content-Security-Policy"].endswith(HOSTS)
            assert response.content.decode() == render(order(), nonce=nonce_of(response))
