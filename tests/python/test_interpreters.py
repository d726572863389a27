"""The package works in one interpreter of a process, whichever loads it first. In the others it is imported, and its calls raise."""

import re
import subprocess
import sys

import pytest

RUN = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters

def run(interpreter, code):
    # Raises (older Pythons), or returns the exception that was raised inside.
    assert interpreters.run_string(interpreter, code) is None

def create():
    # Like those of mod_wsgi and uWSGI, they share the GIL.
    return interpreters.create("legacy") if hasattr(interpreters, "new_config") else interpreters.create(isolated=False)
"""

RENDER = '''
from flocktory_postcheckout import render
order = {"user": {"name": "Анна", "email": "anna@shop.ru"}, "order": {"id": 1, "price": 10, "items": [{"id": "777"}]}}
assert '"id":"777"' in render(order, nonce="abc")
'''

UNAVAILABLE = '''
from flocktory_postcheckout import STATIC_FILE, STATIC_FILE_NAME, Feed, Problem, __version__, render
assert "flocktory" in STATIC_FILE and STATIC_FILE_NAME.endswith(".js") and __version__
for call in (lambda: render({}, nonce="a"), lambda: Feed("feed.idx"), lambda: Feed.index("feed.xml", "feed.idx"), Problem):
    try:
        call()
    except RuntimeError as error:
        assert "WSGIApplicationGroup" in str(error)
    else:
        raise AssertionError("available")
'''

TAGS = '''
from django.conf import settings
from flocktory_postcheckout.django.csp import with_hosts
settings.configure(SECURE_CSP=with_hosts({"default-src": ["'self'"]}), INSTALLED_APPS=["flocktory_postcheckout.django"], TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}], FLOCKTORY={"SITE_ID": "12345", "FORM": "data"})
import django
django.setup()
from django.template import Context, Template
page = Template("{% load flocktory %}<p>{% flocktory_loader %}{% flocktory_postcheckout order %}</p>").render(Context({"order": {}}))
assert page == "<p></p>", page
'''


def run(code):
    ended = subprocess.run([sys.executable, "-c", RUN + code], capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")


THREADS = f"""
import threading
failed = []
threading.excepthook = failed.append
threads = [threading.Thread(target=exec, args=({RENDER!r}, {{}})) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failed, failed
"""


def test_the_first_interpreter_may_be_a_sub_interpreter():
    run(f"run(create(), {RENDER!r})")
    # As those of a server do, other threads render in it too.
    run(f"run(create(), {THREADS!r})")


@pytest.mark.parametrize(
    "first",
    [f"exec({RENDER!r})", f"first = create(); run(first, {RENDER!r}); exec({UNAVAILABLE!r})"],
    ids=["the main interpreter", "a sub-interpreter"],
)
def test_another_interpreter_imports_it_and_its_calls_raise(first):
    run(f"{first}\nother = create()\nrun(other, {UNAVAILABLE!r})\nrun(other, {UNAVAILABLE!r})")


def test_the_tags_of_django_print_nothing_in_another_interpreter():
    code = RUN + f"exec({RENDER!r})\nrun(create(), {TAGS!r})"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    logged = re.findall(r"^No Flocktory (\w+): LoadedByAnotherInterpreter: ", ended.stderr, re.M)
    assert logged == ["loader", "postcheckout"]
