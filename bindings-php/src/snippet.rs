//! `Snippet`: what goes into the page, as PHP sees it. Its parts become PHP strings when they are asked for.
#![allow(unsafe_code, reason = "an object of PHP's that holds a value of Rust's")]

use crate::class::{self, Class, slot, string};
use crate::function::edge;
use crate::problem;
use ext_php_rs::builders::FunctionBuilder;
use ext_php_rs::error::Result;
use ext_php_rs::ffi::{
    IS_UNDEF, ext_php_rs_zend_object_alloc, object_properties_init, std_object_handlers, zend_object,
    zend_object_handlers, zend_object_std_dtor, zend_object_std_init, zend_std_compare_objects,
    zend_std_get_properties, zend_std_has_property, zend_std_read_property,
};
use ext_php_rs::flags::{DataType, MethodFlags};
use ext_php_rs::types::{ZendHashTable, ZendObject, ZendStr, Zval};
use ext_php_rs::zend::{ClassEntry, ExecuteData};
use ext_php_rs::zend_fastcall;
use flocktory_postcheckout::Snippet;
use std::ffi::{c_int, c_void};
use std::mem::{offset_of, size_of};
use std::ptr;
use std::sync::OnceLock;

static CLASS: Class = Class::new();
static HANDLERS: OnceLock<zend_object_handlers> = OnceLock::new();

/// A property: its name, its type, and how it is made.
type Part = (&'static str, DataType, fn(&Snippet) -> Zval);

const PARTS: [Part; 5] = [
    ("html", DataType::String, |snippet| string(snippet.html())),
    ("body", DataType::String, |snippet| string(snippet.body())),
    ("json", DataType::String, |snippet| string(&snippet.json())),
    ("cspHash", DataType::String, |snippet| string(&snippet.csp_hash())),
    ("problems", DataType::Array, |snippet| problem::list(snippet.problems())),
];
const HTML: usize = 0;

/// Lies as PHP wants it: its own part last, for the slots behind it.
#[repr(C)]
struct Held {
    snippet: Option<Box<Snippet>>,
    object: zend_object,
}

pub(crate) fn register() -> Result<()> {
    class::value("Flocktory\\Postcheckout\\Snippet")
        .method(class::constructor(), MethodFlags::Private)
        .method(FunctionBuilder::new("__toString", html).returns(DataType::String, false, false), MethodFlags::Public)
        .registration(|class, arguments| {
            for (name, of, _) in PARTS {
                class::declare(class, name, of, false);
            }
            class.ce_flags |= ext_php_rs::ffi::ZEND_ACC_NOT_SERIALIZABLE;
            class.__bindgen_anon_2.create_object = Some(create);
            CLASS.set(class, arguments);
        })
        .register()
}

pub(crate) fn object(snippet: Snippet) -> Zval {
    let mut object = CLASS.get().new();
    // SAFETY: an object of this class lies in a `Held`.
    unsafe { (*held(&raw mut *object)).snippet = Some(Box::new(snippet)) };
    class::given_away(object)
}

/// # Safety
/// The object is of this class.
unsafe fn held(object: *mut ZendObject) -> *mut Held {
    // SAFETY: `create` has made it so.
    unsafe { object.byte_sub(offset_of!(Held, object)).cast() }
}

/// Makes the strings of the parts that are asked for, unless they are there.
///
/// # Safety
/// The object is of this class.
unsafe fn fill(object: *mut ZendObject, wanted: impl Fn(&str) -> bool) {
    // SAFETY: so the caller says, and nothing else refers to it now.
    let (snippet, object) = unsafe { ((*held(object)).snippet.as_deref(), &mut *object) };
    let Some(snippet) = snippet else { return };
    for (index, (name, _, part)) in PARTS.iter().enumerate() {
        let slot = slot(object, index);
        // SAFETY: every value has a type.
        if unsafe { slot.u1.type_info } == IS_UNDEF && wanted(name) {
            *slot = part(snippet);
        }
    }
}

/// # Safety
/// As `fill`; the name is a string.
unsafe fn fill_named(object: *mut ZendObject, name: *mut ZendStr) {
    // SAFETY: so the caller says.
    unsafe {
        let given = crate::source::bytes(&*name);
        fill(object, |name| name.as_bytes() == given);
    }
}

unsafe extern "C" fn create(class: *mut ClassEntry) -> *mut zend_object {
    let handlers = HANDLERS.get_or_init(|| zend_object_handlers {
        offset: offset_of!(Held, object).try_into().unwrap_or_default(),
        free_obj: Some(free),
        clone_obj: None,
        read_property: Some(read_property),
        has_property: Some(has_property),
        get_properties: Some(get_properties),
        compare: Some(compare),
        // SAFETY: the engine's own, there from its start.
        ..unsafe { std_object_handlers }
    });
    // SAFETY: as PHP's own classes make their objects; the room is cleared but for the object's part.
    unsafe {
        let held = ext_php_rs_zend_object_alloc(size_of::<Held>(), class).cast::<Held>();
        ptr::write(&raw mut (*held).snippet, None);
        let object = &raw mut (*held).object;
        zend_object_std_init(object, class);
        object_properties_init(object, class);
        (*object).handlers = handlers;
        object
    }
}

unsafe extern "C" fn free(object: *mut zend_object) {
    // SAFETY: PHP frees an object once.
    unsafe {
        drop((*held(object)).snippet.take());
        zend_object_std_dtor(object);
    }
}

unsafe extern "C" fn read_property(
    object: *mut zend_object,
    name: *mut ZendStr,
    how: c_int,
    cache: *mut *mut c_void,
    room: *mut Zval,
) -> *mut Zval {
    // SAFETY: PHP hands over what its own handler takes, here and in the handlers below.
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
    // SAFETY: see `read_property`; one of the two may be of another kind.
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
            // SAFETY: a method of this class.
            unsafe { fill(object, |name| name == PARTS[HTML].0) };
            Some(slot(object, HTML).shallow_clone())
        });
    }
}
