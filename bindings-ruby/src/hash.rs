//! Walks a Hash without copying it.

use magnus::r_hash::ForEach;
use magnus::{Error, RHash, Value};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Passes each pair of a Hash to `visit`.
///
/// # Errors
/// `RuntimeError` if `visit` adds a key to the Hash, as from `Hash#each`.
#[inline]
pub(crate) fn walk(hash: RHash, mut visit: impl FnMut(Value, Value) -> ControlFlow<()>) -> Result<(), Error> {
    // A panic must not unwind through Ruby's C frames.
    let mut panic = None;
    hash.foreach(|key, value| {
        Ok(match catch_unwind(AssertUnwindSafe(|| visit(key, value))) {
            Ok(ControlFlow::Continue(())) => ForEach::Continue,
            Ok(ControlFlow::Break(())) => ForEach::Stop,
            Err(payload) => {
                panic = Some(payload);
                ForEach::Stop
            }
        })
    })?;
    panic.map_or(Ok(()), |payload| resume_unwind(payload))
}
