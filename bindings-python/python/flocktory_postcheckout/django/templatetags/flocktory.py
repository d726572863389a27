"""{% load flocktory %}: the tags flocktory_postcheckout and flocktory_loader."""

from django import template

from ..argument import OrderArgument
from ..guard import guarded, savepoints
from ..tags import flocktory_loader, flocktory_postcheckout, guarded_order, report_loader

register = template.Library()


def add(tag, guard_for):
    """Registers a tag whose arguments are evaluated, and may fail, within the guard that guard_for returns."""
    register.simple_tag(tag, takes_context=True)
    compiled = register.tags[tag.__name__]

    def compile(parser, token):
        node = compiled(parser, token)
        node.render = guard_for(node)(node.render)
        return node

    register.tag(tag.__name__, compile)


def guard_order(node):
    if node.args:
        node.args[0] = OrderArgument(node.args[0])
    else:
        node.kwargs["order"] = OrderArgument(node.kwargs["order"])
    return guarded_order


def guard_loader(node):
    # A loader without arguments runs no code of the shop, so pages do not pay for savepoints.
    return guarded(report_loader, savepoints) if node.args or node.kwargs else guarded(report_loader)


add(flocktory_postcheckout, guard_order)
add(flocktory_loader, guard_loader)
