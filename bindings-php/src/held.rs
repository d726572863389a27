//! Objects of PHP's that hold a value of Rust's.
#![allow(unsafe_code, reason = "they lie as PHP wants its objects, and are given back by hand")]

use crate::class;
use ext_php_rs::ffi::{
    ZEND_ACC_NOT_SERIALIZABLE, ext_php_rs_zend_object_alloc, object_properties_init, std_object_handlers, zend_object,
    zend_object_handlers, zend_object_std_dtor, zend_object_std_init,
};
use ext_php_rs::types::{ZendObject, Zval};
use ext_php_rs::zend::ClassEntry;
use std::mem::{offset_of, size_of};
use std::ptr;

/// What an object holds.
pub(crate) trait Held: Sized + 'static {
    /// The handlers of its objects, made once of the standard ones.
    fn handlers() -> &'static zend_object_handlers;
}

/// PHP's own part comes last, for the slots behind it.
#[repr(C)]
struct Holder<T> {
    value: Option<T>,
    object: zend_object,
}

/// PHP's handlers for objects that cannot be copied.
pub(crate) fn standard<T: Held>() -> zend_object_handlers {
    zend_object_handlers {
        offset: offset_of!(Holder<T>, object).try_into().unwrap_or_default(),
        free_obj: Some(free::<T>),
        clone_obj: None,
        // SAFETY: the engine's own, there from its start.
        ..unsafe { std_object_handlers }
    }
}

/// Makes a class that is being registered one of such objects.
pub(crate) fn prepare<T: Held>(class: &mut ClassEntry) {
    class.ce_flags |= ZEND_ACC_NOT_SERIALIZABLE;
    class.__bindgen_anon_2.create_object = Some(create::<T>);
}

/// A new object of a class that was prepared for such values.
pub(crate) fn object<T: Held>(class: &ClassEntry, value: T) -> Zval {
    let mut object = class.new();
    // SAFETY: so the caller says.
    unsafe { (&raw mut (*holder::<T>(&raw mut *object)).value).write(Some(value)) };
    class::given_away(object)
}

/// # Safety
/// The object's class was prepared for such values.
pub(crate) unsafe fn value<'a, T: Held>(object: *const ZendObject) -> Option<&'a T> {
    // SAFETY: so the caller says; the value stays as it is until the object goes.
    unsafe { (*holder::<T>(object.cast_mut())).value.as_ref() }
}

unsafe fn holder<T: Held>(object: *mut ZendObject) -> *mut Holder<T> {
    // SAFETY: `create` has made it so.
    unsafe { object.byte_sub(offset_of!(Holder<T>, object)).cast() }
}

unsafe extern "C" fn create<T: Held>(class: *mut ClassEntry) -> *mut zend_object {
    // SAFETY: as PHP's own classes make their objects; the room is cleared but for the object's part.
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

unsafe extern "C" fn free<T: Held>(object: *mut zend_object) {
    // SAFETY: PHP frees an object once.
    unsafe {
        drop((*holder::<T>(object)).value.take());
        zend_object_std_dtor(object);
    }
}
