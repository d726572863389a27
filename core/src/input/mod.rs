//! Reading a host's objects in place: what a binding implements, and what is implemented here.

pub(crate) mod field;
pub(crate) mod json;
pub(crate) mod packed;
pub(crate) mod typed;
pub(crate) mod value;

#[cfg(feature = "feed")]
use crate::index::handle::Feed;
use field::Field;
use std::borrow::Cow;
use std::fmt;
use std::ops::ControlFlow;

/// A value of the host language, read in place.
///
/// The reader asks each value for its [`text`](Source::text), or for its [`view`](Source::view), or for both in this
/// order if the first returns nothing, each at most once. Then a map or a list is walked at most once. A walk passes
/// its values one after the other; each is read before the next one comes.
pub trait Source<'a>: Sized {
    /// The type of the values that walks pass: for most hosts `Self`.
    type Child: Source<'a, Child = Self::Child>;

    /// The kind of the value, with its content unless it is a map or a list.
    fn view(&self) -> View<'a>;

    /// The content of a text that the host stores as UTF-8. It is asked for first, because most values are such texts
    /// and returning one is cheaper than a view. If there is none, the view is asked for.
    #[inline]
    fn text(&self) -> Option<&'a str> {
        None
    }

    /// Walks the pairs of a map. An object that has attributes instead of keys is [`View::Other`], and gives those
    /// named in `fields`.
    ///
    /// # Errors
    /// The fault that ended the walk; a `visit` that breaks is none.
    fn pairs<F>(&self, fields: &'static [Field], visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self::Child) -> ControlFlow<()>;

    /// Walks the elements of a list.
    ///
    /// # Errors
    /// The fault that ended the walk; a `visit` that breaks is none.
    fn elements<F>(&self, visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self::Child) -> ControlFlow<()>;

    /// The name of the class, if this object is a row of a database and the attribute `field` is its primary key. It is
    /// asked of an object that is [`View::Other`] and was walked.
    fn row(&self, field: Field) -> Option<Cow<'a, str>> {
        let _ = field;
        None
    }

    /// The handle of a feed, where this is the host's object for one: asked of an option whose view is
    /// [`View::Other`], for the option `feed`.
    #[cfg(feature = "feed")]
    fn feed(&self) -> Option<Feed> {
        None
    }

    /// Called once, after the whole input was read.
    ///
    /// # Errors
    /// An error of the source that appears only at the end, such as text after the end of a JSON document.
    fn finish(&self) -> Result<(), SourceError> {
        Ok(())
    }
}

/// One value, as the core sees it.
#[derive(Clone, Debug)]
pub enum View<'a> {
    /// null, None, nil: not given.
    Nothing,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A binary floating-point number: its shortest decimal form counts.
    Float(f64),
    /// A number as decimal text, exponent allowed: Decimal, BigDecimal, a JSON number, a large integer.
    Number(Cow<'a, str>),
    /// Text.
    Text(Cow<'a, str>),
    /// Text of a host whose strings are bytes: UTF-8, or the option `charset`.
    Bytes(Cow<'a, [u8]>),
    /// A list: its elements come from [`Source::elements`].
    List,
    /// A map or object: its pairs come from [`Source::pairs`].
    Map,
    /// Anything else, with the host's name for its type. Where an object is due, [`Source::pairs`] may give fields.
    Other(Cow<'a, str>),
    /// A value that cannot be read.
    Unreadable(SourceError),
}

/// The key of a pair.
#[derive(Clone, Debug)]
pub enum Key<'a> {
    /// A field that the host has recognised itself.
    Field(Field),
    /// Any other key; text that names a field is recognised.
    Other(View<'a>),
}

/// Why a value cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SourceError {
    /// The bytes of a text are not UTF-8.
    NotUtf8,
    /// A text holds half of a UTF-16 pair, which no browser would get back.
    LoneSurrogate,
    /// Maps or lists nested deeper than [`limits::MAX_DEPTH`](crate::base::limits::MAX_DEPTH).
    TooDeep,
    /// JSON text is malformed.
    Syntax {
        /// From 1.
        line: u32,
        /// In bytes, from 1.
        column: u32,
        /// What the text requires there.
        expected: JsonExpected,
    },
    /// The packed form is malformed.
    Packed {
        /// The number of bytes before it.
        place: usize,
    },
    /// The value is a method, which was not called.
    Method,
    /// The host's object failed while it was read; the text is the host's own.
    Host(String),
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SourceError::NotUtf8 => f.write_str("the text is not UTF-8"),
            SourceError::LoneSurrogate => f.write_str("the text has half of a UTF-16 pair"),
            SourceError::TooDeep => f.write_str("maps or lists are nested too deep"),
            SourceError::Syntax { line, column, .. } => write!(f, "malformed JSON at line {line}, column {column}"),
            SourceError::Packed { place } => write!(f, "malformed packed input at byte {place}"),
            SourceError::Method => f.write_str("the value is a method"),
            SourceError::Host(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for SourceError {}

/// What JSON text requires at the place where it is malformed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonExpected {
    /// Any value.
    Value,
    /// A key in double quotes.
    Key,
    /// `:`.
    Colon,
    /// `,` or `}`.
    CommaOrBrace,
    /// `,` or `]`.
    CommaOrBracket,
    /// The end of the text.
    End,
    /// A closing quote.
    Quote,
    /// One of JSON's escapes.
    Escape,
    /// A string without bare control characters.
    NoControl,
}
