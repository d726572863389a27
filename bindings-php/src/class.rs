//! Classes of the extension, with properties that PHP itself keeps readonly and typed.
#![allow(unsafe_code, reason = "ext-php-rs declares properties without a type, and objects are made slot by slot")]

use crate::zend::{READONLY, zend_declare_typed_property};
use ext_php_rs::args::{ArgInfo, ArgInfoTables};
use ext_php_rs::boxed::ZBox;
use ext_php_rs::builders::{ClassBuilder, FunctionBuilder};
use ext_php_rs::ffi::{IS_OBJECT_EX, IS_UNDEF, ZEND_ACC_PUBLIC};
use ext_php_rs::flags::{ClassFlags, DataType};
use ext_php_rs::types::{ZendHashTable, ZendObject, ZendStr, Zval};
use ext_php_rs::zend::{ClassEntry, ExecuteData, ZendType};
use ext_php_rs::zend_fastcall;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

/// A class, once it is registered.
pub(crate) struct Class {
    class: AtomicPtr<ClassEntry>,
    /// PHP refers to them as long as the class is there.
    arguments: AtomicPtr<Box<[ArgInfo]>>,
}

impl Class {
    pub(crate) const fn new() -> Class {
        Class { class: AtomicPtr::new(ptr::null_mut()), arguments: AtomicPtr::new(ptr::null_mut()) }
    }

    /// Keeps what was registered, for as long as PHP does.
    pub(crate) fn set(&self, class: &'static mut ClassEntry, arguments: ArgInfoTables) {
        self.arguments.store(Box::leak(arguments).as_mut_ptr(), Ordering::Release);
        self.class.store(class, Ordering::Release);
    }

    /// # Panics
    /// Before the module has started.
    pub(crate) fn get(&self) -> &'static ClassEntry {
        // SAFETY: a class that was registered lives as long as the module.
        unsafe { self.class.load(Ordering::Acquire).as_ref() }.expect("the class is registered when the module starts")
    }
}

/// The builder of a class of values, which nobody extends.
pub(crate) fn value(name: &str) -> ClassBuilder {
    ClassBuilder::new(name).flags(ClassFlags::Final | ClassFlags::NoDynamicProperties)
}

/// Declares a property: public, readonly, of that type and without a value.
pub(crate) fn declare(class: &mut ClassEntry, name: &str, of: DataType, nullable: bool) {
    let mut unset = Zval::new();
    unset.u1.type_info = IS_UNDEF;
    let of = ZendType::empty_from_type(of, false, false, nullable).unwrap_or_else(|| ZendType::empty(false, false));
    let access = (ZEND_ACC_PUBLIC | READONLY).cast_signed();
    // SAFETY: the class is being registered, and the name is one of those strings that PHP never frees.
    unsafe {
        let name = ZendStr::new_interned(name, true).into_raw();
        zend_declare_typed_property(class, name, &raw mut unset, access, ptr::null_mut(), of);
    }
}

/// The place of an object's property, by the order of declaration.
pub(crate) fn slot(object: &mut ZendObject, index: usize) -> &mut Zval {
    let properties = object.get_class_entry().default_properties_count;
    assert!(index < usize::try_from(properties).unwrap_or_default(), "no such property");
    // SAFETY: an object has a slot for each declared property.
    unsafe { &mut *object.properties_table.as_mut_ptr().add(index) }
}

pub(crate) fn string(text: &str) -> Zval {
    let mut value = Zval::new();
    value.set_zend_string(ZendStr::new(text, false));
    value
}

pub(crate) fn array(values: impl IntoIterator<Item = Zval>) -> Zval {
    let mut array = ZendHashTable::new();
    for value in values {
        // A push fails only where there are as many elements as an index counts.
        let _ = array.push(value);
    }
    let mut value = Zval::new();
    value.set_hashtable(array);
    value
}

/// A constructor that nobody calls: its objects are made here alone.
pub(crate) fn constructor() -> FunctionBuilder<'static> {
    FunctionBuilder::new("__construct", nothing)
}

zend_fastcall! {
    extern fn nothing(_call: &mut ExecuteData, _result: &mut Zval) {}
}

/// An object as a value, with the one reference to it.
pub(crate) fn given_away(object: ZBox<ZendObject>) -> Zval {
    let mut value = Zval::new();
    // SAFETY: a new object has one reference, which the value takes over.
    value.value.obj = object.into_raw();
    value.u1.type_info = IS_OBJECT_EX;
    value
}
