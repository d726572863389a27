"""The example shop under a policy that allows no inline scripts at all, so with the form "data"."""

from csp.constants import NONCE

from shop.settings import *  # noqa: F403
from shop.settings import CONTENT_SECURITY_POLICY, FLOCKTORY

FLOCKTORY["FORM"] = "data"
CONTENT_SECURITY_POLICY["DIRECTIVES"]["script-src"].remove(NONCE)
