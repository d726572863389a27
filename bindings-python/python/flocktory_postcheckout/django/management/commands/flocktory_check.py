"""manage.py flocktory_check [MODEL]: which stored orders would be refused, and why."""

import sys
from collections import Counter
from functools import partial
from itertools import islice

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from flocktory_postcheckout import Feed, FeedError, InvalidOrder, check

from ... import conf, orders
from ...guard import savepoints
from ...masked import described

BAR = 40


class Command(BaseCommand):
    help = "Checks the orders in the database as the tag would, and compares their ids with the product feed. Sends nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "model", nargs="?", help="the model of an order, such as shop.Order; by default Oscar's or Salesman's"
        )
        parser.add_argument("--last", type=int, metavar="N", help="only the newest N orders, by their keys")
        parser.add_argument("--method", default="postcheckout", help="of the model, if FLOCKTORY['ORDER'] is not set")
        parser.add_argument("--feed", metavar="INDEX", help="the feed's index, instead of the one in FLOCKTORY['FEED']")

    def handle(self, *, model, last, method, feed, **_):
        model = self.find(model)
        convert = orders.function_for(model)
        if convert is None and not hasattr(model, method):
            raise CommandError(f"{model._meta.label} has no method {method}, and FLOCKTORY['ORDER'] is not set.")
        convert = convert or partial(made_by, method)
        options = conf.options() | self.open(feed or conf.feed_path())
        stored = model._default_manager.order_by("-pk")
        total = min(stored.count(), sys.maxsize if last is None else last)
        kinds, examples, refused = Counter(), {}, 0
        for number, order in enumerate(islice(stored.iterator(chunk_size=200), total), 1):
            found = dict(self.problems(order, convert, options))
            kinds.update(found.keys())
            refused += any(severity == "error" for severity, _ in found)
            for kind, text in found.items():
                examples.setdefault(kind, f"{order.pk}: {text}")
            self.show(number, total)
        for (severity, code), count in sorted(kinds.items(), key=lambda kind: (kind[0][0], -kind[1])):
            self.stdout.write(f"{severity} {code}: {plural(count)}, such as {examples[severity, code]}")
        if refused:
            raise CommandError(f"{model._meta.label}: {refused} of {plural(total)} would be refused.")
        self.stdout.write(self.style.SUCCESS(f"{model._meta.label}: none of {plural(total)} would be refused."))

    def find(self, label):
        if label:
            try:
                return apps.get_model(label)
            except (LookupError, ValueError) as error:
                raise CommandError(f"{label} is not a model: {error}") from error
        for model, _ in orders.engine_models():
            return model
        raise CommandError("Which model is an order? Pass it, for example shop.Order.")

    def open(self, feed):
        if feed is None:
            return {}
        try:
            # Opened once, not for each order.
            return {"feed": Feed.open(feed)}
        except (OSError, FeedError) as error:
            raise CommandError(str(error)) from error

    def problems(self, order, convert, options):
        """Each problem of an order as its kind and text, the first one of a kind last."""
        try:
            with savepoints():
                problems = check(convert(order), **options)
        except InvalidOrder as invalid:
            raise CommandError(f"FLOCKTORY: {invalid}") from invalid
        except Exception as error:
            yield ("error", type(error).__qualname__), described(error)
        else:
            for problem in reversed(problems):
                yield (problem.severity, problem.code), problem.message

    def show(self, number, total):
        if self.stderr.isatty() and (number % 20 == 0 or number == total):
            bar = "#" * (BAR * number // total)
            self.stderr.write(f"\r[{bar:<{BAR}}] {number}/{total}", ending="\n" if number == total else "")
            self.stderr.flush()


def made_by(method, order):
    """What a method of an order returns, or the value of a property."""
    value = getattr(order, method)
    return value() if callable(value) else value


def plural(count):
    return f"{count} order{'' if count == 1 else 's'}"
