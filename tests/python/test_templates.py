"""Templates print a snippet raw, and nothing made from it."""

import jinja2
import markupsafe
import pytest
from django.template import Context, Engine
from django.utils.html import conditional_escape, format_html
from orders import item, order

from flocktory_postcheckout import loader, render

TAGS = [render(order(items=[item(title="</script>&'\"")])), render(order(), form="data", nonce="abc"), loader("12345")]


@pytest.mark.parametrize("tag", TAGS)
def test_django(tag):
    def rendered(template):
        return Engine().from_string(template).render(Context({"tag": tag, "text": str(tag), "cut": tag[:7]}))

    assert rendered("{{ tag }}") == tag
    assert rendered("{% autoescape on %}{{ tag }}{% endautoescape %}") == tag
    assert rendered("{% if tag %}{{ tag }}{% endif %}") == tag
    assert rendered("{{ text }}").startswith("&lt;script")
    assert rendered("{{ cut }}") == "&lt;script"
    assert rendered("{{ tag|upper }}").startswith("&lt;SCRIPT")
    assert conditional_escape(tag) == tag
    assert format_html("{}", tag) == tag


@pytest.mark.parametrize("tag", TAGS)
def test_jinja2(tag):
    environment = jinja2.Environment(autoescape=True)

    def rendered(template):
        return environment.from_string(template).render(tag=tag, text=str(tag), cut=tag[:7])

    assert rendered("{{ tag }}") == tag
    assert rendered("{{ text }}").startswith("&lt;script")
    assert rendered("{{ cut }}") == "&lt;script"
    assert markupsafe.escape(tag) == tag
    assert markupsafe.Markup("{}").format(tag) == tag
