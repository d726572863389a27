//! Google Tag Manager: the container of Flocktory's documentation, generated instead of made by hand.

mod build;
pub(crate) mod codes;
mod mapping;
pub mod model;
mod options;
mod origin;
pub mod page_path;
mod place;
pub mod program;
pub mod reference;
pub mod regex;
mod settings;
mod text;
pub mod watch;

pub use options::{ContainerOption, OPTIONS};

use crate::input::Source;
use crate::report::problem::InvalidInput;
use settings::Settings;

/// Makes the container file that a shop imports into Tag Manager: the variables, the trigger and the tag of
/// Flocktory's documentation. The same options give the same bytes. The options are [`OPTIONS`].
///
/// ```
/// use flocktory_postcheckout::{Json, gtm};
///
/// let container = gtm::container(&&Json::new(r#"{"source": "ga4", "site_id": 1839}"#))?;
/// assert!(container.starts_with("{\n  \"exportFormatVersion\": 2,"));
/// # Ok::<(), flocktory_postcheckout::InvalidInput>(())
/// ```
///
/// # Errors
/// Every option that is unknown, missing or unusable.
pub fn container<'a>(options: &impl Source<'a>) -> Result<String, InvalidInput> {
    let export = build::export(&Settings::read(options)?);
    // Texts and lists of them can always be written.
    Ok(serde_json::to_string_pretty(&export).unwrap_or_default() + "\n")
}
