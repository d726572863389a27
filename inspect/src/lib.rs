//! Finds what is wrong with the [Flocktory](https://flocktory.com) integration that a shop already has.
//!
//! ```
//! use flocktory_postcheckout::Lang;
//!
//! let problems = flocktory_postcheckout_inspect::check_container(b"{}", Lang::En);
//! assert_eq!(problems[0].code.as_str(), "gtm_not_export");
//! ```
#![forbid(unsafe_code)]

// From the bottom to the top: each uses only those above it in this list, see ARCHITECTURE.md.
mod built_in;
mod check;
pub mod codes;
mod container;
mod html;
mod javascript;
mod node;
mod owner;
mod postcheckout;
mod references;
mod schema;
mod substitute;

pub use check::check_container;
pub use codes::CODES;
