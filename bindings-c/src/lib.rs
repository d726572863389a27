//! The C ABI of flocktory-postcheckout: `include/flocktory_postcheckout.h` is generated from the documentation here.
//!
//! Orders and options are JSON or packed, so there is no room `source`: core reads them.
#![allow(unsafe_code, reason = "C passes pointers")]
#![allow(clippy::missing_safety_doc, reason = "the header states once what a pointer must be")]

mod api;
mod arguments;
mod edge;
mod field;
mod handle;
mod html;
mod outcome;
mod problem;
mod result;
mod status;
mod write;
mod writer;

pub use api::*;
pub use field::{FlocktoryPostcheckoutField, FlocktoryPostcheckoutObject};
pub use handle::FlocktoryPostcheckoutFeed;
pub use problem::FlocktoryPostcheckoutProblemPart;
pub use result::FlocktoryPostcheckoutResult;
pub use status::FlocktoryPostcheckoutStatus;
pub use write::*;
pub use writer::FlocktoryPostcheckoutWriter;
