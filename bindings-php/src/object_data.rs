//! PHP objects that own a Rust value.
#![allow(unsafe_code, reason = "PHP prescribes the layout of objects and how to free them")]

use crate::value;
use ext_php_rs::ffi::{
    ZEND_ACC_NOT_SERIALIZABLE, ext_php_rs_zend_object_alloc, object_properties_init, std_object_handlers, zend_object,
    zend_object_handlers, zend_object_std_dtor, zend_object_std_init,
};
use ext_php_rs::types::{ZendObject, Zval};
use ext_php_rs::zend::ClassEntry;
use std::mem::{offset_of, size_of};
use std::ptr;

/// A Rust value that PHP objects own.
pub(crate) trait ObjectData: Sized + 'static {
    /// The handlers of its objects, derived once from [`standard`].
    fn handlers() -> &'static zend_object_handlers;
}

/// PHP's part comes last, because the slots of properties follow it in memory.
#[repr(C)]
struct Holder<T> {
    value: Option<T>,
    object: zend_object,
}

/// PHP's handlers, changed so that objects free their value and cannot be cloned.
pub(crate) fn standard<T: ObjectData>() -> zend_object_handlers {
    zend_object_handlers {
        offset: offset_of!(Holder<T>, object).try_into().unwrap_or_default(),
        free_obj: Some(free::<T>),
        clone_obj: None,
        // SAFETY: the engine's handlers exist from its start.
        ..unsafe { std_object_handlers }
    }
}

/// Prepares a class that is being registered for objects that own a `T`.
pub(crate) fn prepare<T: ObjectData>(class: &mut ClassEntry) {
    class.ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;
    class.__bindgen_anon_2.create_object = Some(create::<T>);
}

/// Makes an object of a class that was prepared for `T`.
pub(crate) fn object<T: ObjectData>(class: &ClassEntry, value: T) -> Zval {
    let mut object = class.new();
    // SAFETY: `create` has made the object, since its class was prepared for `T`.
    unsafe { (&raw mut (*holder::<T>(&raw mut *object)).value).write(Some(value)) };
    value::object(object)
}

/// The value of an object.
///
/// # Safety
/// The object's class was prepared for `T`.
pub(crate) unsafe fn value<'a, T: ObjectData>(object: *const ZendObject) -> Option<&'a T> {
    // SAFETY: `create` has made the object, by the caller's promise, and its value never changes.
    unsafe { (*holder::<T>(object.cast_mut())).value.as_ref() }
}

unsafe fn holder<T: ObjectData>(object: *mut ZendObject) -> *mut Holder<T> {
    // SAFETY: the object is the last field of a `Holder`, in which `create` has put it.
    unsafe { object.byte_sub(offset_of!(Holder<T>, object)).cast() }
}

unsafe extern "C" fn create<T: ObjectData>(class: *mut ClassEntry) -> *mut zend_object {
    // SAFETY: this is how PHP's classes make their objects. The memory before the object is initialized here.
    unsafe {
        let holder = ext_php_rs_zend_object_alloc(size_of::<Holder<T>>(), class).cast::<Holder<T>>();
        ptr::write(&raw mut (*holder).value, None);
        let object = &raw mut (*holder).object;
        zend_object_std_init(object, class);
        object_properties_init(object, class);
        (*object).handlers = T::handlers();
        object
    }
}

unsafe extern "C" fn free<T: ObjectData>(object: *mut zend_object) {
    // SAFETY: PHP calls this once for an object that `create` has made.
    unsafe {
        drop((*holder::<T>(object)).value.take());
        zend_object_std_dtor(object);
    }
}
