//! The language of messages.

use crate::base::named::{Named, from_str};

/// The language of problem messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lang {
    /// English, `en`.
    #[default]
    En,
    /// Russian, `ru`.
    Ru,
}

impl Lang {
    /// The text in this language.
    #[cfg(feature = "gtm")]
    pub(crate) const fn choose<'t>(self, en: &'t str, ru: &'t str) -> &'t str {
        match self {
            Lang::En => en,
            Lang::Ru => ru,
        }
    }

    pub(crate) fn line_column(self, line: u64, column: u64) -> String {
        match self {
            Lang::En => format!("line {line}, column {column}"),
            Lang::Ru => format!("строка {line}, позиция {column}"),
        }
    }
}

impl Named for Lang {
    const ALL: &'static [(&'static str, Lang)] = &[("en", Lang::En), ("ru", Lang::Ru)];
}

from_str!(Lang);
