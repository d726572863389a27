//! All tables of codes together.

use crate::report::code::Code;

/// The tables, each with its name and its codes, in the order of the documentation.
const TABLES: &[(&str, &[Code])] = &[
    ("orders", crate::read::codes::ORDERS),
    ("input", crate::report::codes::INPUT),
    ("options", crate::options::codes::OPTIONS),
    #[cfg(feature = "feed")]
    ("lookup", crate::feed::codes::LOOKUP),
    #[cfg(feature = "feed-reader")]
    ("documents", crate::feed::read::codes::DOCUMENTS),
    #[cfg(feature = "feed-reader")]
    ("offers", crate::feed::lint::codes::OFFERS),
    #[cfg(feature = "gtm")]
    ("container-options", crate::gtm::codes::CONTAINER_OPTIONS),
];

impl Code {
    /// The tables of codes, each with its name, in the order of the documentation.
    pub const TABLES: &'static [(&'static str, &'static [Code])] = TABLES;

    /// Every code of this crate with the features that it was built with.
    pub fn all() -> impl Iterator<Item = Code> {
        TABLES.iter().flat_map(|(_, codes)| codes.iter().copied())
    }

    /// The code of this name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::all().find(|code| code.as_str() == name)
    }
}
