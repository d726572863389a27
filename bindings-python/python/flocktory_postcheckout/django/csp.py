"""The Content-Security-Policy from the settings of django-csp and of Django 6."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from typing import Any

from django.conf import settings

from flocktory_postcheckout import csp_sources

# What django-csp starts from.
DEFAULT = {"default-src": ["'self'"]}


def with_hosts(policy: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of a policy that also allows Flocktory's hosts: CONTENT_SECURITY_POLICY of django-csp, SECURE_CSP of Django 6."""
    if "DIRECTIVES" in policy:
        return {**policy, "DIRECTIVES": with_hosts(DEFAULT | policy["DIRECTIVES"])}
    merged = dict(policy)
    for directive, hosts in csp_sources().items():
        if (name := effective(policy, directive)) is not None:
            # Next to another source, 'none' is ignored with a warning in the browser's console.
            kept = [source for source in sources(policy[name]) if source != "'none'"]
            own = name if name.startswith(directive) else directive
            merged[own] = [*kept, *(host for host in hosts if host not in kept)]
    return merged


def policies():
    """Each setting that defines a policy, with its directives; without them if the setting is not a policy."""
    for name, directives_of in (("CONTENT_SECURITY_POLICY", of_django_csp), ("SECURE_CSP", lambda config: config)):
        if config := getattr(settings, name, None):
            directives = directives_of(config)
            is_read = isinstance(directives, Mapping) and all(map(is_sources, directives.values()))
            yield name, directives if is_read else None


def of_django_csp(config):
    directives = config.get("DIRECTIVES", {}) if isinstance(config, Mapping) else None
    return DEFAULT | directives if isinstance(directives, dict) else directives


def allows_inline_scripts(directives):
    """Whether an inline script with the response's nonce, if any, is allowed."""
    if (name := effective(directives, "script-src")) is None:
        return True
    text = text_of(directives[name])
    # Browsers ignore 'unsafe-inline' next to a hash or 'strict-dynamic'.
    return "nonce" in text or ("'unsafe-inline'" in text and "'sha" not in text and "-dynamic'" not in text)


def missing_hosts(directives):
    """Flocktory's hosts that a policy blocks, as "directive host"."""
    for directive, hosts in csp_sources().items():
        name = effective(directives, directive)
        # With 'strict-dynamic' browsers ignore hosts: what may run is what the loader, which has the nonce, adds.
        if name is not None and "'strict-dynamic'" not in (text := text_of(directives[name])):
            yield from (f"{directive} {host}" for host in hosts if not allows(text.split(), host))


def allows(sources, host):
    """Whether one of the sources is the host, its scheme, or a pattern of it."""
    scheme, _, name = host.partition("://")
    return f"{scheme}:" in sources or any(fnmatch(name, hostname(source)) for source in sources)


def hostname(source):
    """The host of a source, without scheme, port and path."""
    return source.rpartition("://")[2].partition("/")[0].partition(":")[0]


def effective(directives, directive):
    """The name of the directive that browsers look at for scripts, styles or frames; None if there is none."""
    fallbacks = ["child-src"] if directive == "frame-src" else []
    names = (f"{directive}-elem", directive, *fallbacks, "default-src")
    return next((name for name in names if directives.get(name) is not None), None)


def sources(value):
    return value.split() if isinstance(value, str) else list(value)


def text_of(value):
    return " ".join(map(str, sources(value))).lower()


def is_sources(value):
    """Whether a directive has sources, or is a flag such as upgrade-insecure-requests."""
    return value is None or isinstance(value, (bool, str, Iterable))
