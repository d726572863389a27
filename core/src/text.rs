//! Text of the payload: borrowed from the host where it can be.

use std::borrow::Cow;
use std::io::Write as _;
use std::ops::Deref;

/// Text, or a whole number written out, which needs no allocation.
#[derive(Clone, Debug)]
pub(crate) enum Text<'a> {
    Given(Cow<'a, str>),
    Digits { bytes: [u8; 20], len: u8 },
}

impl Text<'_> {
    pub(crate) const EMPTY: Text<'static> = Text::Given(Cow::Borrowed(""));

    pub(crate) fn from_integer(integer: i64) -> Self {
        let mut bytes = [0; 20];
        let mut rest = bytes.as_mut_slice();
        // Twenty bytes hold every i64, so the write cannot fail.
        let _ = write!(rest, "{integer}");
        let free = rest.len();
        Text::Digits { bytes, len: u8::try_from(20 - free).unwrap_or(0) }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Text::Given(text) => text,
            Text::Digits { bytes, len } => std::str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default(),
        }
    }
}

/// Whether a text counts as not given: empty, or white space alone.
pub(crate) fn is_blank(text: &str) -> bool {
    match text.as_bytes().first() {
        None => true,
        Some(b'!'..=b'~') => false,
        Some(_) => text.trim().is_empty(),
    }
}

/// Whether white space stands before or behind a text.
pub(crate) fn has_outer_whitespace(text: &str) -> bool {
    match text.as_bytes() {
        // Almost every text: both ends are visible ASCII.
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => false,
        _ => text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace),
    }
}
