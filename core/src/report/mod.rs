//! Problems: their codes and texts, where they are, how a value is quoted, and how personal data in it is masked.

pub(crate) mod code;
pub(crate) mod describe;
pub(crate) mod path;
pub(crate) mod problem;
pub(crate) mod scrub;
pub(crate) mod suggest;
