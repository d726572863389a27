//! A place in JSON text, which moves over the tokens of usual orders.

use crate::input::field::{Field, Object, Quoted};
use crate::input::json::plain_run;

/// Its methods return nothing where the text is malformed, or has a form that only the usual reader knows.
pub(super) struct Cursor<'a> {
    text: &'a str,
    place: usize,
}

/// A value that is neither a map nor a list.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Null,
    /// A string without escapes.
    Text(&'a str),
    /// A number without a sign or an exponent.
    Number(&'a str),
}

/// The bytes after the opening quote of a key.
#[derive(Clone, Copy)]
pub(super) struct Name(u128);

/// A field of an object.
pub(super) struct Key {
    name: Quoted,
    length: usize,
    /// A bit for its place in [`Object::fields`].
    pub(super) bit: u32,
}

impl Key {
    pub(super) const fn new(object: Object, field: Field) -> Key {
        let mut place = 0;
        while object.fields()[place] as usize != field as usize {
            place += 1;
        }
        Key { name: field.quoted(), length: field.name().len() + 1, bit: 1 << place }
    }
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, place: 0 }
    }

    #[inline(always)]
    fn rest(&self) -> Option<&'a [u8]> {
        self.text.as_bytes().get(self.place..)
    }

    /// Passes over the next byte that is not white space, and returns it.
    #[inline(always)]
    fn next(&mut self) -> Option<u8> {
        loop {
            let b = *self.text.as_bytes().get(self.place)?;
            self.place += 1;
            if !matches!(b, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(b);
            }
        }
    }

    #[inline(always)]
    pub(super) fn take(&mut self, expected: u8) -> Option<()> {
        (self.next()? == expected).then_some(())
    }

    /// Whether another pair or element follows, or the end of the map or list.
    #[inline(always)]
    pub(super) fn has_next(&mut self, end: u8) -> Option<bool> {
        match self.next()? {
            b',' => Some(true),
            b if b == end => Some(false),
            _ => None,
        }
    }

    /// Whether only white space is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.next().is_none()
    }

    /// Passes over the opening quote of a key.
    #[inline(always)]
    pub(super) fn name(&mut self) -> Option<Name> {
        self.take(b'"')?;
        let rest = self.rest()?;
        Some(Name(u128::from_le_bytes(rest.first_chunk().copied().unwrap_or_else(|| padded(rest)))))
    }

    /// Whether a name is that of a key, which is then passed over.
    #[inline(always)]
    pub(super) fn is(&mut self, name: Name, key: &Key) -> bool {
        let is = key.name.begins(name.0);
        if is {
            self.place += key.length;
        }
        is
    }

    #[inline(always)]
    pub(super) fn value(&mut self) -> Option<Value<'a>> {
        match self.next()? {
            b'"' => self.string().map(Value::Text),
            b'0'..=b'9' => self.number().map(Value::Number),
            b'n' if self.rest()?.starts_with(b"ull") => {
                self.place += 3;
                Some(Value::Null)
            }
            _ => None,
        }
    }

    /// The string whose opening quote was passed.
    #[inline(always)]
    fn string(&mut self) -> Option<&'a str> {
        let (start, rest) = (self.place, self.rest()?);
        let length = plain_run(rest);
        if rest.get(length) != Some(&b'"') {
            return None;
        }
        self.place = start + length + 1;
        self.text.get(start..start + length)
    }

    /// The number whose first digit was passed. The byte after it is read next: there, an exponent is not expected.
    #[inline(always)]
    fn number(&mut self) -> Option<&'a str> {
        self.place -= 1;
        let (start, rest) = (self.place, self.rest()?);
        let length = rest.iter().position(|&b| !(b.is_ascii_digit() || b == b'.'))?;
        self.place += length;
        match rest {
            [b'0', b'0'..=b'9', ..] => None,
            _ => self.text.get(start..start + length),
        }
    }
}

/// The last bytes of a text, and zeros.
#[cold]
fn padded(rest: &[u8]) -> [u8; size_of::<u128>()] {
    let mut bytes = [0; size_of::<u128>()];
    for (byte, &given) in bytes.iter_mut().zip(rest) {
        *byte = given;
    }
    bytes
}
