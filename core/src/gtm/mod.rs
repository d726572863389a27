//! Google Tag Manager: the containers that shops import and export.

#[cfg(feature = "gtm-check")]
mod check;

#[cfg(feature = "gtm-check")]
pub use check::check;
