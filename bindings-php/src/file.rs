//! Files by PHP's rules: relative to its current folder, and only where `open_basedir` allows.
#![allow(unsafe_code, reason = "calls functions of PHP")]

use crate::zend::{expand_filepath, php_check_open_basedir_ex};
use ext_php_rs::alloc::efree;
use flocktory_postcheckout::feed::{Feed, FeedError};
use std::ffi::{CStr, CString};
use std::io::{Error, ErrorKind};
use std::path::PathBuf;
use std::ptr;

/// The absolute path of a file.
pub(crate) fn path(given: &str) -> Result<PathBuf, FeedError> {
    let given = CString::new(given).map_err(|_| Error::from(ErrorKind::InvalidInput))?;
    // SAFETY: the argument ends with a NUL. The result is NULL or a string that is freed here.
    unsafe {
        let expanded = expand_filepath(given.as_ptr(), ptr::null_mut());
        if expanded.is_null() {
            return Err(Error::from(ErrorKind::InvalidFilename).into());
        }
        let is_refused = php_check_open_basedir_ex(expanded, 0) != 0;
        let path = PathBuf::from(CStr::from_ptr(expanded).to_string_lossy().into_owned());
        efree(expanded.cast());
        if is_refused {
            Err(Error::new(ErrorKind::PermissionDenied, "open_basedir restriction in effect").into())
        } else {
            Ok(path)
        }
    }
}

/// Applies PHP's rules to the feed of an option, which core has opened by the path as it was passed.
pub(crate) fn allowed(feed: Feed) -> Feed {
    match path(&feed.path().to_string_lossy()) {
        Ok(path) if path == feed.path() => feed,
        Ok(path) => Feed::follow(path),
        Err(error) => Feed::refused(feed.path(), error),
    }
}
