"""gtm_container returns the command's output, byte for byte."""

import inspect
import json
import os
import subprocess

import pytest
from orders import reported

from flocktory_postcheckout import InvalidOrder, gtm_container

PLACES = {
    "order.id": {"selector": "#order", "attribute": "data-id"},
    "order.price": "shop.total",
    "order.items": {"datalayer": "cart"},
    "order.items[].id": "sku",
    "user.email": {"cookie": "customer"},
}


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"source": "ga4", "site_id": 1839, "once": True},
        {"source": "enhanced-ecommerce", "event": ["purchase", "заказ"], "prefix": "Магазин", "lang": "ru"},
        {"source": "custom", "mapping": PLACES, "page_path": "/thanks", "compare": "contains", "nonce": {"cookie": "n"}},
        {"source": "classic", "variable": "Page type", "value": "thanks", "spot": "main", "country": "KZ"},
    ],
)
def test_it_is_the_command_s(options, tmp_path):
    arguments = []
    for name, value in options.items():
        flag = f"--{name.replace('_', '-')}"
        if name == "mapping":
            path = tmp_path / "mapping.json"
            path.write_text(json.dumps(value), encoding="utf-8")
            arguments += [flag, str(path)]
        elif value is True:
            arguments.append(flag)
        else:
            for one in value if isinstance(value, list) else [value]:
                arguments += [flag, json.dumps(one) if isinstance(one, dict) else str(one)]
    command = subprocess.run([os.environ["COMMAND"], "gtm", "container", *arguments], capture_output=True)
    assert command.returncode == 0, command.stderr.decode()
    container = gtm_container(**options)
    assert container.encode() == command.stdout
    assert json.loads(container)["exportFormatVersion"] == 2


def test_options_are_told_and_refused():
    parameters = inspect.signature(gtm_container).parameters
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in parameters.values())
    assert gtm_container(**{name: parameter.default for name, parameter in parameters.items()}) == gtm_container()
    assert all(f"\n{name}: " in gtm_container.__doc__ for name in parameters)
    for options, problem in (
        ({"sourse": "ga4"}, ("option_unknown", "options.sourse")),
        ({"source": "ga5"}, ("option_invalid", "options.source")),
        ({"source": "ga4", "mapping": {"order.id": {"cokie": "x"}}}, ("option_unknown", 'options.mapping["order.id"].cokie')),
        ({"event": "{{x}}"}, ("gtm_text_invalid", "options.event")),
        ({"site_id": " 1"}, ("site_id_invalid", "options.site_id")),
        ({"source": "globals"}, ("gtm_option_missing", "options.event")),
    ):
        with pytest.raises(InvalidOrder) as caught:
            gtm_container(**options)
        assert problem in reported(caught.value.problems)
    with pytest.raises(TypeError, match=r"gtm_container\(\) takes 0 positional arguments but 1 was given"):
        gtm_container({})


def test_what_an_option_raises():
    class Broken:
        def keys(self):
            raise LookupError("gone")

        def __getitem__(self, key):
            raise LookupError(key)

    with pytest.raises(InvalidOrder) as caught:
        gtm_container(source="custom", mapping=Broken(), event="x")
    assert type(caught.value.__cause__) is LookupError
