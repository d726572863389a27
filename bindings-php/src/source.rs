//! PHP values as core reads them.
#![allow(unsafe_code, reason = "a value's content is read by its type")]

use crate::feed;
use crate::object;
use crate::reading::{Iterator, Reading};
use crate::table;
use crate::utf8;
use ext_php_rs::ffi::{
    IS_ARRAY, IS_DOUBLE, IS_FALSE, IS_LONG, IS_NULL, IS_OBJECT, IS_REFERENCE, IS_STRING, IS_TRUE, IS_UNDEF,
};
use ext_php_rs::types::{ZendStr, Zval};
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::{Fault, Field, Key, Source, View};
use std::cell::Cell;
use std::ops::ControlFlow;

/// A PHP value. The view of an object may find another value to walk in its place.
pub(crate) struct Object<'a> {
    value: Cell<&'a Zval>,
    iterator: Cell<Option<&'a Iterator>>,
    reading: &'a Reading,
}

impl<'a> Object<'a> {
    #[inline]
    pub(crate) fn new(value: &'a Zval, reading: &'a Reading) -> Object<'a> {
        Object { value: Cell::new(value), iterator: Cell::new(None), reading }
    }

    pub(crate) fn value(&self) -> &'a Zval {
        self.value.get()
    }

    pub(crate) fn reading(&self) -> &'a Reading {
        self.reading
    }

    pub(crate) fn iterator(&self) -> Option<&'a Iterator> {
        self.iterator.get()
    }

    /// Goes on with a value in place of this one.
    pub(crate) fn becomes(&self, value: Zval) -> View<'a> {
        self.value.set(self.reading.keep(value));
        self.view()
    }

    pub(crate) fn iterates(&self, iterator: Iterator) {
        self.iterator.set(Some(self.reading.keep_iterator(iterator)));
    }

    fn other_view(&self) -> View<'a> {
        let value = self.value.get();
        // SAFETY: the type says which member of the union there is, and what it points to lives as long as the value.
        unsafe {
            match u32::from(value.u1.v.type_) {
                IS_STRING => self.reading.text(bytes(&*value.value.str_)),
                IS_ARRAY if table::is_list(&*value.value.arr) => View::List,
                IS_ARRAY => View::Map,
                IS_NULL | IS_UNDEF => View::Nothing,
                IS_FALSE => View::Bool(false),
                IS_TRUE => View::Bool(true),
                IS_OBJECT => object::view(self, &*value.value.obj),
                // What is behind a reference may be another thing after the next call of the shop's own code.
                IS_REFERENCE => self.becomes(value.dereference().shallow_clone()),
                _ => View::Other("resource".into()),
            }
        }
    }

    /// The text or the number of a key that is none of the fields looked for.
    #[cold]
    fn other_key(&self, key: table::Key<'a>) -> View<'a> {
        match key {
            table::Key::Name(name, _) => self.reading.text(bytes(name)),
            table::Key::Index(index) => View::Integer(index),
        }
    }
}

impl<'a> Source<'a> for Object<'a> {
    type Child = Self;

    #[inline(always)]
    fn text(&self) -> Option<&'a str> {
        let value = self.value.get();
        // SAFETY: the type says that it is a string, and not a reference to one, which would have to be kept.
        let string = unsafe { (u32::from(value.u1.v.type_) == IS_STRING).then(|| &*value.value.str_) };
        utf8::text(bytes(string.filter(|_| self.reading.is_utf8())?))
    }

    /// Inlined, so that the view of a number never lies in memory.
    #[inline(always)]
    fn view(&self) -> View<'a> {
        let value = self.value.get();
        // SAFETY: the type says which member of the union there is.
        unsafe {
            match u32::from(value.u1.v.type_) {
                IS_LONG => View::Integer(value.value.lval),
                IS_DOUBLE => View::Float(value.value.dval),
                _ => self.other_view(),
            }
        }
    }

    #[inline]
    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), Fault>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        let Some(table) = self.value.get().array() else {
            object::pairs(self, fields, &mut |key, value| self.reading.go_on(visit(key, value)));
            return Ok(());
        };
        table::walk(table, |key, value| {
            let value = Object::new(value, self.reading);
            // Each key is made where it goes, for a key is large.
            self.reading.go_on(match field(key, fields) {
                Some(field) => visit(Key::Field(field), value),
                None => visit(Key::Other(self.other_key(key)), value),
            })
        });
        Ok(())
    }

    #[inline]
    fn elements<F>(&self, mut visit: F) -> Result<(), Fault>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        let mut visit = |value| self.reading.go_on(visit(value));
        match self.value.get().array() {
            Some(table) => table::walk(table, |_, value| visit(Object::new(value, self.reading))),
            None => object::elements(self, &mut |_, value| visit(value)),
        }
        Ok(())
    }

    fn feed(&self) -> Option<Feed> {
        self.value.get().object().and_then(feed::of).cloned()
    }
}

/// The content of a string.
#[inline]
pub(crate) fn bytes(string: &ZendStr) -> &[u8] {
    // SAFETY: a string has as many bytes as it says, from its first one on.
    unsafe { std::slice::from_raw_parts(string.val.as_ptr().cast(), string.len) }
}

/// The field that a key names, if it is one of those looked for.
#[inline]
fn field(key: table::Key<'_>, fields: &[Field]) -> Option<Field> {
    let table::Key::Name(name, hash) = key else { return None };
    let is_named = |&field: &Field| HASHES[field as usize] == hash && field.name().as_bytes() == bytes(name);
    fields.iter().copied().find(is_named)
}

/// The hash of each field's name.
const HASHES: [u64; Field::ALL.len()] = {
    let mut hashes = [0; Field::ALL.len()];
    let mut field = 0;
    while field < hashes.len() {
        hashes[field] = hash(Field::ALL[field].name().as_bytes());
        field += 1;
    }
    hashes
};

/// PHP's hash of a string, DJBX33A with the highest bit set.
const fn hash(bytes: &[u8]) -> u64 {
    let (mut hash, mut index) = (5381_u64, 0);
    while index < bytes.len() {
        hash = hash.wrapping_mul(33).wrapping_add(bytes[index] as u64);
        index += 1;
    }
    hash | 1 << 63
}
