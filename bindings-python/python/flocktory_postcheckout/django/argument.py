"""The order that a template passes to the tag: Django's templates do not say why an expression has no value."""

from collections.abc import Mapping
from difflib import get_close_matches
from inspect import signature

from django.template.context import BaseContext

from .masked import described


class NoOrder(LookupError):
    """An expression of a template has no value; its cause is the exception that the template silences, if there is one."""


class OrderArgument:
    """The expression in place of an order: evaluated as Django does, but no value is an error."""

    def __init__(self, expression):
        self.expression = expression

    def resolve(self, context):
        value = self.expression.resolve(context)
        # What cannot be evaluated is a text, by default an empty one.
        if value is None or isinstance(value, str):
            explain(self.expression, context)
        return value


def explain(expression, context):
    """Evaluates an expression step by step and raises NoOrder where it fails."""
    value, path = context, ""
    for name in getattr(expression.var, "lookups", None) or ():
        owner_path, path = path, f"{path}.{name}" if path else name
        value = called(path, member(value, owner_path, name))
    if value is None:
        raise NoOrder(f"`{path}` is None")
    if not isinstance(value, str):
        raise NoOrder(f"`{expression.token}` has no value")


def member(owner, owner_path, name):
    """What templates find under a name: a key, an attribute, or an index."""
    for look in (lambda: owner[name], lambda: owner[int(name)]):
        try:
            return look()
        except (TypeError, AttributeError, LookupError, ValueError):
            pass
    if not isinstance(owner, BaseContext):
        try:
            return getattr(owner, name)
        except Exception as error:
            if not isinstance(error, AttributeError) or name in dir(owner):
                raise NoOrder(f"`{owner_path}.{name}` raises {described(error)}") from error
    raise NoOrder(missing(owner, owner_path, name))


def missing(owner, owner_path, name):
    if isinstance(owner, BaseContext):
        text, names = f"the template has no variable `{name}`", owner.flatten()
    elif owner is None:
        return f"`{owner_path}` is None, which has no `{name}`"
    else:
        text = f"`{owner_path}`, of the type {type(owner).__name__}, has no `{name}`"
        names = owner if isinstance(owner, Mapping) else dir(owner)
    near = get_close_matches(name, filter(lambda known: isinstance(known, str), names), 1)
    return f"{text}. Did you mean `{near[0]}`?" if near else text


def called(path, value):
    """The result of what templates call, else the value itself."""
    if not callable(value) or getattr(value, "do_not_call_in_templates", False):
        return value
    if getattr(value, "alters_data", False):
        raise NoOrder(f"`{path}` has alters_data, so templates do not call it")
    try:
        signature(value).bind()
    except TypeError:
        raise NoOrder(f"`{path}` needs arguments, and templates pass none") from None
    except ValueError:
        pass  # Built-in functions have no signature.
    try:
        return value()
    except Exception as error:
        raise NoOrder(f"`{path}` raises {described(error)}") from error
