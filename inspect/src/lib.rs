//! Finds what is wrong with the [Flocktory](https://flocktory.com) integration that a shop already has.
//!
//! ```
//! use flocktory_postcheckout::Lang;
//! use flocktory_postcheckout_inspect::{FileKind, InspectOptions, check_container, inspect};
//!
//! let page = b"<script>flocktory.push(['postcheckout', {user: {email: 'anna@shop.ru'}}])</script>";
//! let inspection = inspect(page, &InspectOptions::default());
//! assert_eq!(inspection.kind, FileKind::Page);
//! assert!(inspection.findings.iter().any(|finding| finding.problem.code.as_str() == "order_missing"));
//!
//! let problems = check_container(b"{}", Lang::En);
//! assert_eq!(problems[0].code.as_str(), "gtm_not_export");
//! ```
#![forbid(unsafe_code)]

// From the bottom to the top: each uses only those above it in this list, see ARCHITECTURE.md.
mod container;
mod excerpt;
mod finding;
mod har;
mod inspection;
mod kind;
mod page;
mod payload;
mod php;
mod sample;
mod script;
mod source;
mod stack;
mod suggest;
mod template;

pub use container::check_container;
pub use excerpt::Excerpt;
pub use finding::Finding;
pub use inspection::{InspectOptions, Inspection, inspect};
pub use kind::FileKind;
pub use suggest::{Suggestion, suggest};

use flocktory_postcheckout::{Code, Lang};

/// A script for the console of a thank-you page, or for a bookmark: it shows whether the orders that the page pushes are
/// correct. It changes nothing that is sent.
pub fn browser_script(lang: Lang) -> String {
    flocktory_postcheckout::internal::watch(lang)
}

/// The codes that this crate reports besides those of the core.
pub mod codes {
    pub use crate::container::codes::*;
    pub use crate::har::codes::*;
    pub use crate::page::codes::*;
    pub use crate::payload::codes::*;
}

/// The tables of codes of this crate, each with its name, in the order of the documentation.
pub const TABLES: &[(&str, &[Code])] = &[
    ("pages", codes::PAGES),
    ("payloads", codes::PAYLOADS),
    ("recordings", codes::RECORDINGS),
    ("containers", codes::CONTAINERS),
];

/// Every code of this crate.
pub fn all_codes() -> impl Iterator<Item = Code> {
    TABLES.iter().flat_map(|(_, codes)| codes.iter().copied())
}
