//! The functions of the JVM that are called: bytes in, bytes out, exceptions.

use jni_sys::{JNIEnv, jbyteArray, jlong, jlongArray, jsize};
use std::ffi::CStr;
use std::ptr;

/// An exception is pending, which the JVM throws as soon as the native function returns.
pub(crate) struct Thrown;

/// The JVM's interface for the thread of a call.
pub(crate) struct Jvm {
    env: *mut JNIEnv,
}

/// Calls a function of the JVM.
macro_rules! call {
    ($jvm:ident.$function:ident($($argument:expr),*)) => {{
        let env = $jvm.env;
        // SAFETY: `Jvm::new` requires a pointer that the JVM has passed, whose table has the functions of version 1.1.
        unsafe { ((**env).v1_1.$function)(env, $($argument),*) }
    }};
}

impl Jvm {
    /// # Safety
    /// The JVM has passed this pointer to the native function that is running.
    pub(crate) unsafe fn new(env: *mut JNIEnv) -> Jvm {
        Jvm { env }
    }

    /// Copies an array of Java. A pinned array needs no copy, but stops the garbage collector for the whole call.
    ///
    /// # Safety
    /// The array is one that the JVM has passed to the native function that is running.
    pub(crate) unsafe fn bytes(&self, array: jbyteArray) -> Result<Vec<u8>, Thrown> {
        let length = if array.is_null() { 0 } else { call!(self.GetArrayLength(array)) };
        // SAFETY: the caller's promise.
        unsafe { self.first_bytes(array, length) }
    }

    /// Copies the beginning of an array of Java.
    ///
    /// # Safety
    /// As for [`Jvm::bytes`].
    pub(crate) unsafe fn first_bytes(&self, array: jbyteArray, length: jsize) -> Result<Vec<u8>, Thrown> {
        let count = usize::try_from(length).unwrap_or_default();
        if count == 0 || array.is_null() {
            return Ok(Vec::new());
        }
        if length > call!(self.GetArrayLength(array)) {
            return Err(self.throw(c"java/lang/IndexOutOfBoundsException", c"a length is larger than its array"));
        }
        let mut bytes: Vec<u8> = Vec::new();
        if bytes.try_reserve_exact(count).is_err() {
            return Err(self.throw(c"java/lang/OutOfMemoryError", c"no memory for an order"));
        }
        call!(self.GetByteArrayRegion(array, 0, length, bytes.as_mut_ptr().cast()));
        // SAFETY: the JVM has written so many bytes into memory that was reserved: the range is inside the array.
        unsafe { bytes.set_len(count) };
        Ok(bytes)
    }

    /// Makes an array of Java.
    pub(crate) fn array(&self, bytes: &[u8]) -> Result<jbyteArray, Thrown> {
        let Ok(length) = jsize::try_from(bytes.len()) else {
            return Err(self.throw(c"java/lang/OutOfMemoryError", c"a snippet is larger than an array"));
        };
        let array = call!(self.NewByteArray(length));
        if array.is_null() {
            return Err(Thrown);
        }
        call!(self.SetByteArrayRegion(array, 0, length, bytes.as_ptr().cast()));
        Ok(array)
    }

    /// Writes the first element of an array of Java, which has one.
    pub(crate) fn set(&self, array: jlongArray, value: jlong) {
        call!(self.SetLongArrayRegion(array, 0, 1, ptr::from_ref(&value)));
    }

    /// Throws an exception, unless one is pending.
    pub(crate) fn throw(&self, class: &CStr, text: &CStr) -> Thrown {
        if call!(self.ExceptionOccurred()).is_null() {
            let class = call!(self.FindClass(class.as_ptr()));
            // Without the class, the exception that says so is pending.
            if !class.is_null() {
                call!(self.ThrowNew(class, text.as_ptr()));
            }
        }
        Thrown
    }
}
