"""{% load flocktory %}: the tags flocktory_postcheckout and flocktory_loader."""

from django import template

from ..tags import flocktory_loader, flocktory_postcheckout, guarded

register = template.Library()


class GuardedNode(template.Node):
    """A tag's node whose arguments may fail: they are resolved before the tag is called."""

    def __init__(self, node):
        self.node = node

    def render(self, context):
        return guarded(self.node.render)(context)


def add(tag):
    register.simple_tag(tag, takes_context=True)
    compiled = register.tags[tag.__name__]
    register.tag(tag.__name__, lambda parser, token: GuardedNode(compiled(parser, token)))


add(flocktory_postcheckout)
add(flocktory_loader)
