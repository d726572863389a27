//! Where C comes in and goes out: pointers become slices, outcomes become pointers, and a panic ends.

use crate::outcome::{Outcome, Part};
use crate::result::FlocktoryPostcheckoutResult as Handle;
use crate::status::FlocktoryPostcheckoutStatus as Status;
use flocktory_postcheckout::{InvalidOrder, Json, Options};
use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{ptr, slice};

/// A text of the caller's.
#[derive(Clone, Copy)]
pub(crate) struct Given {
    text: *const c_char,
    length: usize,
}

impl Given {
    pub(crate) fn new(text: *const c_char, length: usize) -> Given {
        Given { text, length }
    }

    /// # Safety
    /// The pointer is NULL, or has so many bytes behind it for as long as the slice lives.
    unsafe fn bytes<'a>(self) -> Result<&'a [u8], Status> {
        if self.text.is_null() || isize::try_from(self.length).is_err() {
            return Err(Status::BadArgument);
        }
        // SAFETY: as above, and within the length that a slice may have.
        Ok(unsafe { slice::from_raw_parts(self.text.cast(), self.length) })
    }

    /// The same, where a length of 0 means that nothing is given.
    ///
    /// # Safety
    /// As [`Given::bytes`].
    pub(crate) unsafe fn json<'a>(self) -> Result<&'a [u8], Status> {
        // SAFETY: the same.
        if self.length == 0 { Ok(b"null") } else { unsafe { self.bytes() } }
    }

    /// # Safety
    /// As [`Given::bytes`].
    unsafe fn options(self) -> Result<Result<Options, InvalidOrder>, Status> {
        if self.length == 0 {
            return Ok(Ok(Options::default()));
        }
        // SAFETY: the same.
        let text = unsafe { self.bytes() }?;
        Ok(Options::from_source(&&Json::new(text)))
    }
}

/// Works on a text and options, and gives the result out.
///
/// # Safety
/// Each pointer is NULL or good for what it is for.
pub(crate) unsafe fn answer(
    input: Given,
    options: Given,
    out: *mut *mut Handle,
    work: impl FnOnce(&[u8], &Options) -> Result<Outcome, InvalidOrder>,
) -> Status {
    // SAFETY: the caller's promise.
    unsafe {
        give(out, || {
            let (input, options) = (input.bytes()?, options.options()?);
            Ok(options.and_then(|options| work(input, &options)).unwrap_or_else(Outcome::from))
        })
    }
}

/// Gives out the result of what `make` makes, or NULL.
///
/// # Safety
/// The pointer is NULL or can be written to.
pub(crate) unsafe fn give(out: *mut *mut Handle, make: impl FnOnce() -> Result<Outcome, Status>) -> Status {
    if out.is_null() {
        return Status::BadArgument;
    }
    // SAFETY: it is not NULL, so it can be written to.
    unsafe { out.write(ptr::null_mut()) };
    guard(|| {
        let outcome = make()?;
        let status = if outcome.has_errors() { Status::Invalid } else { Status::Ok };
        // SAFETY: the same.
        unsafe { out.write(Box::into_raw(Box::new(Handle::new(outcome)))) };
        Ok(status)
    })
}

/// Gives out a text of a result, or NULL.
///
/// # Safety
/// The result is NULL or lives, the other pointers are NULL or can be written to.
pub(crate) unsafe fn tell(result: *const Handle, part: Part, text: *mut *const c_char, length: *mut usize) -> Status {
    let put = |pointer, count| {
        // SAFETY: what is not NULL can be written to.
        unsafe {
            if !text.is_null() {
                text.write(pointer);
            }
            if !length.is_null() {
                length.write(count);
            }
        }
    };
    put(ptr::null(), 0);
    if text.is_null() {
        return Status::BadArgument;
    }
    guard(|| {
        // SAFETY: a result that is not NULL lives.
        let result = unsafe { result.as_ref() }.ok_or(Status::BadArgument)?;
        let found = result.text(part).ok_or(Status::Absent)?;
        put(found.as_ptr(), found.count_bytes());
        Ok(Status::Ok)
    })
}

/// Frees what was given out.
///
/// # Safety
/// The pointer is NULL, or of a box that was given out and that nothing uses any more.
pub(crate) unsafe fn free<T>(given: *mut T) {
    if !given.is_null() {
        guard(|| {
            // SAFETY: it is of a box.
            drop(unsafe { Box::from_raw(given) });
            Ok(Status::Ok)
        });
    }
}

/// Does what may panic; nothing unwinds into C.
fn guard(work: impl FnOnce() -> Result<Status, Status>) -> Status {
    let (Ok(status) | Err(status)) = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Status::Failed));
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_status_without_a_result() {
        let mut out = ptr::dangling_mut();
        // SAFETY: it can be written to.
        let status = unsafe { give(&raw mut out, || panic!("as a test")) };
        assert_eq!((status, out.is_null()), (Status::Failed, true));
    }
}
