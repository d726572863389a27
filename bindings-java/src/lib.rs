//! The native library of the Java package: reads packed orders in place and returns outcomes as bytes.
//!
//! The names of fields, rules, options and messages are in core only. The class `flocktory.postcheckout.Native` is the
//! other side of `api`.
#![allow(unsafe_code, reason = "calls functions of the JVM, and takes handles back from it")]

mod api;
mod arguments;
mod edge;
mod handle;
mod jvm;
mod outcome;

use jni_sys::{JNI_VERSION_1_8, JavaVM, jint};
use std::ffi::c_void;

/// The JVM calls it when it loads the library.
#[unsafe(no_mangle)]
pub extern "system" fn JNI_OnLoad(_: *mut JavaVM, _: *mut c_void) -> jint {
    JNI_VERSION_1_8
}
