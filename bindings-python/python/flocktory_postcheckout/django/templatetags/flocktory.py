"""{% load flocktory %}: the tags flocktory_postcheckout and flocktory_loader."""

from django import template

from ..tags import flocktory_loader, flocktory_postcheckout, guarded, report_loader, report_order

register = template.Library()


def add(tag, report):
    register.simple_tag(tag, takes_context=True)
    compiled = register.tags[tag.__name__]

    def guard(parser, token):
        # Arguments are evaluated, and may fail, before the tag is called.
        node = compiled(parser, token)
        node.render = guarded(report)(node.render)
        return node

    register.tag(tag.__name__, guard)


add(flocktory_postcheckout, report_order)
add(flocktory_loader, report_loader)
