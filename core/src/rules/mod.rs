//! The rules for single values: which email, phone, id or picture is usable. Each answers about a value and reports nothing.

pub(crate) mod calling_codes;
pub(crate) mod email;
pub(crate) mod foreign;
pub(crate) mod id;
pub(crate) mod image;
pub(crate) mod phone;
pub(crate) mod placeholder;
pub(crate) mod plan;
pub(crate) mod row;
pub(crate) mod shown;
pub(crate) mod words;
