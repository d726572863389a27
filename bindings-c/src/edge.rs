//! The boundary between C and Rust: outcomes are returned through pointers, and a panic becomes a status.

use crate::outcome::{Outcome, Part};
use crate::result::FlocktoryPostcheckoutResult as Handle;
use crate::status::FlocktoryPostcheckoutStatus as Status;
use std::ffi::{CStr, c_char};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

/// Returns the outcome of `make` through `out`, or NULL.
///
/// # Safety
/// The pointer is NULL or valid for writes.
pub(crate) unsafe fn give(out: *mut *mut Handle, make: impl FnOnce() -> Result<Outcome, Status>) -> Status {
    if out.is_null() {
        return Status::BadArgument;
    }
    // SAFETY: the pointer is not NULL, so it is valid for writes.
    unsafe { out.write(ptr::null_mut()) };
    guard(|| {
        let outcome = make()?;
        let status = if outcome.has_errors() { Status::Invalid } else { Status::Ok };
        // SAFETY: as above.
        unsafe { out.write(Box::into_raw(Box::new(Handle::new(outcome)))) };
        Ok(status)
    })
}

/// Returns a text of a result, or NULL, through `text` and `length`.
///
/// # Safety
/// The result is NULL or alive, the other pointers are NULL or valid for writes.
pub(crate) unsafe fn text(result: *const Handle, part: Part, text: *mut *const c_char, length: *mut usize) -> Status {
    // SAFETY: the caller's promise.
    unsafe { give_text(result, text, length, |result| result.text(part)) }
}

/// Returns a part of one of a result's problems, or NULL, through `text` and `length`.
///
/// # Safety
/// The result is NULL or alive, the other pointers are NULL or valid for writes.
pub(crate) unsafe fn problem(
    result: *const Handle,
    index: usize,
    part: u32,
    text: *mut *const c_char,
    length: *mut usize,
) -> Status {
    // SAFETY: the caller's promise.
    unsafe { give_text(result, text, length, |result| result.problem(index, part)) }
}

/// # Safety
/// As for [`text`].
unsafe fn give_text<'r>(
    result: *const Handle,
    text: *mut *const c_char,
    length: *mut usize,
    find: impl FnOnce(&'r Handle) -> Option<&'r CStr>,
) -> Status {
    let put = |pointer, count| {
        // SAFETY: a pointer that is not NULL is valid for writes.
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
        // SAFETY: a result that is not NULL is alive.
        let result = unsafe { result.as_ref() }.ok_or(Status::BadArgument)?;
        let found = find(result).ok_or(Status::Absent)?;
        put(found.as_ptr(), found.count_bytes());
        Ok(Status::Ok)
    })
}

/// Frees a box that was returned to C.
///
/// # Safety
/// The pointer is NULL, or from a box that was returned to C and that nothing uses any more.
pub(crate) unsafe fn free<T>(pointer: *mut T) {
    if !pointer.is_null() {
        guard(|| {
            // SAFETY: the pointer is from a box.
            drop(unsafe { Box::from_raw(pointer) });
            Ok(Status::Ok)
        });
    }
}

/// Runs a function that may panic. Nothing unwinds into C.
pub(crate) fn guard(work: impl FnOnce() -> Result<Status, Status>) -> Status {
    let (Ok(status) | Err(status)) = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Status::Failed));
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_status_without_a_result() {
        let mut out = ptr::dangling_mut();
        // SAFETY: the pointer is valid for writes.
        let status = unsafe { give(&raw mut out, || panic!("as a test")) };
        assert_eq!((status, out.is_null()), (Status::Failed, true));
    }
}
