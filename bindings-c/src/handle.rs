//! The handle of a feed's index, and the calls that use it.

use crate::arguments::{self, Argument};
use crate::edge;
use crate::outcome::Outcome;
use crate::result::FlocktoryPostcheckoutResult as Handle;
use crate::status::FlocktoryPostcheckoutStatus as Status;
use flocktory_postcheckout::feed::{Feed, FileError};
use flocktory_postcheckout::{InvalidInput, Options};
use std::path::PathBuf;
use std::ptr;

/// An open index of the shop's feed. It follows its file, and many threads may use it at once.
pub struct FlocktoryPostcheckoutFeed(Feed);

/// Opens an index.
///
/// # Safety
/// Each pointer is NULL or valid for its use.
pub(crate) unsafe fn open(
    path: Argument,
    options: Argument,
    out: *mut *mut FlocktoryPostcheckoutFeed,
    result: *mut *mut Handle,
) -> Status {
    if out.is_null() {
        // SAFETY: the caller's promise.
        return unsafe { edge::give(result, || Err(Status::BadArgument)) };
    }
    // SAFETY: the pointer is not NULL, so it is valid for writes.
    unsafe { out.write(ptr::null_mut()) };
    // SAFETY: the caller's promise.
    unsafe {
        arguments::answer(path, options, result, |path, options| {
            let path = file(path);
            match Feed::open(&path) {
                Ok(feed) => {
                    out.write(Box::into_raw(Box::new(FlocktoryPostcheckoutFeed(feed))));
                    Ok(Outcome::Problems(Vec::new()))
                }
                Err(error) => Err(InvalidInput { problems: FileError::new(&path, error).into_problems(options.lang) }),
            }
        })
    }
}

/// Runs `work` with an order, options and a feed, and returns its result through `out`.
///
/// # Safety
/// Each pointer is NULL or valid for its use.
pub(crate) unsafe fn answer(
    order: Argument,
    options: Argument,
    feed: *const FlocktoryPostcheckoutFeed,
    out: *mut *mut Handle,
    work: impl FnOnce(&[u8], &Options<'_>) -> Result<Outcome, InvalidInput>,
) -> Status {
    // SAFETY: the caller's promise.
    unsafe {
        arguments::answer(order, options, out, |order, options| match feed.as_ref() {
            None => work(order, options),
            Some(feed) => {
                let mut options = options.clone();
                options.feed = Some(feed.0.clone());
                work(order, &options)
            }
        })
    }
}

/// The path of these bytes. On Unix a path may be any bytes.
fn file(bytes: &[u8]) -> PathBuf {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt as _;
        PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
    }
    #[cfg(not(unix))]
    {
        PathBuf::from(&*String::from_utf8_lossy(bytes))
    }
}
