//! Ruby values as core reads them.

use crate::convert;
use crate::handle;
use crate::hash;
use crate::names;
use crate::row;
use crate::session::Session;
use crate::text;
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::{Field, Key, Source, SourceError, View};
use magnus::{Error, RArray, RHash, RString, Value};
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::ControlFlow;

/// A Ruby value, or the Hash or Array that it was converted to.
pub(crate) struct HostValue<'a> {
    value: Cell<Value>,
    /// Whether it is a part of a map that has no fields of core, and so may be any JSON-like value.
    is_free: bool,
    session: &'a Session<'a>,
}

impl<'a> HostValue<'a> {
    #[inline]
    pub(crate) fn new(value: Value, session: &'a Session<'a>) -> HostValue<'a> {
        HostValue { value: Cell::new(value), is_free: false, session }
    }

    #[inline(always)]
    fn child(&self, value: Value, is_free: bool) -> HostValue<'a> {
        HostValue { value: Cell::new(value), is_free, session: self.session }
    }

    #[inline(never)]
    fn other_view(&self) -> View<'a> {
        match convert::view(self.value.get(), self.is_free, self.session) {
            Ok((view, value)) => {
                self.value.set(value);
                view
            }
            Err(error) => View::Unreadable(self.session.raised(error)),
        }
    }

    #[inline(always)]
    fn key(&self, key: Value, fields: &[Field]) -> Key<'a> {
        match names::field(key, fields) {
            Some(field) => Key::Field(field),
            None => Key::Other(HostValue::new(key, self.session).view()),
        }
    }

    /// Visits the results of an object's public methods with the names of these fields.
    fn attributes(
        &self,
        fields: &[Field],
        mut visit: impl FnMut(Key<'a>, Self) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        for &field in fields {
            let Some(value) = names::call(self.value.get(), field)? else { continue };
            if self.session.go_on(visit(Key::Field(field), self.child(value, false))).is_break() {
                break;
            }
        }
        Ok(())
    }
}

impl<'a> Source<'a> for HostValue<'a> {
    type Child = Self;

    #[inline(always)]
    fn text(&self) -> Option<&'a str> {
        text::utf8(RString::from_value(self.value.get())?, self.session)
    }

    #[inline(always)]
    fn view(&self) -> View<'a> {
        match RString::from_value(self.value.get()) {
            Some(string) => text::view(string, self.session),
            None => self.other_view(),
        }
    }

    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        let walk = match RHash::from_value(self.value.get()) {
            Some(hash) => hash::walk(hash, |key, value| {
                self.session.go_on(visit(self.key(key, fields), self.child(value, fields.is_empty())))
            }),
            None => self.attributes(fields, visit),
        };
        walk.map_err(|error| self.session.raised(error))
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        let Some(array) = RArray::from_value(self.value.get()) else { return Ok(()) };
        let mut index = 0;
        // A method of the order's objects may shorten the Array meanwhile.
        while index < array.len() {
            let element = array.entry(index.cast_signed()).map_err(|error| self.session.raised(error))?;
            if self.session.go_on(visit(self.child(element, self.is_free))).is_break() {
                break;
            }
            index += 1;
        }
        Ok(())
    }

    fn row(&self, field: Field) -> Option<Cow<'a, str>> {
        row::class(self.value.get(), field).unwrap_or_else(|error| {
            self.session.raised(error);
            None
        })
    }

    fn feed(&self) -> Option<Feed> {
        handle::of(self.value.get()).unwrap_or_else(|error| {
            self.session.raised(error);
            None
        })
    }
}
