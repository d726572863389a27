//! Walking a Hash in place.

use magnus::r_hash::ForEach;
use magnus::{Error, RHash, Value};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Hands over the pairs of a Hash.
///
/// # Errors
/// RuntimeError if the Hash was changed meanwhile, as Ruby's own walk has it.
#[inline]
pub(crate) fn walk(hash: RHash, mut visit: impl FnMut(Value, Value) -> ControlFlow<()>) -> Result<(), Error> {
    // A panic must not pass through Ruby's own frames.
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
