//! Classes of the extension, with readonly typed properties.
#![allow(unsafe_code, reason = "ext-php-rs cannot declare typed properties, and objects are filled slot by slot")]

use crate::zend::{READONLY, zend_declare_typed_property};
use ext_php_rs::args::{ArgInfo, ArgInfoTables};
use ext_php_rs::builders::{ClassBuilder, FunctionBuilder};
use ext_php_rs::ffi::{IS_UNDEF, ZEND_ACC_PUBLIC};
use ext_php_rs::flags::{ClassFlags, DataType};
use ext_php_rs::types::{ZendObject, ZendStr, Zval};
use ext_php_rs::zend::{ClassEntry, ExecuteData, ZendType};
use ext_php_rs::zend_fastcall;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

/// A class that is registered when the module starts.
pub(crate) struct Class {
    class: AtomicPtr<ClassEntry>,
    /// The declarations of arguments, to which PHP refers as long as the class exists.
    arguments: AtomicPtr<Box<[ArgInfo]>>,
}

impl Class {
    pub(crate) const fn new() -> Class {
        Class { class: AtomicPtr::new(ptr::null_mut()), arguments: AtomicPtr::new(ptr::null_mut()) }
    }

    /// Stores the registered class.
    pub(crate) fn set(&self, class: &'static mut ClassEntry, arguments: ArgInfoTables) {
        self.arguments.store(Box::leak(arguments).as_mut_ptr(), Ordering::Release);
        self.class.store(class, Ordering::Release);
    }

    /// The registered class.
    ///
    /// # Panics
    /// If the module has not started.
    pub(crate) fn get(&self) -> &'static ClassEntry {
        // SAFETY: a registered class lives as long as the module.
        unsafe { self.class.load(Ordering::Acquire).as_ref() }.expect("the class is registered when the module starts")
    }
}

/// A builder for a final class without dynamic properties.
pub(crate) fn value(name: &str) -> ClassBuilder {
    ClassBuilder::new(name).flags(ClassFlags::Final | ClassFlags::NoDynamicProperties)
}

/// Declares a public readonly property of a type, without a value.
pub(crate) fn declare(class: &mut ClassEntry, name: &str, of: DataType, nullable: bool) {
    let mut unset = Zval::new();
    unset.u1.type_info = IS_UNDEF;
    let of = ZendType::empty_from_type(of, false, false, nullable).unwrap_or_else(|| ZendType::empty(false, false));
    let access = (ZEND_ACC_PUBLIC | READONLY).cast_signed();
    // SAFETY: the class is being registered, and PHP never frees an interned name.
    unsafe {
        let name = ZendStr::new_interned(name, true).into_raw();
        zend_declare_typed_property(class, name, &raw mut unset, access, ptr::null_mut(), of);
    }
}

/// The slot of an object's property, by the order of declaration.
pub(crate) fn slot(object: &mut ZendObject, index: usize) -> &mut Zval {
    let properties = object.get_class_entry().default_properties_count;
    assert!(index < usize::try_from(properties).unwrap_or_default(), "no such property");
    // SAFETY: an object has a slot for each declared property, and `index` is less than their number.
    unsafe { &mut *object.properties_table.as_mut_ptr().add(index) }
}

/// A private constructor: only this extension makes the objects.
pub(crate) fn constructor() -> FunctionBuilder<'static> {
    FunctionBuilder::new("__construct", nothing)
}

zend_fastcall! {
    extern fn nothing(_call: &mut ExecuteData, _result: &mut Zval) {}
}
