//! PHP values as core reads them.
#![allow(unsafe_code, reason = "a value is a union, read by its type")]

use crate::handle;
use crate::names;
use crate::object::{self, Seen};
use crate::row;
use crate::session::{Iterator, Session};
use crate::table;
use crate::utf8;
use crate::zend::bytes;
use ext_php_rs::ffi::{
    IS_ARRAY, IS_DOUBLE, IS_FALSE, IS_LONG, IS_NULL, IS_OBJECT, IS_REFERENCE, IS_STRING, IS_TRUE, IS_UNDEF,
};
use ext_php_rs::types::{ZendObject, Zval};
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::{Field, Key, Source, SourceError, View};
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::ControlFlow;

/// A PHP value. The view of an object may replace it by another value or an iterator to walk.
pub(crate) struct HostValue<'a> {
    value: Cell<&'a Zval>,
    iterator: Cell<Option<&'a Iterator>>,
    session: &'a Session,
}

impl<'a> HostValue<'a> {
    #[inline]
    pub(crate) fn new(value: &'a Zval, session: &'a Session) -> HostValue<'a> {
        HostValue { value: Cell::new(value), iterator: Cell::new(None), session }
    }

    /// Wraps a value that the session keeps.
    fn kept(&self, value: Zval) -> HostValue<'a> {
        HostValue::new(self.session.keep(value), self.session)
    }

    /// Replaces the value by another one, and returns that one's view.
    fn becomes(&self, value: Zval) -> View<'a> {
        self.value.set(self.session.keep(value));
        self.view()
    }

    fn other_view(&self) -> View<'a> {
        let value = self.value.get();
        // SAFETY: the type says which member of the union is set, and its target lives as long as the value.
        unsafe {
            match u32::from(value.u1.v.type_) {
                IS_STRING => self.session.text(bytes(&*value.value.str_)),
                IS_ARRAY if table::is_list(&*value.value.arr) => View::List,
                IS_ARRAY => View::Map,
                IS_NULL | IS_UNDEF => View::Nothing,
                IS_FALSE => View::Bool(false),
                IS_TRUE => View::Bool(true),
                IS_OBJECT => self.object_view(&*value.value.obj),
                // The shop's code may change the target of a reference during the reading.
                IS_REFERENCE => self.becomes(value.dereference().shallow_clone()),
                _ => View::Other("resource".into()),
            }
        }
    }

    #[cold]
    fn object_view(&self, of: &ZendObject) -> View<'a> {
        match object::view(self.value.get(), of, self.session) {
            Seen::View(view) => view,
            Seen::Value(value) => self.becomes(value),
            Seen::Properties(properties) => {
                self.value.set(self.session.keep(properties));
                View::Map
            }
            Seen::Iterator(iterator, view) => {
                self.iterator.set(Some(self.session.keep_iterator(iterator)));
                view
            }
        }
    }

    fn object_pairs(&self, fields: &[Field], visit: &mut dyn FnMut(Key<'a>, Self) -> ControlFlow<()>) {
        if let Some(iterator) = self.iterator.get() {
            object::elements(iterator, self.session, &mut |key, value| {
                let (key, value) = (self.kept(key), self.kept(value));
                visit(Key::Other(key.view()), value)
            });
        } else if let Some(of) = self.value.get().object() {
            object::fields(of, fields, self.session, &mut |field, value| visit(Key::Field(field), self.kept(value)));
        }
    }

    fn object_elements(&self, visit: &mut dyn FnMut(Self) -> ControlFlow<()>) {
        if let Some(iterator) = self.iterator.get() {
            object::elements(iterator, self.session, &mut |_, value| visit(self.kept(value)));
        }
    }

    /// The text or the number of a key that is none of the expected fields.
    #[cold]
    fn other_key(&self, key: table::Key<'a>) -> View<'a> {
        match key {
            table::Key::Name(name, _) => self.session.text(bytes(name)),
            table::Key::Index(index) => View::Integer(index),
        }
    }
}

impl<'a> Source<'a> for HostValue<'a> {
    type Child = Self;

    #[inline(always)]
    fn text(&self) -> Option<&'a str> {
        let value = self.value.get();
        // SAFETY: the type says that the value is a string. A reference to one would have to be kept, and is not.
        let string = unsafe { (u32::from(value.u1.v.type_) == IS_STRING).then(|| &*value.value.str_) };
        let bytes = bytes(string?);
        if self.session.is_utf8() { utf8::text(bytes) } else { utf8::ascii(bytes) }
    }

    /// Inlined, so that the view of a number stays in registers.
    #[inline(always)]
    fn view(&self) -> View<'a> {
        let value = self.value.get();
        // SAFETY: the type says which member of the union is set.
        unsafe {
            match u32::from(value.u1.v.type_) {
                IS_LONG => View::Integer(value.value.lval),
                IS_DOUBLE => View::Float(value.value.dval),
                _ => self.other_view(),
            }
        }
    }

    #[inline]
    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        let Some(table) = self.value.get().array() else {
            self.object_pairs(fields, &mut |key, value| self.session.go_on(visit(key, value)));
            return Ok(());
        };
        table::walk(table, |key, value| {
            let value = HostValue::new(value, self.session);
            // Each branch calls `visit`, because a `Key` is large and would be copied.
            self.session.go_on(match names::field(key, fields) {
                Some(field) => visit(Key::Field(field), value),
                None => visit(Key::Other(self.other_key(key)), value),
            })
        });
        Ok(())
    }

    #[inline]
    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        let mut visit = |value| self.session.go_on(visit(value));
        match self.value.get().array() {
            Some(table) => table::walk(table, |_, value| visit(HostValue::new(value, self.session))),
            None => self.object_elements(&mut visit),
        }
        Ok(())
    }

    fn row(&self, field: Field) -> Option<Cow<'a, str>> {
        let of = self.value.get().object().filter(|of| row::is_key(of, field, self.session))?;
        Some(object::name_of(of.get_class_entry()).into())
    }

    fn feed(&self) -> Option<Feed> {
        self.value.get().object().and_then(handle::of).cloned()
    }
}
