//! Who the customer is: the rules for addresses, phones and ids.

pub(crate) mod codes;
pub(crate) mod email;
pub(crate) mod foreign;
pub(crate) mod id;
pub(crate) mod phone;
pub(crate) mod plan;
pub(crate) mod words;

pub use plan::Country;
