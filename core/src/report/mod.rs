//! Problems: their codes and texts, where they are, how a value is quoted, and how personal data in it is masked.

pub(crate) mod builder;
pub(crate) mod code;
pub(crate) mod codes;
pub(crate) mod collector;
pub mod describe;
pub(crate) mod path;
pub(crate) mod problem;
pub(crate) mod scrub;
pub mod suggest;
