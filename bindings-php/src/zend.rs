//! Functions and constants of PHP that ext-php-rs lacks.
#![allow(unsafe_code, reason = "declares functions of PHP, and reads a string by its layout")]

use ext_php_rs::types::{ZendHashTable, ZendStr, Zval};
use ext_php_rs::zend::{ClassEntry, ZendType};
use std::ffi::{c_char, c_int, c_void};
use std::slice;

/// `ZEND_ACC_READONLY`, which has the same value in every version.
pub(crate) const READONLY: u32 = 1 << 7;

/// The bytes of a string.
#[inline]
pub(crate) fn bytes(string: &ZendStr) -> &[u8] {
    // SAFETY: `len` bytes are stored from `val` on.
    unsafe { slice::from_raw_parts(string.val.as_ptr().cast(), string.len) }
}

unsafe extern "C" {
    pub(crate) static zend_ce_closure: *mut ClassEntry;

    pub(crate) fn zend_declare_typed_property(
        class: *mut ClassEntry,
        name: *mut ZendStr,
        default: *mut Zval,
        access: c_int,
        doc: *mut ZendStr,
        of: ZendType,
    ) -> *mut c_void;

    /// Throws a TypeError that names the function and its argument.
    pub(crate) fn zend_argument_type_error(argument: u32, format: *const c_char, ...);

    /// Throws a ValueError that names the function and its argument.
    pub(crate) fn zend_argument_value_error(argument: u32, format: *const c_char, ...);

    pub(crate) static spl_ce_RuntimeException: *mut ClassEntry;

    /// Returns an attribute by its name in lower case, or NULL.
    pub(crate) fn zend_get_attribute_str(
        attributes: *mut ZendHashTable,
        name: *const c_char,
        length: usize,
    ) -> *const c_void;

    /// Returns an absolute path, to be freed with `efree`.
    pub(crate) fn expand_filepath(path: *const c_char, room: *mut c_char) -> *mut c_char;

    pub(crate) fn php_check_open_basedir_ex(path: *const c_char, warns: c_int) -> c_int;

    pub(crate) fn zend_zval_type_name(value: *const Zval) -> *const c_char;
}
