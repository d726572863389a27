"""manage.py flocktory_feed_index FILE [-o INDEX]: run it after each export of the feed."""

from django.core.management.base import BaseCommand, CommandError

from flocktory_postcheckout import Feed, FeedError

from ... import conf


class Command(BaseCommand):
    help = "Makes the index of a product feed (YML), with which the ids of ordered items are compared."
    # The checks would often report that the index does not exist yet.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", help="the feed: YML as it is, or in gzip or zip")
        parser.add_argument("-o", "--output", metavar="INDEX", help="by default, the one in FLOCKTORY['FEED']")
        parser.add_argument("--partial", action="store_true", help="index what can be read of a feed with errors")
        parser.add_argument("--force", action="store_true", help="replace a file that is not an index")

    def handle(self, *, file, output, partial, force, **_):
        index = output or conf.feed_path()
        if index is None:
            raise CommandError("Where to? Give -o INDEX, or set FLOCKTORY['FEED'].")
        try:
            indexed = Feed.index(file, index, partial=partial, force=force, lang=conf.options().get("lang"))
        except FeedError as error:
            self.report(error.problems)
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(str(error)) from error
        self.report(indexed.problems)
        self.stdout.write(f"{index}: {indexed.offers} offers, {indexed.bytes} bytes")

    def report(self, problems):
        for problem in problems:
            self.stderr.write(str(problem))
