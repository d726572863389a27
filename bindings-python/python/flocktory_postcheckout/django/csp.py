"""The Content-Security-Policy from the settings of django-csp and of Django 6."""

from django.conf import settings


def policies():
    """Each setting that defines a policy, with its directives."""
    if config := getattr(settings, "CONTENT_SECURITY_POLICY", None):
        yield "CONTENT_SECURITY_POLICY", {"default-src": ["'self'"]} | config.get("DIRECTIVES", {})
    if config := getattr(settings, "SECURE_CSP", None):
        yield "SECURE_CSP", config


def allows_inline_scripts(directives):
    """Whether an inline script with the response's nonce, if any, is allowed."""
    for name in ("script-src-elem", "script-src", "default-src"):
        if (sources := directives.get(name)) is not None:
            text = " ".join(map(str, [sources] if isinstance(sources, str) else sources)).lower()
            # Browsers ignore 'unsafe-inline' next to a hash or 'strict-dynamic'.
            return "nonce" in text or ("'unsafe-inline'" in text and "'sha" not in text and "-dynamic'" not in text)
    return True
