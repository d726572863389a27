//! The feed that C holds, and the calls that use it.

use crate::edge::{self, Given};
use crate::outcome::Outcome;
use crate::result::FlocktoryPostcheckoutResult as Handle;
use crate::status::FlocktoryPostcheckoutStatus as Status;
use flocktory_postcheckout::feed::{Feed, FileError};
use flocktory_postcheckout::{InvalidOrder, Options};
use std::path::PathBuf;
use std::ptr;

/// The index of the shop's feed, in use. It follows the file, and many threads may use it at once.
pub struct FlocktoryPostcheckoutFeed(Feed);

/// Opens an index.
///
/// # Safety
/// Each pointer is NULL or good for what it is for.
pub(crate) unsafe fn open(
    path: Given,
    options: Given,
    out: *mut *mut FlocktoryPostcheckoutFeed,
    result: *mut *mut Handle,
) -> Status {
    if out.is_null() {
        // SAFETY: the caller's promise.
        return unsafe { edge::give(result, || Err(Status::BadArgument)) };
    }
    // SAFETY: it is not NULL, so it can be written to.
    unsafe { out.write(ptr::null_mut()) };
    // SAFETY: the caller's promise.
    unsafe {
        edge::answer(path, options, result, |path, options| {
            let path = file(path);
            match Feed::open(&path) {
                Ok(feed) => {
                    out.write(Box::into_raw(Box::new(FlocktoryPostcheckoutFeed(feed))));
                    Ok(Outcome::Problems(Vec::new()))
                }
                Err(error) => Err(InvalidOrder { problems: FileError::new(&path, error).into_problems(options.lang) }),
            }
        })
    }
}

/// Works on an order, options and a feed, and gives the result out.
///
/// # Safety
/// Each pointer is NULL or good for what it is for.
pub(crate) unsafe fn answer(
    order: Given,
    options: Given,
    feed: *const FlocktoryPostcheckoutFeed,
    out: *mut *mut Handle,
    work: impl FnOnce(&[u8], &Options) -> Result<Outcome, InvalidOrder>,
) -> Status {
    // SAFETY: the caller's promise.
    unsafe {
        edge::answer(order, options, out, |order, options| match feed.as_ref() {
            None => work(order, options),
            Some(feed) => {
                let mut options = options.clone();
                options.feed = Some(feed.0.clone());
                work(order, &options)
            }
        })
    }
}

/// A path's bytes are its own where the system has it so.
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
