"""The Content-Security-Policy that the settings of django-csp and of Django 6 make."""

from django.conf import settings


def policies():
    """Each setting that makes a policy, with its directives."""
    if config := getattr(settings, "CONTENT_SECURITY_POLICY", None):
        yield "CONTENT_SECURITY_POLICY", {"default-src": ["'self'"]} | config.get("DIRECTIVES", {})
    if config := getattr(settings, "SECURE_CSP", None):
        yield "SECURE_CSP", config


def allows_inline_scripts(directives):
    """Whether an inline script runs that has the response's nonce, if there is one."""
    for name in ("script-src-elem", "script-src", "default-src"):
        if (sources := directives.get(name)) is not None:
            text = " ".join(map(str, [sources] if isinstance(sources, str) else sources)).lower()
            # Browsers take no notice of 'unsafe-inline' beside a hash or 'strict-dynamic'.
            return "nonce" in text or ("'unsafe-inline'" in text and "'sha" not in text and "-dynamic'" not in text)
    return True
