//! The bottom: text, numbers and encodings. Knows no order.

pub(crate) mod buffer;
pub(crate) mod bytes;
pub(crate) mod charset;
pub(crate) mod csp;
pub(crate) mod decimal;
pub(crate) mod lang;
pub mod limits;
pub(crate) mod markup;
pub(crate) mod named;
pub(crate) mod scratch;
pub(crate) mod text;
