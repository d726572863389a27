//! The packed form of an input: bytes that a language writes to reach the core in one call, read in place. `docs/packed.md`
//! describes it.

pub mod form;

use super::{Key, Source, SourceError, View};
use crate::base::charset::Charset;
use crate::input::field::Field;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// An input in the packed form: `render(Packed::new(bytes), &options)`. It is a value, with its place in the document.
#[derive(Clone, Copy, Debug)]
pub struct Packed<'a> {
    /// The document, up to the value's end.
    document: &'a [u8],
    /// The whole document, if it is UTF-8 as most are: then every text is a part of it. Otherwise empty.
    utf8: &'a str,
    place: usize,
    /// Whether bytes are texts in UTF-8.
    bytes_are_utf8: bool,
}

/// The place of something that is malformed.
#[derive(Clone, Copy)]
struct Malformed(usize);

impl From<Malformed> for SourceError {
    #[cold]
    fn from(Malformed(place): Malformed) -> SourceError {
        SourceError::Packed { place }
    }
}

/// The bytes before the content of a value that has a length.
const HEAD: usize = 1 + form::LENGTH;

impl<'a> Packed<'a> {
    /// Takes a packed document, and checks whether all of it is UTF-8, which is faster than a check of each text.
    pub fn new(document: &'a [u8]) -> Packed<'a> {
        Packed::in_charset(document, None)
    }

    /// Takes a packed document. With the encoding of its bytes, those in UTF-8 are read in place.
    pub(crate) fn in_charset(document: &'a [u8], charset: Option<Charset>) -> Packed<'a> {
        Packed {
            document,
            utf8: simdutf8::basic::from_utf8(document).unwrap_or_default(),
            place: usize::from(Packed::begins(document)),
            bytes_are_utf8: charset == Some(Charset::Utf8),
        }
    }

    /// Whether these bytes are a packed document, rather than JSON.
    pub fn begins(document: &[u8]) -> bool {
        document.first() == Some(&form::VERSION)
    }

    /// The next byte.
    #[inline]
    fn byte(&mut self) -> Result<u8, Malformed> {
        let &byte = self.document.get(self.place).ok_or(Malformed(self.place))?;
        self.place += 1;
        Ok(byte)
    }

    #[inline]
    fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        let bytes = self.document.get(self.place..).and_then(<[u8]>::first_chunk).ok_or(Malformed(self.place))?;
        self.place += N;
        Ok(*bytes)
    }

    /// The 64 bits of an integer or a float.
    #[inline]
    fn bits(&mut self) -> Result<u64, Malformed> {
        let place = self.place;
        form::bits(self.array()?).ok_or(Malformed(place))
    }

    #[inline]
    fn length(&mut self) -> Result<usize, Malformed> {
        let place = self.place;
        form::length(self.array()?).ok_or(Malformed(place))
    }

    /// Passes over so many bytes from here, and returns them with those since `start`.
    #[inline]
    fn part(&mut self, start: usize, length: usize) -> Result<Packed<'a>, Malformed> {
        let document = self.document.get(..self.place.saturating_add(length)).ok_or(Malformed(start))?;
        self.place = document.len();
        Ok(Packed { document, place: start, ..*self })
    }

