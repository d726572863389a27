//! The handle of a feed's index, as Java keeps it: a number.

use flocktory_postcheckout::feed::{Feed, FeedError};
use jni_sys::jlong;
use std::io;
use std::path::{Path, PathBuf};

/// In place of a handle, as the class `Native` has them: no feed, and a feed that was closed.
const NONE: jlong = 0;
pub(crate) const CLOSED: jlong = -1;

/// Makes a handle, which [`free`] takes back.
pub(crate) fn new(feed: Feed) -> jlong {
    Box::into_raw(Box::new(feed)) as jlong
}

/// The feed of a handle. A closed one costs no order: each is sent, with a warning.
///
/// # Safety
/// The handle is none, closed, or one of [`new`] that is not freed while this call runs.
pub(crate) unsafe fn of(handle: jlong) -> Option<Feed> {
    match handle {
        NONE => None,
        CLOSED => Some(Feed::refused(Path::new(""), FeedError::from(io::Error::other("the feed is closed")))),
        // SAFETY: the caller's promise.
        handle => Some(unsafe { &*(handle as *const Feed) }.clone()),
    }
}

/// Frees a handle.
///
/// # Safety
/// The handle is one of [`new`]; nothing uses it any more.
pub(crate) unsafe fn free(handle: jlong) {
    if handle != NONE && handle != CLOSED {
        // SAFETY: the caller's promise.
        drop(unsafe { Box::from_raw(handle as *mut Feed) });
    }
}

/// The path of Java's text.
pub(crate) fn path(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}
