//! Problem codes: stable names, each with its rule, message, hint and fix in both languages.
//!
//! A code is defined once, in the table (`codes.rs`) of the module that raises it. `docs/problems.md`, `explain` and
//! every binding read the tables.

use crate::base::lang::{Lang, Translated};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A kind of problem: a stable name by which programs distinguish problems.
///
/// ```
/// use flocktory_postcheckout::{Code, Json, Lang, Options, check};
///
/// let problems = check(&Json::new("{}"), &Options::default());
/// assert_eq!(problems[0].code, Code::USER_MISSING);
/// assert_eq!(problems[0].code.as_str(), "user_missing");
/// assert!(problems[0].code.fix(Lang::En).starts_with("Pass `user`"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(&'static Entry);

/// The entry of one code in a table. Messages have the placeholders `{path}`, `{given}`, `{expected}` and `{owner}`;
/// hints have `{suggestion}`.
#[derive(PartialEq, Eq)]
pub struct Entry {
    /// The stable name.
    pub name: &'static str,
    /// The rule that the code comes from.
    pub rule: Translated,
    /// The message of a problem.
    pub message: Translated,
    /// The hint of a problem. One with a placeholder is left out where there is no suggestion.
    pub hint: Option<Translated>,
    /// The meaning of the code and how to fix the problem.
    pub fix: Translated,
}

/// Defines the codes of a table, and a list of them: as constants of [`Code`], or, outside of core, of a module.
#[doc(hidden)]
#[macro_export]
macro_rules! __codes {
    (impl Code, $list:ident; $($name:ident = $code:literal { $($entry:tt)* })*) => {
        impl $crate::Code {
            $($crate::__codes!(@constant $name = $code { $($entry)* });)*
        }

        /// The codes of this table, in the order of the documentation.
        pub(crate) const $list: &[$crate::Code] = &[$($crate::Code::$name),*];
    };
    ($list:ident; $($name:ident = $code:literal { $($entry:tt)* })*) => {
        $($crate::__codes!(@constant $name = $code { $($entry)* });)*

        /// The codes of this table, in the order of the documentation.
        pub const $list: &[$crate::Code] = &[$($name),*];
    };
    (@constant $name:ident = $code:literal {
        rule: $rule_en:literal / $rule_ru:literal,
        message: $en:literal / $ru:literal,
        $(hint: $hint_en:literal / $hint_ru:literal,)?
        fix: $fix_en:literal / $fix_ru:literal,
    }) => {
        #[doc = concat!("`", $code, "`: ", $fix_en)]
        pub const $name: $crate::Code = $crate::Code::new(&$crate::internal::Entry {
            name: $code,
            rule: $crate::internal::Translated { en: $rule_en, ru: $rule_ru },
            message: $crate::internal::Translated { en: $en, ru: $ru },
            hint: $crate::__codes!(@hint $($hint_en / $hint_ru)?),
            fix: $crate::internal::Translated { en: $fix_en, ru: $fix_ru },
        });
    };
    (@hint) => { None };
    (@hint $en:literal / $ru:literal) => { Some($crate::internal::Translated { en: $en, ru: $ru }) };
}
pub use __codes as codes;

impl Code {
    /// The code of an entry, for the macro of the tables.
    #[doc(hidden)]
    pub const fn new(entry: &'static Entry) -> Code {
        Code(entry)
    }

    /// The stable name, such as `order_id_missing`.
    pub const fn as_str(self) -> &'static str {
        self.0.name
    }

    /// The rule that it comes from: a heading of Flocktory's documentation, or a standard.
    pub const fn rule(self, lang: Lang) -> &'static str {
        self.0.rule.get(lang)
    }

    /// Its meaning and how to fix the problem.
    pub const fn fix(self, lang: Lang) -> &'static str {
        self.0.fix.get(lang)
    }

    /// The message, with placeholders.
    pub(crate) const fn message(self, lang: Lang) -> &'static str {
        self.0.message.get(lang)
    }

    /// The hint, perhaps with a placeholder.
    pub(crate) fn hint(self, lang: Lang) -> Option<&'static str> {
        self.0.hint.map(|hint| hint.get(lang))
    }
}

// Names are unique, so they are all that a comparison needs.
impl Ord for Code {
    fn cmp(&self, other: &Code) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Code) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
