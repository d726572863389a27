//! Options that are one of a few names.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

/// An option that is one of a few names.
pub trait Named: Copy + 'static {
    const ALL: &'static [(&'static str, Self)];

    fn from_name(name: &str) -> Option<Self> {
        place(name, &mut Self::ALL.iter().map(|&(known, _)| known)).map(|place| Self::ALL[place].1)
    }

    fn names() -> String {
        join(&mut Self::ALL.iter().map(|&(name, _)| name))
    }
}

// One copy of each for all that are named.

#[inline(never)]
fn place(name: &str, names: &mut dyn Iterator<Item = &'static str>) -> Option<usize> {
    names.zip(0..).find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, place)| place)
}

#[cold]
#[inline(never)]
fn join(names: &mut dyn Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// Lets the names be parsed.
macro_rules! from_str {
    ($named:ty) => {
        impl std::str::FromStr for $named {
            type Err = String;

            /// Reads the option's name; the error lists the names there are.
            fn from_str(name: &str) -> Result<Self, String> {
                <$named as Named>::from_name(name).ok_or_else(|| format!("one of: {}", <$named as Named>::names()))
            }
        }
    };
}
pub(crate) use from_str;
