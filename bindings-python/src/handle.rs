//! The handle of a feed's index, as an option holds it.

use flocktory_postcheckout::feed::Feed as Core;
use pyo3::prelude::*;
use std::path::PathBuf;

/// The index of the shop's feed, for the option feed. It follows its file: within a second of a replacement, the new
/// file is used. Any number of threads can use it, also after a fork.
#[pyclass(frozen, module = "flocktory_postcheckout")]
pub(crate) struct Feed(pub(crate) Core);

/// Converts the value of the option `feed`: a feed, or a path that is not a str.
pub(crate) fn of(value: &Bound<'_, PyAny>) -> Option<Core> {
    match value.cast::<Feed>() {
        Ok(feed) => Some(feed.get().0.clone()),
        Err(_) => value.extract::<PathBuf>().ok().map(Core::follow),
    }
}
