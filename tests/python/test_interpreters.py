"""Sub-interpreters are refused when the module is imported, as its README says."""

import importlib

import pytest

from flocktory_postcheckout import render  # noqa: F401 (the main interpreter has it)

IMPORT = """
try:
    import flocktory_postcheckout
except ImportError as error:
    text = str(error)
else:
    raise AssertionError("imported")
assert "subinterpreters" in text, text
"""


def test_a_sub_interpreter_is_refused():
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            interpreters = importlib.import_module(name)
        except ImportError:
            continue
        interpreter = interpreters.create()
        try:
            # Raises (older Pythons), or returns the exception that was raised inside.
            assert interpreters.run_string(interpreter, IMPORT) is None
        finally:
            interpreters.destroy(interpreter)
        return
    pytest.fail("this Python has no sub-interpreters to try")
