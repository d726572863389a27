//! The boundary between Ruby and Rust: a panic becomes a Ruby exception.

use crate::ruby;
use magnus::{Error, Ruby};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a function that Ruby has called. A panic in it becomes the gem's own exception.
pub(crate) fn edge<T>(ruby: &Ruby, function: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(function)).unwrap_or_else(|_| Err(ruby::failure(ruby)))
}
