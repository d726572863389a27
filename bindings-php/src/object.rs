//! What a PHP object is to core.
//!
//! What iterates is a list or a map, by its first key; an enum's case is its value; `stdClass` is a map. An object that
//! has one of core's fields, by a getter, a property or ArrayAccess, is such a record; any other is what its
//! `jsonSerialize()` gives, or the text that it writes.
#![allow(unsafe_code, reason = "calls what the engine has for objects")]

use crate::reading::{Iterator, Reading};
use crate::source::Object;
use crate::zend::zend_ce_closure;
use ext_php_rs::ffi::{
    BP_VAR_R, GC_IMMUTABLE, IS_ARRAY, IS_ARRAY_EX, IS_STRING, ZEND_ACC_ENUM, ZEND_ACC_PUBLIC, ZEND_ACC_STATIC,
    ZEND_RESULT_CODE_SUCCESS, zend_call_known_function, zend_ce_arrayaccess, zend_ce_stringable, zend_ce_traversable,
    zend_function, zend_hash_str_find_ptr_lc, zend_object_iterator, zend_standard_class_def,
};

use ext_php_rs::types::{ZendObject, ZendStr, Zval};
use ext_php_rs::zend::ClassEntry;
use flocktory_postcheckout::{Field, Key, Source as _, View};
use std::ops::ControlFlow;
use std::ptr::{self, NonNull};

#[cold]
pub(crate) fn view<'a>(object: &Object<'a>, of: &'a ZendObject) -> View<'a> {
    let (class, reading) = (of.get_class_entry(), object.reading());
    if class.ce_flags & ZEND_ACC_ENUM != 0 {
        return case(class, of).map_or_else(|| other(class), |value| object.becomes(value));
    }
    // SAFETY: the engine's own classes are there from its start.
    let (traversable, stringable, standard) =
        unsafe { (&*zend_ce_traversable, &*zend_ce_stringable, &*zend_standard_class_def) };
    if class.instance_of(traversable) {
        return iterate(object).unwrap_or(View::Nothing);
    }
    if class == standard {
        return reading.host(|| properties(of)).map_or(View::Nothing, |properties| {
            object.becomes(properties);
            View::Map
        });
    }
    if Field::ALL.iter().any(|&field| member(of, field, reading).is_some()) {
        return other(class);
    }
    if is_json(class) {
        let Some(method) = method(class, "jsonSerialize") else { return other(class) };
        return match reading.host(|| call(of, method)) {
            Some(value) if value.is_object() => other(class),
            Some(value) => object.becomes(value),
            None => View::Nothing,
        };
    }
    if class.instance_of(stringable) {
        return reading.host(|| text(of)).flatten().map_or(View::Nothing, |text| object.becomes(text));
    }
    other(class)
}

/// Hands over the pairs of what iterates, or the named fields of a record.
pub(crate) fn pairs<'a>(
    object: &Object<'a>,
    fields: &[Field],
    visit: &mut dyn FnMut(Key<'a>, Object<'a>) -> ControlFlow<()>,
) {
    if object.iterator().is_some() {
        return elements(object, &mut |key, value| visit(Key::Other(key.view()), value));
    }
    let (Some(of), reading) = (object.value().object(), object.reading()) else { return };
    for &field in fields {
        let Some(member) = member(of, field, reading) else { continue };
        let Some(value) = reading.host(|| member.get(of, field)) else { return };
        if visit(Key::Field(field), Object::new(reading.keep(value), reading)).is_break() {
            return;
        }
    }
}

/// Hands over the keys and values of what iterates, from where its view has rewound it to.
pub(crate) fn elements<'a>(object: &Object<'a>, visit: &mut dyn FnMut(Object<'a>, Object<'a>) -> ControlFlow<()>) {
    let (Some(Iterator(iterator)), reading) = (object.iterator(), object.reading()) else { return };
    let kept = |value| Object::new(reading.keep(value), reading);
    loop {
        let element = reading.host(|| is_valid(*iterator).then(|| (current_key(*iterator), current(*iterator))));
        let Some(Some((key, value))) = element else { return };
        if visit(kept(key), kept(value)).is_break() || reading.host(|| advance(*iterator)).is_none() {
            return;
        }
    }
}

