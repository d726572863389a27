//! The exceptions `InvalidOrderException`, with every problem found, and `FeedException`.
//!
//! PHP makes the objects, so that they have a file, a line and a trace.
#![allow(unsafe_code, reason = "the object that was thrown is in a global of the engine")]

use crate::class::{Class, slot};
use crate::edge::edge;
use crate::problem;
use crate::throw;
use crate::zend::zend_declare_typed_property;
use ext_php_rs::builders::{ClassBuilder, FunctionBuilder};
use ext_php_rs::error::Result;
use ext_php_rs::ffi::ZEND_ACC_PRIVATE;
use ext_php_rs::flags::{DataType, MethodFlags};
use ext_php_rs::types::{ZendObject, ZendStr, Zval};
use ext_php_rs::zend::{ClassEntry, ExecuteData, ExecutorGlobals, ZendType, ce};
use ext_php_rs::zend_fastcall;
use flocktory_postcheckout::feed::{FeedError, FileError};
use flocktory_postcheckout::{InvalidInput, Lang};
use std::ptr;
use std::sync::Arc;

static CLASS: Class = Class::new();
static FEED: Class = Class::new();

pub(crate) fn register() -> Result<()> {
    ClassBuilder::new("Flocktory\\Postcheckout\\FeedException")
        .extends((throw::runtime_class, "RuntimeException"))
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

fn declare_problems(class: &mut ClassEntry) {
    let mut none = Zval::new();
    // SAFETY: the class is being registered, and the empty array belongs to the engine.
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

/// The slot of the problems, the last property that the class declares.
fn place(object: &mut ZendObject) -> &mut Zval {
    let count = CLASS.get().default_properties_count;
    slot(object, usize::try_from(count - 1).unwrap_or_default())
}

/// Throws `FeedException`: a file cannot be used as a feed, or as its index.
pub(crate) fn throw_feed(path: &str, error: impl Into<Arc<FeedError>>, lang: Lang) {
    throw::exception(FEED.get(), &FileError::new(path.as_ref(), error).text(lang));
}

/// Throws `InvalidOrderException`.
pub(crate) fn throw(invalid: InvalidInput) {
    throw::exception(CLASS.get(), &invalid.to_string());
    // SAFETY: the engine's pointer to the current exception is NULL or valid.
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
