"""A plugin of pytest: the database that the tests of a shop share."""

import pytest

@pytest.fixture(scope="session", autouse=True)
def database():
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    setup_test_environment()
    config = setup_databases(0, interactive=False)
    yield
    teardown_databases(config, 0)
