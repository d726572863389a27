//! Rows of a database: objects of ActiveRecord, of Sequel, and of libraries like them.
#![allow(unsafe_code, reason = "magnus has no safe way to ask for the class of an object, and to borrow its name")]

use crate::names;
use flocktory_postcheckout::Field;
use magnus::rb_sys::{AsRawValue as _, FromRawValue as _};
use magnus::{Error, Integer, RClass, RString, Symbol, Value, prelude::*};
use rb_sys::rb_obj_class;
use std::borrow::Cow;

/// The name of the row's class, if this method gives the row's primary key. A class may override the method, as a shop
/// does to give the offer's id.
pub(crate) fn class<'a>(value: Value, field: Field) -> Result<Option<Cow<'a, str>>, Error> {
    let Some(class) = class_of(row(value)?) else { return Ok(None) };
    if !class.respond_to("primary_key", false)? || !value.respond_to("[]", false)? {
        return Ok(None);
    }
    let column: Value = class.funcall_public("primary_key", ())?;
    if Symbol::from_value(column).is_none() && RString::from_value(column).is_none() {
        return Ok(None);
    }
    let key: Value = value.funcall_public("[]", (column,))?;
    // A key of another name that is text may well be the offer's own id.
    let is_of_row = Integer::from_value(key).is_some() || column.funcall::<_, _, String>("to_s", ())? == field.name();
    match names::call(value, field)? {
        Some(id) if is_of_row && id.eql(key)? => Ok(Some(name(class))),
        _ => Ok(None),
    }
}

/// The row itself, or that of an object which delegates to it.
fn row(value: Value) -> Result<Value, Error> {
    if value.respond_to("__getobj__", false)? { value.funcall_public("__getobj__", ()) } else { Ok(value) }
}

/// The class of an object, without the object's own singleton class, which does not know its settings.
fn class_of(value: Value) -> Option<RClass> {
    // SAFETY: every object has a class.
    RClass::from_value(unsafe { Value::from_raw(rb_obj_class(value.as_raw())) })
}

fn name<'a>(class: RClass) -> Cow<'a, str> {
    // SAFETY: no Ruby code runs before the name is copied.
    Cow::Owned(unsafe { class.name() }.into_owned())
}
