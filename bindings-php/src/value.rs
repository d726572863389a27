//! Makes PHP values.
#![allow(unsafe_code, reason = "ext-php-rs cannot make a value of an object without counting another reference")]

use ext_php_rs::boxed::ZBox;
use ext_php_rs::ffi::IS_OBJECT_EX;
use ext_php_rs::types::{ZendHashTable, ZendObject, ZendStr, Zval};

pub(crate) fn string(text: &str) -> Zval {
    let mut value = Zval::new();
    value.set_zend_string(ZendStr::new(text, false));
    value
}

pub(crate) fn array(values: impl IntoIterator<Item = Zval>) -> Zval {
    let mut array = ZendHashTable::new();
    for value in values {
        // A push fails only if the array already has the largest possible index.
        let _ = array.push(value);
    }
    let mut value = Zval::new();
    value.set_hashtable(array);
    value
}

/// Makes a value that owns the only reference to a new object.
pub(crate) fn object(object: ZBox<ZendObject>) -> Zval {
    let mut value = Zval::new();
    // SAFETY: a new object has one reference, which the value takes over.
    value.value.obj = object.into_raw();
    value.u1.type_info = IS_OBJECT_EX;
    value
}
