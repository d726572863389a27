//! The [Flocktory](https://flocktory.com) *postcheckout* snippet: a shop's order goes in, the script for its
//! thank-you page comes out, or a list of what is wrong with the order.
//!
//! ```
//! use flocktory_postcheckout::{Item, Options, Order, Postcheckout, User, render};
//!
//! let order = Postcheckout::new(
//!     User::new().name("Анна Иванова").email("anna@shop.ru"),
//!     Order::new("A-77", "2999,99").item(Item::new().id("777").title("Nike \"Air\" </script>").price(1000).count(2)),
//! );
//! let snippet = render(&order, &Options::default())?;
//! assert!(snippet.html().starts_with("<script>"));
//! assert!(snippet.problems().is_empty());
//! # Ok::<(), flocktory_postcheckout::InvalidInput>(())
//! ```
//!
//! JSON text is read the same way, in place: `render(&Json::new(text), &options)`. Objects of another language are
//! read through the trait [`Source`], which is all that a binding has to implement.
//!
//! Its promises: the page is never broken (the body is ASCII without `<`, `>`, `&`, and throws nothing), no wrong
//! order is sent (each rule that is not kept is a [`Problem`]), and nothing panics on any input.
#![forbid(unsafe_code)]

// From the bottom to the top: each uses only those above it in this list, see ARCHITECTURE.md.
mod base;
mod codes;
mod direct;
#[cfg(feature = "feed")]
pub mod feed;
#[cfg(feature = "gtm")]
pub mod gtm;
#[cfg(feature = "feed")]
mod index;
mod input;
#[doc(hidden)]
pub mod internal;
mod options;
mod page;
mod read;
mod render;
mod report;
mod rules;

pub use base::buffer::Buffer;
pub use base::charset::Charset;
pub use base::csp::{csp_hash, csp_sources};
pub use base::lang::Lang;
pub use base::limits;
pub use base::named::UnknownName;
pub use base::scratch::Scratch;
pub use input::field::Field;
pub use input::json::Json;
pub use input::packed::Packed;
pub use input::typed::{Item, Order, Postcheckout, User};
pub use input::value::Value;
pub use input::{JsonExpected, Key, Source, SourceError, View};
pub use options::table::{OptionInfo, OptionKind};
pub use options::{Form, Options};
pub use page::loader::{LOADER_OPTIONS, loader};
pub use page::static_file::{STATIC_FILE, STATIC_FILE_NAME, static_file_hash};
pub use read::{Reading, read};
pub use render::snippet::Snippet;
pub use report::code::Code;
pub use report::problem::{InvalidInput, Problem, Severity};
pub use report::scrub::scrub;
pub use rules::plan::Country;

/// The page's examples, run with those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../docs/order.md")]
struct OrderPage;

#[cfg(all(doctest, feature = "feed-reader"))]
#[doc = include_str!("../../docs/feed.md")]
struct FeedPage;

/// Makes the snippet of an order, or of a list of orders, one push each.
///
/// # Errors
/// [`InvalidInput`] with every problem found, if at least one of them is an error.
pub fn render<'a>(source: impl Source<'a>, options: &Options<'_>) -> Result<Snippet, InvalidInput> {
    read(source, options).render()
}

/// Finds every problem of an order, or of a list of orders, without making a snippet.
pub fn check<'a>(source: impl Source<'a>, options: &Options<'_>) -> Vec<Problem> {
    read(source, options).into_problems()
}
