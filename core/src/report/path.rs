//! Where a value is in the input, kept on the stack and written only for a problem.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

use crate::input::field::Field;
use crate::report::describe;
use crate::report::scrub::{self, Rule};
use std::fmt;

#[derive(Clone, Copy)]
pub struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Field(Field),
    Key(&'p str),
    Index(usize),
}

/// Characters of a key of the user's that a path shows without brackets.
const SHOWN: usize = 40;

impl<'p> Path<'p> {
    pub const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    #[inline]
    #[must_use]
    pub const fn field(&'p self, field: Field) -> Path<'p> {
        Path { parent: Some(self), step: Step::Field(field) }
    }

    #[must_use]
    pub const fn key(&'p self, key: &'p str) -> Path<'p> {
        Path { parent: Some(self), step: Step::Key(key) }
    }

    /// Whether this is the value of such a field, or a part of it.
    pub fn is_in(&self, wanted: Field) -> bool {
        matches!(self.step, Step::Field(field) if field == wanted)
            || self.parent.is_some_and(|parent| parent.is_in(wanted))
    }

    #[must_use]
    pub const fn index(&'p self, index: usize) -> Path<'p> {
        Path { parent: Some(self), step: Step::Index(index) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(parent) = self.parent else { return Ok(()) };
        parent.fmt(f)?;
        let name = match self.step {
            Step::Root => return Ok(()),
            Step::Index(index) => return write!(f, "[{index}]"),
            Step::Field(field) => field.name(),
            Step::Key(key) if is_plain(key) && !scrub::is_private(key, Rule::Text) => key,
            Step::Key(key) => return write!(f, "[{}]", describe::text(key)),
        };
        if parent.parent.is_some() {
            f.write_str(".")?;
        }
        f.write_str(name)
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.len() <= SHOWN && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}
