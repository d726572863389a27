//! The static file of the form `data`.

use crate::base::csp::csp_hash;

/// The script that reads the blocks of the form `data`: ES5, to be served as a file of the shop's own.
pub const STATIC_FILE: &str = include_str!("js/flocktory-postcheckout.js");

/// The name to serve it under.
pub const STATIC_FILE_NAME: &str = "flocktory-postcheckout.js";

/// `sha256-…` of [`STATIC_FILE`]: for the tag's `integrity`, and for a `script-src` that allows files by hash.
pub fn static_file_hash() -> String {
    csp_hash(STATIC_FILE)
}
