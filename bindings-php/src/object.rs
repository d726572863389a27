//! Converts PHP objects to core's views.
//!
//! A `Traversable` is a list or a map, by its first key; an enum's case is its value; `stdClass` is a map. An object that
//! has one of core's fields, by a getter, a property or `ArrayAccess`, is a record of them. Any other object is read as
//! the result of its `jsonSerialize()` or `__toString()`.
#![allow(unsafe_code, reason = "calls the engine's handlers of objects")]

use crate::session::{Iterator, Session};
use crate::zend::zend_ce_closure;
use ext_php_rs::ffi::{
    BP_VAR_R, GC_IMMUTABLE, IS_ARRAY, IS_ARRAY_EX, IS_STRING, ZEND_ACC_ENUM, ZEND_ACC_PUBLIC, ZEND_ACC_STATIC,
    ZEND_RESULT_CODE_SUCCESS, zend_call_known_function, zend_ce_arrayaccess, zend_ce_stringable, zend_ce_traversable,
    zend_function, zend_hash_str_find_ptr_lc, zend_object_iterator, zend_standard_class_def,
};
use ext_php_rs::types::{ZendObject, ZendStr, Zval};
use ext_php_rs::zend::ClassEntry;
use flocktory_postcheckout::{Field, View};
use std::ops::ControlFlow;
use std::ptr::{self, NonNull};

