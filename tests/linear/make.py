"""Functions that make the inputs."""

import itertools


def filled(before, unit, after=b""):
    """Makes inputs that repeat a unit; `{}` in it is replaced by another number each time."""

    def make(size):
        if b"{}" not in unit:
            return before + unit * (size // len(unit)) + after
        units = (unit.replace(b"{}", b"%d" % number) for number in itertools.count(10_000))
        return before + b"".join(itertools.islice(units, size // (len(unit) + 3))) + after

    return make


def halves(before, one, two, after):
    """Inputs of which one half repeats something and the other half something else."""
    return lambda size: before + one * (size // 2 // len(one)) + two * (size // 2 // len(two)) + after
