//! Throws PHP exceptions.
#![allow(unsafe_code, reason = "the class RuntimeException is the engine's")]

use crate::zend::spl_ce_RuntimeException;
use ext_php_rs::exception::throw_with_code;
use ext_php_rs::zend::ClassEntry;

/// The class `RuntimeException`.
pub(crate) fn runtime_class() -> &'static ClassEntry {
    // SAFETY: PHP registers the class before it loads any module, and never frees it.
    unsafe { &*spl_ce_RuntimeException }
}

/// Throws a `RuntimeException`.
#[cold]
pub(crate) fn runtime(text: &str) {
    exception(runtime_class(), text);
}

/// Throws an exception of a class.
pub(crate) fn exception(class: &ClassEntry, text: &str) {
    // This fails only for a class that cannot be instantiated, or a text with a NUL.
    let _ = throw_with_code(class, 0, &text.replace('\0', "\\0"));
}