/// How to read an object.
pub(crate) enum Seen<'a> {
    /// By its view; if that is a map, by its fields.
    View(View<'a>),
    /// As this value.
    Value(Zval),
    /// As a map of its properties.
    Properties(Zval),
    /// By this iterator, which has been rewound.
    Iterator(Iterator, View<'a>),
}

/// Finds out how to read an object, `of`, the content of `value`.
pub(crate) fn view<'a>(value: &Zval, of: &ZendObject, session: &Session) -> Seen<'a> {
    let class = of.get_class_entry();
    let nothing = Seen::View(View::Nothing);
    if class.ce_flags & ZEND_ACC_ENUM != 0 {
        return case(class, of).map_or_else(|| other(class), Seen::Value);
    }
    // SAFETY: the engine's classes exist from its start.
    let (traversable, stringable, standard) =
        unsafe { (&*zend_ce_traversable, &*zend_ce_stringable, &*zend_standard_class_def) };
    if class.instance_of(traversable) {
        return iterate(value, session).unwrap_or(nothing);
    }
    if class == standard {
        return session.host(|| properties(of)).map_or(nothing, Seen::Properties);
    }
    if Field::ALL.iter().any(|&field| member(of, field, session).is_some()) {
        return other(class);
    }
    if is_json(class) {
        let Some(method) = method(class, "jsonSerialize") else { return other(class) };
        return match session.host(|| call(of, method)) {
            Some(value) if value.is_object() => other(class),
            Some(value) => Seen::Value(value),
            None => nothing,
        };
    }
    if class.instance_of(stringable) {
        return session.host(|| text(of)).flatten().map_or(nothing, Seen::Value);
    }
    other(class)
}

/// Passes the fields that an object has, and their values, to `visit`.
pub(crate) fn fields(
    of: &ZendObject,
    fields: &[Field],
    session: &Session,
    visit: &mut dyn FnMut(Field, Zval) -> ControlFlow<()>,
) {
    for &field in fields {
        let Some(member) = member(of, field, session) else { continue };
        let Some(value) = session.host(|| member.get(of, field)) else { return };
        if visit(field, value).is_break() {
            return;
        }
    }
}

/// Passes the remaining keys and values of an iterator to `visit`.
pub(crate) fn elements(
    &Iterator(iterator): &Iterator,
    session: &Session,
    visit: &mut dyn FnMut(Zval, Zval) -> ControlFlow<()>,
) {
    loop {
        let element = session.host(|| is_valid(iterator).then(|| (current_key(iterator), current(iterator))));
        let Some(Some((key, value))) = element else { return };
        if visit(key, value).is_break() || session.host(|| advance(iterator)).is_none() {
            return;
        }
    }
}

/// Makes and rewinds an object's iterator. `None` if the shop's code has thrown before there was one.
fn iterate<'a>(value: &Zval, session: &Session) -> Option<Seen<'a>> {
    let mut value = value.shallow_clone();
    let made = session.host(|| {
        let class = value.object().map(ZendObject::get_class_entry)?;
        class.get_iterator(&mut value, false).map(NonNull::from)
    });
    let iterator = made.flatten()?;
    let first = session.host(|| {
        rewind(iterator);
        is_valid(iterator).then(|| current_key(iterator))
    });
    let view = match first {
        Some(Some(key)) if !key.is_long() => View::Map,
        Some(_) => View::List,
        None => View::Nothing,
    };
    Some(Seen::Iterator(Iterator(iterator), view))
}

fn rewind(iterator: NonNull<zend_object_iterator>) {
    // SAFETY: the iterator is alive, and called as the engine's loops call it. So it is in the functions below.
    unsafe {
        if let Some(rewind) = (*(*iterator.as_ptr()).funcs).rewind {
            rewind(iterator.as_ptr());
        }
    }
}

fn is_valid(iterator: NonNull<zend_object_iterator>) -> bool {
    // SAFETY: see `rewind`.
    unsafe { (*(*iterator.as_ptr()).funcs).valid.is_some_and(|is| is(iterator.as_ptr()) == ZEND_RESULT_CODE_SUCCESS) }
}

fn advance(iterator: NonNull<zend_object_iterator>) {
    // SAFETY: see `rewind`.
    unsafe {
        if let Some(advance) = (*(*iterator.as_ptr()).funcs).move_forward {
            advance(iterator.as_ptr());
        }
    }
}

/// The iterator's current key; 0 if the iterator has no keys.
fn current_key(iterator: NonNull<zend_object_iterator>) -> Zval {
    let mut key = Zval::new();
    // SAFETY: see `rewind`.
    unsafe {
        match (*(*iterator.as_ptr()).funcs).get_current_key {
            Some(get) => get(iterator.as_ptr(), &raw mut key),
            None => key.set_long(0),
        }
    }
    key
}

fn current(iterator: NonNull<zend_object_iterator>) -> Zval {
    // SAFETY: see `rewind`. The value belongs to the iterator, or is NULL if getting it has thrown.
    unsafe {
        let get = (*(*iterator.as_ptr()).funcs).get_current_data;
        get.and_then(|get| get(iterator.as_ptr()).as_ref()).map_or_else(Zval::new, Zval::shallow_clone)
    }
}

/// The way to read a field of an object.
enum Member {
    Getter(NonNull<zend_function>),
    Property,
    Offset,
}

impl Member {
    fn get(&self, of: &ZendObject, field: Field) -> Zval {
        match self {
            Member::Getter(getter) => call(of, *getter),
            Member::Property => property(of, field),
            Member::Offset => offset(of, field),
        }
    }
}

/// The way to read a field, if the object has it: `getFirstName()` before `first_name`.
fn member(of: &ZendObject, field: Field, session: &Session) -> Option<Member> {
    let class = of.get_class_entry();
    // SAFETY: the engine's classes exist from its start.
    let (closure, array_access) = unsafe { (&*zend_ce_closure, &*zend_ce_arrayaccess) };
    // Closures and enums are not records, even if they have such properties.
    if class == closure || class.ce_flags & ZEND_ACC_ENUM != 0 {
        return None;
    }
    if let Some(getter) = method(class, &format!("get{}", field.name().replace('_', ""))) {
        return Some(Member::Getter(getter));
    }
    if session.host(|| has_property(of, field))? {
        return Some(Member::Property);
    }
    (class.instance_of(array_access) && session.host(|| has_offset(of, field))?).then_some(Member::Offset)
}

/// A public method that needs no arguments. The case of its name is ignored.
pub(crate) fn method(class: &ClassEntry, name: &str) -> Option<NonNull<zend_function>> {
    // SAFETY: a class's table of functions contains functions.
    unsafe {
        let found = zend_hash_str_find_ptr_lc(&raw const class.function_table, name.as_ptr().cast(), name.len());
        let method = NonNull::new(found.cast::<zend_function>())?;
        let common = &method.as_ref().common;
        let is_plain = common.fn_flags & (ZEND_ACC_PUBLIC | ZEND_ACC_STATIC) == ZEND_ACC_PUBLIC;
        (is_plain && common.required_num_args == 0).then_some(method)
    }
}

pub(crate) fn call(of: &ZendObject, method: NonNull<zend_function>) -> Zval {
    let mut result = Zval::new();
    // SAFETY: the method belongs to the object's class and needs no arguments.
    unsafe {
        let object = ptr::from_ref(of).cast_mut();
        zend_call_known_function(method.as_ptr(), object, of.ce, &raw mut result, 0, ptr::null_mut(), ptr::null_mut());
    }
    result
}

fn name(field: Field) -> Zval {
    let mut name = Zval::new();
    name.set_zend_string(ZendStr::new(field.name(), false));
    name
}

/// Whether a property is set; asks `__isset` too.
fn has_property(of: &ZendObject, field: Field) -> bool {
    // SAFETY: every object has handlers, called here as the engine calls them.
    unsafe {
        let has = (*of.handlers).has_property;
        has.is_some_and(|has| has(ptr::from_ref(of).cast_mut(), name(field).value.str_, 0, ptr::null_mut()) != 0)
    }
}

fn property(of: &ZendObject, field: Field) -> Zval {
    let (name, mut room) = (name(field), Zval::new());
    // SAFETY: see `has_property`. The value belongs to the object, or is in `room`.
    unsafe {
        let Some(read) = (*of.handlers).read_property else { return Zval::new() };
        let object = ptr::from_ref(of).cast_mut();
        let value = read(object, name.value.str_, BP_VAR_R.cast_signed(), ptr::null_mut(), &raw mut room);
        value.as_ref().map_or_else(Zval::new, |value| value.dereference().shallow_clone())
    }
}

fn has_offset(of: &ZendObject, field: Field) -> bool {
    let mut name = name(field);
    // SAFETY: see `has_property`.
    unsafe {
        let has = (*of.handlers).has_dimension;
        has.is_some_and(|has| has(ptr::from_ref(of).cast_mut(), &raw mut name, 0) != 0)
    }
}

fn offset(of: &ZendObject, field: Field) -> Zval {
    let (mut name, mut room) = (name(field), Zval::new());
    // SAFETY: see `property`.
    unsafe {
        let Some(read) = (*of.handlers).read_dimension else { return Zval::new() };
        let value = read(ptr::from_ref(of).cast_mut(), &raw mut name, BP_VAR_R.cast_signed(), &raw mut room);
        value.as_ref().map_or_else(Zval::new, |value| value.dereference().shallow_clone())
    }
}

/// The value of an enum's case, if it is backed.
fn case(class: &ClassEntry, of: &ZendObject) -> Option<Zval> {
    // SAFETY: a backed case has two properties, its name and its value.
    (class.enum_backing_type != 0).then(|| unsafe { (*of.properties_table.as_ptr().add(1)).shallow_clone() })
}

/// A snapshot of an object's properties: the object copies the shared table before its next change.
fn properties(of: &ZendObject) -> Zval {
    let mut array = Zval::new();
    // SAFETY: see `has_property`. An immutable table has no reference count.
    unsafe {
        let table = (*of.handlers).get_properties.map(|get| get(ptr::from_ref(of).cast_mut()));
        if let Some(table) = table.and_then(|table| table.as_mut()) {
            let is_counted = table.gc.u.type_info & GC_IMMUTABLE == 0;
            table.gc.refcount += u32::from(is_counted);
            array.u1.type_info = if is_counted { IS_ARRAY_EX } else { IS_ARRAY };
            array.value.arr = table;
        }
    }
    array
}

fn is_json(class: &ClassEntry) -> bool {
    ClassEntry::try_find("JsonSerializable").is_some_and(|json| class.instance_of(json))
}

fn text(of: &ZendObject) -> Option<Zval> {
    let mut text = Zval::new();
    // SAFETY: see `has_property`.
    unsafe {
        let cast = (*of.handlers).cast_object?;
        let string = IS_STRING.cast_signed();
        (cast(ptr::from_ref(of).cast_mut(), &raw mut text, string) == ZEND_RESULT_CODE_SUCCESS).then_some(text)
    }
}

fn other<'a>(class: &ClassEntry) -> Seen<'a> {
    Seen::View(View::Other(name_of(class).into()))
}

pub(crate) fn name_of(class: &ClassEntry) -> String {
    class.name().unwrap_or("object").to_owned()
}
