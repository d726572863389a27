//! Plain Rust values.

use super::{Key, Source, SourceError, View};
use crate::input::field::Field;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// A plain Rust value: what the typed order is made of, and any JSON-like value of `extra`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// Not given.
    #[default]
    Nothing,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A binary floating-point number; its shortest decimal form counts. Prices are better text.
    Float(f64),
    /// A number as decimal text, such as a decimal type writes.
    Number(Cow<'a, str>),
    /// Text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// Named values, in order.
    Map(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Source<'a> for &'a Value<'_> {
    type Child = Self;

    fn view(&self) -> View<'a> {
        match self {
            Value::Nothing => View::Nothing,
            Value::Bool(flag) => View::Bool(*flag),
            Value::Integer(integer) => View::Integer(*integer),
            Value::Float(float) => View::Float(*float),
            Value::Number(number) => View::Number(Cow::Borrowed(number)),
            Value::Text(text) => View::Text(Cow::Borrowed(text)),
            Value::List(_) => View::List,
            Value::Map(_) => View::Map,
        }
    }

    #[inline]
    fn text(&self) -> Option<&'a str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    fn pairs<F>(&self, _: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        if let Value::Map(pairs) = self {
            let _ = pairs.iter().try_for_each(|(key, value)| visit(Key::Other(View::Text(Cow::Borrowed(key))), value));
        }
        Ok(())
    }

    fn elements<F>(&self, visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        if let Value::List(elements) = self {
            let _ = elements.iter().try_for_each(visit);
        }
        Ok(())
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => { $(
        impl From<$integer> for Value<'_> {
            fn from(integer: $integer) -> Self {
                match i64::try_from(integer) {
                    Ok(integer) => Value::Integer(integer),
                    Err(_) => Value::Number(integer.to_string().into()),
                }
            }
        }
    )* };
}

from_integer!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Value::Bool(flag)
    }
}

impl From<f64> for Value<'_> {
    fn from(float: f64) -> Self {
        Value::Float(float)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Value::Text(text)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Nothing, Into::into)
    }
}

impl<'a, T: Into<Value<'a>>> From<Vec<T>> for Value<'a> {
    fn from(elements: Vec<T>) -> Self {
        Value::List(elements.into_iter().map(Into::into).collect())
    }
}

impl<'a, K: Into<Cow<'a, str>>, V: Into<Value<'a>>> FromIterator<(K, V)> for Value<'a> {
    /// Makes a map.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Value::Map(pairs.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}
