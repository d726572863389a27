//! Ractors: nothing here is shared but names and classes, which never change.
#![allow(unsafe_code, reason = "magnus has no safe way to say so")]

/// Lets every Ractor call what is defined from here on.
pub(crate) fn allow() {
    // SAFETY: Ruby is loading this library.
    unsafe { rb_sys::rb_ext_ractor_safe(true) }
}
