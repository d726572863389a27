from django.dispatch import Signal

invalid_order = Signal()
"""Sent when an order is not sent to Flocktory, unless the tag raises.

Arguments: order, what the tag was given, or None if that failed; problems, empty if it was no matter of the order;
request, or None. The sender is the class of the order.
"""
