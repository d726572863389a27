from django.dispatch import Signal

invalid_order = Signal()
"""Sent when an order is not sent to Flocktory, unless the tag raises.

Arguments: order, the tag's argument, or None if that failed; problems, empty if the error is not about the order;
request, or None. The sender is the class of the order.
"""
