//! The boundary between Java and Rust: a panic becomes a Java exception.

use crate::jvm::{Jvm, Thrown};
use crate::outcome::Outcome;
use jni_sys::{JNIEnv, jbyteArray};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

/// Runs a function that Java has called, and returns its result; if it has failed, `otherwise`, while an exception is
/// pending.
///
/// # Safety
/// The JVM has passed the pointer to the native function that is running.
pub(crate) unsafe fn edge<T>(env: *mut JNIEnv, otherwise: T, function: impl FnOnce(&Jvm) -> Result<T, Thrown>) -> T {
    // SAFETY: the caller's promise.
    let jvm = unsafe { Jvm::new(env) };
    match catch_unwind(AssertUnwindSafe(|| function(&jvm))) {
        Ok(Ok(result)) => result,
        Ok(Err(Thrown)) => otherwise,
        Err(_) => {
            jvm.throw(c"java/lang/IllegalStateException", c"the library has failed: this is a bug, please report it");
            otherwise
        }
    }
}

/// Runs a function that Java has called, and returns its bytes as an array.
///
/// # Safety
/// As for [`edge`].
pub(crate) unsafe fn give<B: AsRef<[u8]>>(
    env: *mut JNIEnv,
    function: impl FnOnce(&Jvm) -> Result<B, Thrown>,
) -> jbyteArray {
    // SAFETY: the caller's promise.
    unsafe { edge(env, ptr::null_mut(), |jvm| jvm.array(function(jvm)?.as_ref())) }
}

/// Runs a function that Java has called, and returns its outcome: in the array `room` if that is large enough, else in a
/// new one.
///
/// # Safety
/// As for [`edge`]; the array is one that the JVM has passed too, or null.
pub(crate) unsafe fn give_outcome(
    env: *mut JNIEnv,
    room: jbyteArray,
    function: impl FnOnce(&Jvm) -> Result<Outcome, Thrown>,
) -> jbyteArray {
    // SAFETY: the caller's promise.
    unsafe { edge(env, ptr::null_mut(), |jvm| jvm.array_in(room, function(jvm)?.parts())) }
}
