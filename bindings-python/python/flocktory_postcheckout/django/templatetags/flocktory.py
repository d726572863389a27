"""{% load flocktory %}: the tags flocktory_postcheckout and flocktory_loader."""

from django import template

from ..argument import OrderArgument
from ..guard import savepoints
from ..tags import flocktory_loader, flocktory_postcheckout

register = template.Library()


class TagNode(template.Node):
    """A tag whose arguments are evaluated within its guard."""

    def __init__(self, tag, simple, **options):
        self.tag = tag
        self.simple = simple
        self.options = options

    def render(self, context):
        def evaluate():
            (_, *arguments), options = self.simple.get_resolved_arguments(context)
            return arguments, options

        html = self.tag.evaluated(context, evaluate, **self.options)
        if self.simple.target_var is None:
            return html
        context[self.simple.target_var] = html
        return ""


def add(tag, node_of):
    register.simple_tag(tag, takes_context=True)
    compiled = register.tags[tag.__name__]
    register.tag(tag.__name__, lambda parser, token: node_of(compiled(parser, token)))


def order_node(simple):
    if simple.args:
        simple.args[0] = OrderArgument(simple.args[0])
    else:
        simple.kwargs["order"] = OrderArgument(simple.kwargs["order"])
    return TagNode(flocktory_postcheckout, simple)


def loader_node(simple):
    # Without arguments it runs no code of the shop, so pages do not pay for savepoints.
    has_arguments = simple.args or simple.kwargs
    return TagNode(flocktory_loader, simple, **{"scope": savepoints} if has_arguments else {})


add(flocktory_postcheckout, order_node)
add(flocktory_loader, loader_node)
