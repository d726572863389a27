//! Text of the payload: borrowed from the host where it can be.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Deref;

/// Text, or a whole number written out, which needs no allocation.
#[derive(Clone, Debug)]
pub(crate) enum Text<'a> {
    /// A text that a rule has found free of everything that is escaped: it is written without another look.
    Plain(&'a str),
    Given(Cow<'a, str>),
    Digits(Digits),
}

/// A whole number written out. Aligned so that a text is moved in whole words, whichever of the two it is.
#[derive(Clone, Debug)]
#[repr(align(8))]
pub(crate) struct Digits {
    bytes: [u8; 20],
    start: u8,
}

impl<'a> Text<'a> {
    pub(crate) fn borrowed(text: &'a str) -> Self {
        Text::Given(Cow::Borrowed(text))
    }

    pub(crate) fn from_integer(integer: i64) -> Self {
        let mut bytes = [0; 20];
        let (mut start, mut rest) = (bytes.len(), integer.unsigned_abs());
        // An i64 has nineteen digits at most, and perhaps a minus.
        loop {
            start -= 1;
            bytes[start] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if integer < 0 {
            start -= 1;
            bytes[start] = b'-';
        }
        Text::Digits(Digits { bytes, start: u8::try_from(start).unwrap_or(0) })
    }
}

impl Deref for Text<'_> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match self {
            Text::Plain(text) => text,
            Text::Given(text) => text,
            Text::Digits(Digits { bytes, start }) => {
                std::str::from_utf8(&bytes[usize::from(*start)..]).unwrap_or_default()
            }
        }
    }
}

/// Whether a text counts as not given: empty, or nothing but white space and invisible characters.
pub(crate) fn is_blank(text: &str) -> bool {
    match text.as_bytes().first() {
        None => true,
        Some(b'!'..=b'~') => false,
        Some(_) => trim(text).is_empty(),
    }
}

/// A text without the white space and the invisible characters around it.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// White space, and characters that take no place: they come with what was copied from pages and messengers, and a
/// text of them alone looks empty. Those that belong to an emoji or a letter before them are not among them.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        )
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}')
}

/// Appends the percent-encoded UTF-8 of a character: `%D1%8F`.
pub(crate) fn push_percent_encoded(text: &mut String, c: char) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        // A String takes it all.
        let _ = write!(text, "%{byte:02X}");
    }
}

/// Whether white space or an invisible character is before or after a text.
pub(crate) fn has_outer_space(text: &str) -> bool {
    match text.as_bytes() {
        // Almost every text: both ends are visible ASCII.
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => false,
        _ => text.starts_with(is_space) || text.ends_with(is_space),
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn whole_numbers_are_written_out() {
        for integer in [0, 7, -1, 10, 79_998_887_766, i64::MAX, i64::MIN] {
            assert_eq!(*Text::from_integer(integer), *integer.to_string());
        }
    }
}
