//! The handle of a feed's index, as an option holds it.

use flocktory_postcheckout::feed::Feed as Core;
use magnus::{Error, TryConvert as _, Value, prelude::*};
use std::path::PathBuf;

/// Frozen, so that every Ractor can use it.
#[magnus::wrap(class = "Flocktory::Postcheckout::Feed", free_immediately, frozen_shareable, size)]
pub(crate) struct Feed(pub(crate) Core);

/// Converts the value of the option `feed`: a feed, or a path that is not a String, such as a Pathname.
pub(crate) fn of(value: Value) -> Result<Option<Core>, Error> {
    if let Ok(feed) = <&Feed>::try_convert(value) {
        return Ok(Some(feed.0.clone()));
    }
    if !value.respond_to("to_path", false)? {
        return Ok(None);
    }
    Ok(Some(Core::follow(PathBuf::try_convert(value)?)))
}
