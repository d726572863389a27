//! The encoding of hosts whose texts are bytes.

use crate::base::named::{Named, from_str};
use std::borrow::Cow;

/// How bytes become text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Charset {
    /// `utf-8`.
    #[default]
    Utf8,
    /// `windows-1251`, of old Bitrix sites and feeds.
    Windows1251,
}

impl Named for Charset {
    const ALL: &'static [(&'static str, Charset)] = &[
        ("utf-8", Charset::Utf8),
        ("utf8", Charset::Utf8),
        ("windows-1251", Charset::Windows1251),
        ("cp1251", Charset::Windows1251),
    ];
}

from_str!(Charset);

/// The upper half of windows-1251, by the Encoding standard, including 0x98, which maps to a control character.
pub(crate) const WINDOWS_1251: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї\
АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

impl Charset {
    /// The text of bytes; nothing if they are not of this encoding.
    pub fn decode(self, bytes: Cow<'_, [u8]>) -> Option<Cow<'_, str>> {
        match (self, bytes) {
            (Charset::Utf8, Cow::Borrowed(bytes)) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            (Charset::Utf8, Cow::Owned(bytes)) => String::from_utf8(bytes).ok().map(Cow::Owned),
            (Charset::Windows1251, bytes) if bytes.is_ascii() => Charset::Utf8.decode(bytes),
            (Charset::Windows1251, bytes) => {
                let upper: Vec<char> = WINDOWS_1251.chars().collect();
                let decode = |&b: &u8| if b < 0x80 { char::from(b) } else { upper[usize::from(b - 0x80)] };
                Some(bytes.iter().map(decode).collect::<String>().into())
            }
        }
    }

    /// A JSON document in UTF-8, which is what [`Json`](crate::Json) reads. One that should be UTF-8 is left as it is:
    /// the reader names the value that is not.
    pub fn to_utf8(self, document: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Charset::Utf8 => Cow::Borrowed(document),
            Charset::Windows1251 => match self.decode(Cow::Borrowed(document)) {
                Some(Cow::Owned(text)) => Cow::Owned(text.into_bytes()),
                _ => Cow::Borrowed(document),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Charset, WINDOWS_1251};
    use std::borrow::Cow;

    #[test]
    fn windows_1251_has_a_character_for_each_byte() {
        assert_eq!(WINDOWS_1251.chars().count(), 128);
        let text = Charset::Windows1251.decode(Cow::Borrowed(b"\xcf\xf0\xe8\xe2\xe5\xf2, \xb9 1 \xb8\xa8"));
        assert_eq!(text.as_deref(), Some("Привет, № 1 ёЁ"));
    }
}
