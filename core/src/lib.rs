//! The [Flocktory](https://flocktory.com) *postcheckout* snippet: a shop's order goes in, the script for its
//! order-success page comes out, or a list of what is wrong with the order.
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
//! # Ok::<(), flocktory_postcheckout::InvalidOrder>(())
//! ```
//!
//! JSON text is read the same way, in place: `render(&Json::new(text), &options)`. Objects of another language are
//! read through the trait [`Source`], which is all that a binding has to implement.
//!
//! What it promises: the page is never broken (the body is ASCII without `<`, `>`, `&`, and throws nothing), no wrong
//! order is sent (each rule that is not kept is a [`Problem`]), and nothing panics on any input.
#![forbid(unsafe_code)]

mod bytes;
mod charset;
mod code;
mod csp;
mod decimal;
#[cfg(feature = "feed")]
pub mod feed;
mod field;
#[cfg(feature = "gtm")]
pub mod gtm;
mod identity;
mod image;
mod lang;
pub mod limits;
mod loader;
mod markup;
mod named;
mod options;
mod path;
mod payload;
mod placeholder;
mod problem;
mod read;
mod render;
mod scrub;
mod snippet;
mod source;
mod static_file;
mod suggest;
mod text;

pub use charset::Charset;
pub use code::Code;
pub use csp::{csp_hash, csp_sources};
pub use field::Field;
pub use identity::Country;
pub use lang::Lang;
pub use loader::{LOADER_OPTIONS, loader};
pub use options::{Form, Options};
pub use problem::{InvalidOrder, Problem, Severity};
pub use read::{Reading, read};
pub use render::buffer::Buffer;
pub use scrub::scrub;
pub use snippet::Snippet;
pub use source::json::Json;
pub use source::typed::{Item, Order, Postcheckout, User};
pub use source::value::Value;
pub use source::{Due, Fault, Key, Source, View};
pub use static_file::{STATIC_FILE, STATIC_FILE_NAME, static_file_hash};

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
/// [`InvalidOrder`] with every problem found, if at least one of them is an error.
pub fn render<'a>(source: impl Source<'a>, options: &Options) -> Result<Snippet, InvalidOrder> {
    read(source, options).render()
}

/// Finds every problem of an order, or of a list of orders, without making a snippet.
pub fn check<'a>(source: impl Source<'a>, options: &Options) -> Vec<Problem> {
    read(source, options).into_problems()
}
