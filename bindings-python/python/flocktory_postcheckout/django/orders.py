"""A shop's own model in place of an order: the function ORDER converts it, or the glue for a known shop engine.

FLOCKTORY["ORDER"] is a function, or its dotted path, that takes a model and returns what render takes.
"""

from importlib import import_module

from django.apps import apps
from django.db.models import Model, QuerySet

from . import conf

# The glue for each engine's class of orders: postcheckout converts one, is_due says whether a visitor may get it.
ENGINES = {
    "oscar.apps.order.abstract_models.AbstractOrder": "oscar",
    "salesman.orders.models.BaseOrder": "salesman",
}

LISTS = (list, tuple, QuerySet)


def is_due(order, request):
    """Whether the visitor is the one who has bought: shop engines show an order to others, too."""
    if isinstance(order, LISTS):
        return all(is_due(one, request) for one in order)
    engine = engine_of(order.__class__)
    return engine is None or engine.is_due(order, request)


def converted(order):
    """A model, or a list of models, as render takes it; any other object is one already."""
    if isinstance(order, LISTS):
        return [converted(one) for one in order]
    function = function_for(order.__class__)
    return function(order) if function else order


def function_for(model):
    """The function that makes an order of a model; None if there is none, or if the class is not a model's."""
    if not issubclass(model, Model):
        return None
    return conf.function("ORDER") or getattr(engine_of(model), "postcheckout", None)


def engine_models():
    """Each installed model of an order that a shop engine has, with the engine's glue."""
    return [(model, engine) for model in apps.get_models() if (engine := engine_of(model))]


def engine_of(model):
    """The glue for a shop engine's class of orders, or for a subclass of it; else None."""
    for base in model.__mro__:
        if name := ENGINES.get(f"{base.__module__}.{base.__qualname__}"):
            return import_module(f".{name}", __package__)
    return None
