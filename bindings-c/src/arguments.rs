//! The arguments and options of a call.

use crate::edge::give;
use crate::outcome::Outcome;
use crate::result::FlocktoryPostcheckoutResult as Handle;
use crate::status::FlocktoryPostcheckoutStatus as Status;
use flocktory_postcheckout::{InvalidInput, Json, Options, Packed};
use std::ffi::c_char;
use std::slice;

/// A text that the caller passes.
#[derive(Clone, Copy)]
pub(crate) struct Argument {
    text: *const c_char,
    length: usize,
}

impl Argument {
    pub(crate) fn new(text: *const c_char, length: usize) -> Argument {
        Argument { text, length }
    }

    /// # Safety
    /// The pointer is NULL, or points to `length` bytes that live as long as the slice.
    pub(crate) unsafe fn bytes<'a>(self) -> Result<&'a [u8], Status> {
        if self.text.is_null() || isize::try_from(self.length).is_err() {
            return Err(Status::BadArgument);
        }
        // SAFETY: the caller's promise, and the length is one that a slice may have.
        Ok(unsafe { slice::from_raw_parts(self.text.cast(), self.length) })
    }

    /// The bytes of a text that may be empty, and then NULL.
    ///
    /// # Safety
    /// As for [`Argument::bytes`].
    pub(crate) unsafe fn or_empty<'a>(self) -> Result<&'a [u8], Status> {
        // SAFETY: the caller's promise.
        if self.length == 0 { Ok(b"") } else { unsafe { self.bytes() } }
    }

    /// The bytes of a document. A length of 0 means `null`.
    ///
    /// # Safety
    /// As for [`Argument::bytes`].
    pub(crate) unsafe fn document<'a>(self) -> Result<&'a [u8], Status> {
        // SAFETY: the caller's promise.
        if self.length == 0 { Ok(b"null") } else { unsafe { self.bytes() } }
    }

    /// The options of a snippet.
    ///
    /// # Safety
    /// As for [`Argument::bytes`].
    unsafe fn options<'a>(self) -> Result<Result<Options<'a>, InvalidInput>, Status> {
        if self.length == 0 {
            return Ok(Ok(Options::default()));
        }
        // SAFETY: the caller's promise.
        let text = unsafe { self.bytes() }?;
        Ok(if Packed::begins(text) {
            Options::from_source(&Packed::new(text))
        } else {
            Options::from_source(&&Json::new(text))
        })
    }
}

/// Runs `work` with a text and options, and returns its result through `out`.
///
/// # Safety
/// Each pointer is NULL or valid for its use.
pub(crate) unsafe fn answer(
    input: Argument,
    options: Argument,
    out: *mut *mut Handle,
    work: impl FnOnce(&[u8], &Options<'_>) -> Result<Outcome, InvalidInput>,
) -> Status {
    // SAFETY: the caller's promise.
    unsafe {
        give(out, || {
            let (input, options) = (input.bytes()?, options.options()?);
            Ok(options.and_then(|options| work(input, &options)).unwrap_or_else(Outcome::from))
        })
    }
}
