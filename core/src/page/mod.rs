//! Scripts of the page other than an order's snippet: Flocktory's loader and the static file.

pub(crate) mod loader;
pub(crate) mod static_file;
