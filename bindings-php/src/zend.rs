//! What the engine offers beyond ext-php-rs.
#![allow(unsafe_code, reason = "declares functions of PHP")]

use ext_php_rs::types::{ZendStr, Zval};
use ext_php_rs::zend::{ClassEntry, ZendType};
use std::ffi::{c_char, c_int, c_void};

/// `ZEND_ACC_READONLY`, the same in every PHP that has it.
pub(crate) const READONLY: u32 = 1 << 7;

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

    /// Throws a ValueError, likewise.
    pub(crate) fn zend_argument_value_error(argument: u32, format: *const c_char, ...);

    pub(crate) static spl_ce_RuntimeException: *mut ClassEntry;

    /// A whole path, which is PHP's to free.
    pub(crate) fn expand_filepath(path: *const c_char, room: *mut c_char) -> *mut c_char;

    pub(crate) fn php_check_open_basedir_ex(path: *const c_char, warns: c_int) -> c_int;

    pub(crate) fn zend_zval_type_name(value: *const Zval) -> *const c_char;
}