fn iterate<'a>(object: &Object<'a>) -> Option<View<'a>> {
    let reading = object.reading();
    let mut value = object.value().shallow_clone();
    let made = reading.host(|| {
        let class = value.object().map(ZendObject::get_class_entry)?;
        class.get_iterator(&mut value, false).map(NonNull::from)
    });
    let iterator = made.flatten()?;
    object.iterates(Iterator(iterator));
    let first = reading.host(|| {
        rewind(iterator);
        is_valid(iterator).then(|| current_key(iterator))
    })?;
    Some(if first.is_some_and(|key| !key.is_long()) { View::Map } else { View::List })
}

fn rewind(iterator: NonNull<zend_object_iterator>) {
    // SAFETY: as in the functions below, a live iterator, called as the engine's own loops call it.
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

/// The key of the place where an iterator is: a whole number where it has none.
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
    // SAFETY: see `rewind`. The value is the iterator's own, or nothing if getting it has thrown.
    unsafe {
        let get = (*(*iterator.as_ptr()).funcs).get_current_data;
        get.and_then(|get| get(iterator.as_ptr()).as_ref()).map_or_else(Zval::new, Zval::shallow_clone)
    }
}

/// How an object gives a field.
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

/// The way to a field, if the object has it: `getFirstName()`, or else `first_name`.
fn member(of: &ZendObject, field: Field, reading: &Reading) -> Option<Member> {
    let class = of.get_class_entry();
    // SAFETY: the engine's own classes are there from its start.
    let (closure, array_access) = unsafe { (&*zend_ce_closure, &*zend_ce_arrayaccess) };
    // Neither is data, whatever properties they have.
    if class == closure || class.ce_flags & ZEND_ACC_ENUM != 0 {
        return None;
    }
    if let Some(getter) = method(class, &format!("get{}", field.name().replace('_', ""))) {
        return Some(Member::Getter(getter));
    }
    if reading.host(|| has_property(of, field))? {
        return Some(Member::Property);
    }
    (class.instance_of(array_access) && reading.host(|| has_offset(of, field))?).then_some(Member::Offset)
}

/// A public method that needs no arguments, by its name in any case.
fn method(class: &ClassEntry, name: &str) -> Option<NonNull<zend_function>> {
    // SAFETY: a class's table of functions holds functions.
    unsafe {
        let found = zend_hash_str_find_ptr_lc(&raw const class.function_table, name.as_ptr().cast(), name.len());
        let method = NonNull::new(found.cast::<zend_function>())?;
        let common = &method.as_ref().common;
        let is_plain = common.fn_flags & (ZEND_ACC_PUBLIC | ZEND_ACC_STATIC) == ZEND_ACC_PUBLIC;
        (is_plain && common.required_num_args == 0).then_some(method)
    }
}

fn call(of: &ZendObject, method: NonNull<zend_function>) -> Zval {
    let mut result = Zval::new();
    // SAFETY: a method of the object's class, which takes no arguments.
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

/// Whether a property is set, by `__isset` too.
fn has_property(of: &ZendObject, field: Field) -> bool {
    // SAFETY: every object has its handlers, which the engine calls so.
    unsafe {
        let has = (*of.handlers).has_property;
        has.is_some_and(|has| has(ptr::from_ref(of).cast_mut(), name(field).value.str_, 0, ptr::null_mut()) != 0)
    }
}

fn property(of: &ZendObject, field: Field) -> Zval {
    let (name, mut room) = (name(field), Zval::new());
    // SAFETY: see `has_property`. The value is the object's own, or in the room made for it.
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

/// The properties of an object, as they are now: at its next change the object is given a table of its own.
fn properties(of: &ZendObject) -> Zval {
    let mut array = Zval::new();
    // SAFETY: see `has_property`. A table that PHP never frees counts no references.
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

fn other<'a>(class: &ClassEntry) -> View<'a> {
    View::Other(class.name().unwrap_or("object").to_owned().into())
}
