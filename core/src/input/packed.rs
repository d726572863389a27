//! The packed form of an input: bytes that a language writes to reach the core in one call, read in place. `docs/packed.md`
//! describes it.

pub mod form;

use super::{Key, Source, SourceError, View};
use crate::input::field::Field;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// An input in the packed form: `render(Packed::new(bytes), &options)`. It is a value, with its place in the document.
#[derive(Clone, Copy, Debug)]
pub struct Packed<'a> {
    /// The document, up to the value's end.
    document: &'a [u8],
    place: usize,
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

impl<'a> Packed<'a> {
    /// Takes a packed document. Nothing is read yet.
    pub fn new(document: &'a [u8]) -> Packed<'a> {
        Packed { document, place: usize::from(Packed::begins(document)) }
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

    /// The bytes after a length, as a separate part.
    #[inline]
    fn part(&mut self) -> Result<Packed<'a>, Malformed> {
        let start = self.place;
        let length = u32::from_le_bytes(self.array()?) as usize;
        let end = self.place.checked_add(length).ok_or(Malformed(start))?;
        let part = Packed { document: self.document.get(..end).ok_or(Malformed(start))?, place: self.place };
        self.place = end;
        Ok(part)
    }

    fn rest(self) -> &'a [u8] {
        self.document.get(self.place..).unwrap_or_default()
    }

    fn is_empty(self) -> bool {
        self.place >= self.document.len()
    }

    /// Passes over the next value, and returns it.
    #[inline]
    fn next(&mut self) -> Result<Packed<'a>, Malformed> {
        let place = self.place;
        match self.byte()? {
            form::NOTHING | form::FALSE | form::TRUE => {}
            form::INTEGER | form::FLOAT => drop(self.array::<8>()?),
            form::NUMBER..=form::UNREADABLE => drop(self.part()?),
            _ => return Err(Malformed(place)),
        }
        Ok(Packed { document: self.document.get(..self.place).ok_or(Malformed(place))?, place })
    }

    /// The text of a part that is UTF-8.
    #[inline]
    fn utf8(self) -> Option<&'a str> {
        simdutf8::basic::from_utf8(self.rest()).ok()
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
            form::HOST_FAILED => SourceError::Host(String::from_utf8_lossy(self.rest()).into_owned()),
            _ => return Err(Malformed(place)),
        })
    }

    #[inline]
    fn read(mut self) -> Result<View<'a>, Malformed> {
        let place = self.place;
        Ok(match self.byte()? {
            form::NOTHING => View::Nothing,
            form::FALSE => View::Bool(false),
            form::TRUE => View::Bool(true),
            form::INTEGER => View::Integer(i64::from_le_bytes(self.array()?)),
            form::FLOAT => View::Float(f64::from_le_bytes(self.array()?)),
            form::NUMBER => match self.part()?.utf8() {
                Some(number) => View::Number(Cow::Borrowed(number)),
                None => View::Unreadable(SourceError::NotUtf8),
            },
            form::TEXT => match self.part()?.utf8() {
                Some(text) => View::Text(Cow::Borrowed(text)),
                None => View::Unreadable(SourceError::NotUtf8),
            },
            form::BYTES => View::Bytes(Cow::Borrowed(self.part()?.rest())),
            form::LIST => View::List,
            form::MAP => View::Map,
            form::OTHER => View::Other(String::from_utf8_lossy(self.part()?.rest())),
            form::OBJECT => View::Other(self.part()?.class()?.name()),
            form::UNREADABLE => View::Unreadable(self.part()?.reason()?),
            _ => return Err(Malformed(place)),
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
        Ok(Class { key, name: self.part()?.rest(), pairs: self })
    }

    /// The content of a value that has pairs.
    fn content_of_pairs(mut self) -> Result<Packed<'a>, Malformed> {
        match self.byte()? {
            form::MAP => self.part(),
            form::OBJECT => Ok(self.part()?.class()?.pairs),
            _ => Ok(Packed { document: &[], place: 0 }),
        }
    }

    fn content_of_list(mut self) -> Result<Packed<'a>, Malformed> {
        if self.byte()? == form::LIST { self.part() } else { Ok(Packed { document: &[], place: 0 }) }
    }

    /// The fault that ends a walk, if it is next.
    #[inline]
    fn walk_fault(mut self) -> Result<(), SourceError> {
        if self.document.get(self.place) != Some(&form::FAULT) {
            return Ok(());
        }
        self.place += 1;
        Err(self.part()?.reason()?)
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
    name: &'a [u8],
    pairs: Packed<'a>,
}

impl<'a> Class<'a> {
    fn name(&self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.name)
    }
}

impl<'a> Source<'a> for Packed<'a> {
    type Child = Self;

    #[inline]
    fn view(&self) -> View<'a> {
        self.read().unwrap_or_else(|malformed| View::Unreadable(malformed.into()))
    }

    #[inline]
    fn text(&self) -> Option<&'a str> {
        let mut value = *self;
        if value.byte().ok()? == form::TEXT { value.part().ok()?.utf8() } else { None }
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
        let mut rest = self.content_of_list()?;
        while !rest.is_empty() {
            rest.walk_fault()?;
            if visit(rest.next()?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn row(&self, field: Field) -> Option<Cow<'a, str>> {
        let mut value = *self;
        if value.byte().ok()? != form::OBJECT {
            return None;
        }
        let class = value.part().ok()?.class().ok()?;
        (class.key == Some(field)).then(|| class.name())
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
