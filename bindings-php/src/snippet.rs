//! The class `Snippet`: the tag to insert into the page. Its parts become PHP strings at their first use.
#![allow(unsafe_code, reason = "handlers of PHP objects are unsafe functions")]

use crate::class::{self, Class, slot};
use crate::edge::edge;
use crate::html::Html;
use crate::object_data::{self, ObjectData};
use crate::problem;
use crate::value::string;
use crate::zend::bytes;
use ext_php_rs::builders::FunctionBuilder;
use ext_php_rs::error::Result;
use ext_php_rs::ffi::{
    IS_UNDEF, zend_object, zend_object_handlers, zend_std_compare_objects, zend_std_get_properties,
    zend_std_has_property, zend_std_read_property,
};
use ext_php_rs::flags::{DataType, MethodFlags};
use ext_php_rs::types::{ZendHashTable, ZendObject, ZendStr, Zval};
use ext_php_rs::zend::ExecuteData;
use ext_php_rs::zend_fastcall;
use std::ffi::{c_int, c_void};
use std::sync::OnceLock;

static CLASS: Class = Class::new();

pub(crate) type Snippet = flocktory_postcheckout::Snippet<Html>;

/// A property: its name, its type, and how it is made.
type Part = (&'static str, DataType, fn(&Snippet) -> Zval);

const PARTS: [Part; 5] = [
    ("html", DataType::String, |snippet| snippet.as_html().value()),
    ("body", DataType::String, |snippet| string(snippet.body())),
    ("json", DataType::String, |snippet| string(&snippet.json())),
    ("cspHash", DataType::String, |snippet| string(&snippet.csp_hash())),
    ("problems", DataType::Array, |snippet| problem::list(snippet.problems())),
];
const HTML: usize = 0;

impl ObjectData for Snippet {
    fn handlers() -> &'static zend_object_handlers {
        static HANDLERS: OnceLock<zend_object_handlers> = OnceLock::new();
        HANDLERS.get_or_init(|| zend_object_handlers {
            read_property: Some(read_property),
            has_property: Some(has_property),
            get_properties: Some(get_properties),
            compare: Some(compare),
            ..object_data::standard::<Snippet>()
        })
    }
}

pub(crate) fn register() -> Result<()> {
    class::value("Flocktory\\Postcheckout\\Snippet")
        .method(class::constructor(), MethodFlags::Private)
        .method(FunctionBuilder::new("__toString", html).returns(DataType::String, false, false), MethodFlags::Public)
        .registration(|class, arguments| {
            for (name, of, _) in PARTS {
                class::declare(class, name, of, false);
            }
            object_data::prepare::<Snippet>(class);
            CLASS.set(class, arguments);
        })
        .register()
}

pub(crate) fn object(snippet: Snippet) -> Zval {
    let html = snippet.as_html().value();
    let mut object = object_data::object(CLASS.get(), snippet);
    // PHP reads an initialized property without calling `read_property`.
    if let Some(object) = object.object_mut() {
        *slot(object, HTML) = html;
    }
    object
}

/// Makes the strings of the wanted parts that do not exist yet.
///
/// # Safety
/// The object is of this class.
unsafe fn fill(object: *mut ZendObject, wanted: impl Fn(&str) -> bool) {
    // SAFETY: the object is of this class, by the caller's promise, and nothing else borrows it now.
    let (snippet, object) = unsafe { (object_data::value::<Snippet>(object), &mut *object) };
    let Some(snippet) = snippet else { return };
    for (index, (name, _, part)) in PARTS.iter().enumerate() {
        let slot = slot(object, index);
        // SAFETY: every slot has an initialized type.
        if unsafe { slot.u1.type_info } == IS_UNDEF && wanted(name) {
            *slot = part(snippet);
        }
    }
}

/// Makes the string of the part with this name.
///
/// # Safety
/// As for `fill`; `name` points to a string.
unsafe fn fill_named(object: *mut ZendObject, name: *mut ZendStr) {
    // SAFETY: by the caller's promise.
    unsafe {
        let given = bytes(&*name);
        fill(object, |name| name.as_bytes() == given);
    }
}

unsafe extern "C" fn read_property(
    object: *mut zend_object,
    name: *mut ZendStr,
    how: c_int,
    cache: *mut *mut c_void,
    room: *mut Zval,
) -> *mut Zval {
    // SAFETY: PHP passes what its standard handler takes, here and in the handlers below.
    unsafe {
        fill_named(object, name);
        zend_std_read_property(object, name, how, cache, room)
    }
}

unsafe extern "C" fn has_property(
    object: *mut zend_object,
    name: *mut ZendStr,
    how: c_int,
    cache: *mut *mut c_void,
) -> c_int {
    // SAFETY: see `read_property`.
    unsafe {
        fill_named(object, name);
        zend_std_has_property(object, name, how, cache)
    }
}

unsafe extern "C" fn get_properties(object: *mut zend_object) -> *mut ZendHashTable {
    // SAFETY: see `read_property`.
    unsafe {
        fill(object, |_| true);
        zend_std_get_properties(object)
    }
}

unsafe extern "C" fn compare(one: *mut Zval, other: *mut Zval) -> c_int {
    // SAFETY: see `read_property`; one of the two may not be a snippet.
    unsafe {
        for value in [one, other] {
            if let Some(object) = (*value).object_mut().filter(|object| object.get_class_entry() == CLASS.get()) {
                fill(object, |_| true);
            }
        }
        zend_std_compare_objects(one, other)
    }
}

zend_fastcall! {
    extern fn html(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let object = call.get_self()?;
            // SAFETY: the method belongs to this class.
            unsafe { fill(object, |name| name == PARTS[HTML].0) };
            Some(slot(object, HTML).shallow_clone())
        });
    }
}