    /// Passes over the next value, and returns it.
    #[inline]
    fn next(&mut self) -> Result<Packed<'a>, Malformed> {
        let start = self.place;
        let length = match self.byte()? {
            form::NOTHING | form::FALSE | form::TRUE => 0,
            form::INTEGER | form::FLOAT => form::SCALAR,
            form::NUMBER..=form::UNREADABLE => self.length()?,
            _ => return Err(Malformed(start)),
        };
        self.part(start, length)
    }

    /// The content of a value that has a length: all that follows its head. The document's own value ends with the document,
    /// or [`Source::finish`] reports it.
    #[inline]
    fn content(self) -> Packed<'a> {
        Packed { place: self.place + HEAD, ..self }
    }

    fn rest(self) -> &'a [u8] {
        self.document.get(self.place..).unwrap_or_default()
    }

    fn is_empty(self) -> bool {
        self.place >= self.document.len()
    }

    /// The rest as text, if it is UTF-8.
    #[inline]
    fn utf8(self) -> Option<&'a str> {
        if self.utf8.is_empty() { self.own_utf8() } else { self.utf8.get(self.place..self.document.len()) }
    }

    /// Somewhere in the document is what is not UTF-8.
    #[cold]
    fn own_utf8(self) -> Option<&'a str> {
        std::str::from_utf8(self.rest()).ok()
    }

    /// The rest as text that only messages show.
    fn lossy(self) -> Cow<'a, str> {
        self.utf8().map_or_else(|| String::from_utf8_lossy(self.rest()), Cow::Borrowed)
    }

    /// Why a value, or a walk, failed.
    #[cold]
    fn reason(mut self) -> Result<SourceError, Malformed> {
        let place = self.place;
        Ok(match self.byte()? {
            form::NOT_UTF8 => SourceError::NotUtf8,
            form::LONE_SURROGATE => SourceError::LoneSurrogate,
            form::TOO_DEEP => SourceError::TooDeep,
            form::METHOD => SourceError::Method,
            form::HOST_FAILED => SourceError::Host(self.lossy().into_owned()),
            _ => return Err(Malformed(place)),
        })
    }

    #[inline]
    fn read(self) -> Result<View<'a>, Malformed> {
        let mut rest = self;
        Ok(match rest.byte()? {
            form::NOTHING => View::Nothing,
            form::FALSE => View::Bool(false),
            form::TRUE => View::Bool(true),
            form::INTEGER => View::Integer(rest.bits()?.cast_signed()),
            form::FLOAT => View::Float(f64::from_bits(rest.bits()?)),
            form::NUMBER => match self.content().utf8() {
                Some(number) => View::Number(Cow::Borrowed(number)),
                None => View::Unreadable(SourceError::NotUtf8),
            },
            form::TEXT => match self.content().utf8() {
                Some(text) => View::Text(Cow::Borrowed(text)),
                None => View::Unreadable(SourceError::NotUtf8),
            },
            form::BYTES => View::Bytes(Cow::Borrowed(self.content().rest())),
            form::LIST => View::List,
            form::MAP => View::Map,
            form::OTHER => View::Other(self.content().lossy()),
            form::OBJECT => View::Other(self.content().class()?.name.lossy()),
            form::UNREADABLE => View::Unreadable(self.content().reason()?),
            _ => return Err(Malformed(self.place)),
        })
    }

    /// The class of an object, and its pairs.
    #[inline]
    fn class(mut self) -> Result<Class<'a>, Malformed> {
        let place = self.place;
        let key = match self.byte()? {
            form::NO_FIELD => None,
            number => Some(*Field::ALL.get(usize::from(number)).ok_or(Malformed(place))?),
        };
        let length = self.length()?;
        let name = self.part(self.place, length)?;
        Ok(Class { key, name, pairs: self })
    }

    /// The pairs of a value that has some.
    fn content_of_pairs(self) -> Result<Packed<'a>, Malformed> {
        match self.document.get(self.place) {
            Some(&form::MAP) => Ok(self.content()),
            Some(&form::OBJECT) => Ok(self.content().class()?.pairs),
            _ => Ok(Packed::new(&[])),
        }
    }

    fn content_of_list(self) -> Packed<'a> {
        if self.document.get(self.place) == Some(&form::LIST) { self.content() } else { Packed::new(&[]) }
    }

    /// The fault that ends a walk, if it is next.
    #[inline]
    fn walk_fault(mut self) -> Result<(), SourceError> {
        if self.document.get(self.place) != Some(&form::FAULT) {
            return Ok(());
        }
        self.place += 1;
        let length = self.length()?;
        Err(self.part(self.place, length)?.reason()?)
    }

    fn key(&mut self) -> Result<Key<'a>, SourceError> {
        self.walk_fault()?;
        let place = self.place;
        let byte = self.document.get(place).copied().unwrap_or_default();
        if byte >= form::FIELD {
            self.place += 1;
            return match Field::ALL.get(usize::from(byte - form::FIELD)) {
                Some(&field) => Ok(Key::Field(field)),
                None => Err(Malformed(place).into()),
            };
        }
        let key = self.next()?;
        Ok(match key.text() {
            Some(name) => Field::from_name(name).map_or(Key::Other(View::Text(Cow::Borrowed(name))), Key::Field),
            None => Key::Other(key.view()),
        })
    }
}

/// What is before the pairs of an object.
struct Class<'a> {
    /// The field that is the primary key of a row.
    key: Option<Field>,
    name: Packed<'a>,
    pairs: Packed<'a>,
}

impl<'a> Source<'a> for Packed<'a> {
    type Child = Self;

    #[inline]
    fn view(&self) -> View<'a> {
        self.read().unwrap_or_else(|malformed| View::Unreadable(malformed.into()))
    }

    #[inline]
    fn text(&self) -> Option<&'a str> {
        let &tag = self.document.get(self.place)?;
        if tag == form::TEXT || (tag == form::BYTES && self.bytes_are_utf8) { self.content().utf8() } else { None }
    }

    #[inline]
    fn pairs<F>(&self, _: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        let mut rest = self.content_of_pairs()?;
        while let Some(&byte) = rest.document.get(rest.place) {
            let field = Field::ALL.get(usize::from(byte.wrapping_sub(form::FIELD)));
            // Each branch calls `visit`, because a `Key` is large and would be copied.
            let flow = if let Some(&field) = field {
                rest.place += 1;
                visit(Key::Field(field), rest.next()?)
            } else {
                let key = rest.key()?;
                visit(key, rest.next()?)
            };
            if flow.is_break() {
                break;
            }
        }
        Ok(())
    }

    #[inline]
    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        let mut rest = self.content_of_list();
        while !rest.is_empty() {
            rest.walk_fault()?;
            if visit(rest.next()?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn row(&self, field: Field) -> Option<Cow<'a, str>> {
        if self.document.get(self.place) != Some(&form::OBJECT) {
            return None;
        }
        let class = self.content().class().ok()?;
        (class.key == Some(field)).then(|| class.name.lossy())
    }

    fn finish(&self) -> Result<(), SourceError> {
        let mut rest = *self;
        if self.place == 0 {
            return Err(Malformed(0).into());
        }
        rest.next()?;
        if rest.is_empty() { Ok(()) } else { Err(Malformed(rest.place).into()) }
    }
}
