//! Support for Ractors: they share only names and classes, which never change.
#![allow(unsafe_code, reason = "magnus has no safe function for it")]

/// Lets every Ractor call the methods that are defined after this call.
pub(crate) fn allow() {
    // SAFETY: Ruby is loading this library.
    unsafe { rb_sys::rb_ext_ractor_safe(true) }
}
