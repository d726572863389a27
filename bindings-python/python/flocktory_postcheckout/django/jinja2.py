"""For Jinja2: {"OPTIONS": {"extensions": ["flocktory_postcheckout.django.jinja2.Flocktory"]}} in TEMPLATES."""

from jinja2 import pass_context
from jinja2.ext import Extension

from .tags import flocktory_loader, flocktory_postcheckout


class Flocktory(Extension):
    """Adds the functions flocktory_postcheckout and flocktory_loader.

    Jinja2 evaluates arguments before the call: pass a function if making the order may fail,
    flocktory_postcheckout(order.postcheckout).
    """

    def __init__(self, environment):
        super().__init__(environment)
        for tag in (flocktory_postcheckout, flocktory_loader):
            environment.globals[tag.__name__] = pass_context(tag)
