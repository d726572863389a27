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
    pub const fn choose<'t>(self, en: &'t str, ru: &'t str) -> &'t str {
        match self {
            Lang::En => en,
            Lang::Ru => ru,
        }
    }

    #[doc(hidden)]
    pub fn line_column(self, line: u64, column: u64) -> String {
        match self {
            Lang::En => format!("line {line}, column {column}"),
            Lang::Ru => format!("строка {line}, позиция {column}"),
        }
    }
}

/// A text in every language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Translated {
    /// In English.
    pub en: &'static str,
    /// In Russian.
    pub ru: &'static str,
}

impl Translated {
    /// The text in a language.
    pub const fn get(self, lang: Lang) -> &'static str {
        lang.choose(self.en, self.ru)
    }
}

impl Named for Lang {
    const ALL: &'static [(&'static str, Lang)] = &[("en", Lang::En), ("ru", Lang::Ru)];
}

from_str!(Lang);
