//! Options that are one of a few names.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

use std::fmt;

/// An option that is one of a few names.
pub trait Named: Copy + 'static {
    const ALL: &'static [(&'static str, Self)];

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, value)| value)
    }

    fn names() -> String {
        join(&mut Self::ALL.iter().map(|&(name, _)| name))
    }
}

/// One copy for all that are named.
#[cold]
#[inline(never)]
fn join(names: &mut dyn Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// A text that is not one of the names of an option's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    names: String,
}

impl UnknownName {
    #[doc(hidden)]
    pub fn of<T: Named>() -> UnknownName {
        UnknownName { names: T::names() }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of: {}", self.names)
    }
}

impl std::error::Error for UnknownName {}

/// Lets the names be parsed.
macro_rules! from_str {
    ($named:ty) => {
        impl std::str::FromStr for $named {
            type Err = $crate::base::named::UnknownName;

            /// Reads the name of a value, in upper or lower case.
            fn from_str(name: &str) -> Result<Self, Self::Err> {
                <$named as Named>::from_name(name).ok_or_else($crate::base::named::UnknownName::of::<$named>)
            }
        }
    };
}
pub(crate) use from_str;
