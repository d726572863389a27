//! What is thrown: `InvalidOrderException` with every problem found, and `FeedException`.
//!
//! They are made by PHP itself, so that they know their file, line and trace.
#![allow(unsafe_code, reason = "the object that was thrown is the engine's")]

use crate::class::{Class, slot};
use crate::function::edge;
use crate::problem;
use crate::zend::{spl_ce_RuntimeException, zend_declare_typed_property};
use ext_php_rs::builders::{ClassBuilder, FunctionBuilder};
use ext_php_rs::error::Result;
use ext_php_rs::exception::throw_with_code;
use ext_php_rs::ffi::ZEND_ACC_PRIVATE;
use ext_php_rs::flags::{DataType, MethodFlags};
use ext_php_rs::types::{ZendObject, ZendStr, Zval};
use ext_php_rs::zend::{ClassEntry, ExecuteData, ExecutorGlobals, ZendType, ce};
use ext_php_rs::zend_fastcall;
use flocktory_postcheckout::feed::{FeedError, FileError};
use flocktory_postcheckout::{InvalidOrder, Lang};
use std::ptr;
use std::sync::Arc;

static CLASS: Class = Class::new();
static FEED: Class = Class::new();

pub(crate) fn register() -> Result<()> {
    ClassBuilder::new("Flocktory\\Postcheckout\\FeedException")
        .extends((runtime, "RuntimeException"))
        .registration(|class, arguments| FEED.set(class, arguments))
        .register()?;
    ClassBuilder::new("Flocktory\\Postcheckout\\InvalidOrderException")
        .extends((ce::exception, "Exception"))
        .method(
            FunctionBuilder::new("getProblems", problems).returns(DataType::Array, false, false),
            MethodFlags::Public | MethodFlags::Final,
        )
        .registration(|class, arguments| {
            declare_problems(class);
            CLASS.set(class, arguments);
        })
        .register()
}

fn runtime() -> &'static ClassEntry {
    // SAFETY: PHP's own, there before any module that it loads.
    unsafe { &*spl_ce_RuntimeException }
}

fn declare_problems(class: &mut ClassEntry) {
    let mut none = Zval::new();
    // SAFETY: the class is being registered; the empty array is the engine's own.
    unsafe {
        none.value.arr = (&raw const ext_php_rs::ffi::zend_empty_array).cast_mut();
        none.u1.type_info = ext_php_rs::ffi::IS_ARRAY;
        let name = ZendStr::new_interned("problems", true).into_raw();
        let of = ZendType::empty_from_type(DataType::Array, false, false, false);
        let of = of.unwrap_or_else(|| ZendType::empty(false, false));
        let access = ZEND_ACC_PRIVATE.cast_signed();
        zend_declare_typed_property(class, name, &raw mut none, access, ptr::null_mut(), of);
    }
}

/// The place of the problems: the class has declared them last.
fn place(object: &mut ZendObject) -> &mut Zval {
    let count = CLASS.get().default_properties_count;
    slot(object, usize::try_from(count - 1).unwrap_or_default())
}

/// Tells that a file cannot be used as a feed, or as its index.
pub(crate) fn throw_feed(path: &str, error: impl Into<Arc<FeedError>>, lang: Lang) {
    throw_text(FEED.get(), &FileError::new(path.as_ref(), error).text(lang));
}

#[cold]
pub(crate) fn throw_runtime(text: &str) {
    throw_text(runtime(), text);
}

fn throw_text(class: &ClassEntry, text: &str) {
    // It fails only for a class that can't be made, or a message with a zero.
    let _ = throw_with_code(class, 0, &text.replace('\0', "\\0"));
}

pub(crate) fn throw(invalid: InvalidOrder) {
    throw_text(CLASS.get(), &invalid.to_string());
    // SAFETY: the exception that is on its way.
    if let Some(object) = unsafe { ExecutorGlobals::get_mut().exception.as_mut() }
        && object.get_class_entry() == CLASS.get()
    {
        *place(object) = problem::list(&invalid.problems);
    }
}

zend_fastcall! {
    extern fn problems(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || call.get_self().map(|object| place(object).shallow_clone()));
    }
}
