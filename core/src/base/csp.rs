//! Content-Security-Policy: what the page must allow, and the hash of an inline script.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The hosts that Flocktory's own scripts need, by directive, to add to a shop's policy. The snippet itself needs none.
///
/// Flocktory documents no policy: these are the hosts seen in use.
pub const fn csp_sources() -> &'static [(&'static str, &'static [&'static str])] {
    &[
        ("script-src", &["https://api.flocktory.com", "https://assets.flocktory.com"]),
        ("style-src", &["https://assets.flocktory.com"]),
        ("img-src", &["https://api.flocktory.com", "https://assets.flocktory.com"]),
        ("connect-src", &["https://api.flocktory.com", "https://push.flocktory.com"]),
        (
            "frame-src",
            &[
                "https://flocktory.com",
                "https://api.flocktory.com",
                "https://share.flocktory.com",
                "https://push.flocktory.com",
            ],
        ),
    ]
}

/// `sha256-…` of a text, for `script-src` and for `integrity`.
pub fn csp_hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
