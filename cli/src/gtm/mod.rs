//! Google Tag Manager.

pub(crate) mod check;
