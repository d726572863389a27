//! Items for the other crates of this workspace. They are not part of the API and may change in any release.

pub use crate::base::lang::Translated;
pub use crate::base::named::Named;
pub use crate::direct::Direct;
#[cfg(feature = "gtm")]
pub use crate::gtm::{
    page_path::{Comparison, Never, Part, never},
    program,
    reference::{Reference, references},
    regex,
    watch::watch,
};
pub use crate::input::field::Object;
pub use crate::input::packed::form;
pub use crate::page::loader::LOADER;
pub use crate::read::read_bytes;
pub use crate::report::builder::{Need, Outcome, ProblemBuilder};
pub use crate::report::code::{Entry, codes};
pub use crate::report::collector::Collector;
pub use crate::report::describe::{self, Expected};
pub use crate::report::path::Path;
pub use crate::report::scrub::masks;
pub use crate::report::suggest;
pub use crate::rules::email::UNKNOWN_DOMAIN;
