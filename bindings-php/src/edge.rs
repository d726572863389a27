//! The boundary between PHP and Rust: a panic becomes a PHP exception, and PHP can end the request.
#![allow(unsafe_code, reason = "PHP ends a request with a long jump")]

use crate::throw;
use ext_php_rs::types::Zval;
use ext_php_rs::zend::bailout;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

const PANIC: &str = "flocktory_postcheckout has failed: this is a bug in the extension, please report it";

/// The payload that unwinds to [`edge`] when PHP ends the request.
struct RequestEnds;

/// Ends the request as PHP does, after unwinding Rust's frames.
pub(crate) fn end_request() -> ! {
    resume_unwind(Box::new(RequestEnds))
}

/// Runs a function that PHP has called. The function returns `None` after throwing an exception.
pub(crate) fn edge(result: &mut Zval, run: impl FnOnce() -> Option<Zval>) {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Some(value)) => *result = value,
        Ok(None) => {}
        // SAFETY: the jump skips no Rust frame that has anything to drop.
        Err(payload) if payload.is::<RequestEnds>() => unsafe { bailout() },
        Err(_) => throw::runtime(PANIC),
    }
}
