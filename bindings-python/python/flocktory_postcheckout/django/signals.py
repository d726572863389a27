from django.dispatch import Signal

invalid_order = Signal()
"""Sent when an order is not sent to Flocktory, if the tag does not raise.

The sender is the order's class. Arguments: problems, a tuple, empty if it was something else than the order that failed;
order, as it was given to the tag; request, or None.
"""
