//! Ruby objects as core reads them.

use crate::feed;
use crate::hash;
use crate::kind;
use crate::names;
use crate::reading::Reading;
use crate::text;
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::{Fault, Field, Key, Source, View};
use magnus::{Error, RArray, RHash, RString, Value};
use std::cell::Cell;
use std::ops::ControlFlow;

/// A Ruby object, or the Hash or Array that it was turned into.
pub(crate) struct Object<'a> {
    value: Cell<Value>,
    reading: &'a Reading<'a>,
}

impl<'a> Object<'a> {
    #[inline]
    pub(crate) fn new(value: Value, reading: &'a Reading<'a>) -> Object<'a> {
        Object { value: Cell::new(value), reading }
    }

    #[inline(never)]
    fn other_view(&self) -> View<'a> {
        match kind::view(self.value.get(), self.reading) {
            Ok((view, value)) => {
                self.value.set(value);
                view
            }
            Err(error) => View::Broken(self.reading.raised(error)),
        }
    }

    #[inline(always)]
    fn key(&self, key: Value, fields: &[Field]) -> Key<'a> {
        match names::field(key, fields) {
            Some(field) => Key::Field(field),
            None => Key::Other(Object::new(key, self.reading).view()),
        }
    }

    /// What the public methods of these names give.
    fn attributes(
        &self,
        fields: &[Field],
        mut visit: impl FnMut(Key<'a>, Self) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        for &field in fields {
            let Some(value) = names::call(self.value.get(), field)? else { continue };
            if self.reading.go_on(visit(Key::Field(field), Object::new(value, self.reading))).is_break() {
                break;
            }
        }
        Ok(())
    }
}

impl<'a> Source<'a> for Object<'a> {
    type Child = Self;

    #[inline(always)]
    fn text(&self) -> Option<&'a str> {
        text::utf8(RString::from_value(self.value.get())?, self.reading)
    }

    #[inline(always)]
    fn view(&self) -> View<'a> {
        match RString::from_value(self.value.get()) {
            Some(string) => text::view(string, self.reading),
            None => self.other_view(),
        }
    }

    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), Fault>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        let walk = match RHash::from_value(self.value.get()) {
            Some(hash) => hash::walk(hash, |key, value| {
                self.reading.go_on(visit(self.key(key, fields), Object::new(value, self.reading)))
            }),
            None => self.attributes(fields, visit),
        };
        walk.map_err(|error| self.reading.raised(error))
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), Fault>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        let Some(array) = RArray::from_value(self.value.get()) else { return Ok(()) };
        let mut index = 0;
        // The order's own methods may make it shorter meanwhile.
        while index < array.len() {
            let element = array.entry(index.cast_signed()).map_err(|error| self.reading.raised(error))?;
            if self.reading.go_on(visit(Object::new(element, self.reading))).is_break() {
                break;
            }
            index += 1;
        }
        Ok(())
    }
    fn feed(&self) -> Option<Feed> {
        feed::of(self.value.get()).unwrap_or_else(|error| {
            self.reading.raised(error);
            None
        })
    }
}
