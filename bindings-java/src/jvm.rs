//! The functions of the JVM that are called: bytes in, bytes out, exceptions.

use jni_sys::{JNIEnv, jbyteArray, jlong, jlongArray, jsize};
use std::ffi::CStr;
use std::mem::MaybeUninit;
use std::{ptr, slice};

/// An exception is pending, which the JVM throws as soon as the native function returns.
pub(crate) struct Thrown;

/// The JVM's interface for the thread of a call.
pub(crate) struct Jvm {
    env: *mut JNIEnv,
}

/// Memory for the copy of an array: up to `N` bytes of it need no allocation.
pub(crate) struct Memory<const N: usize> {
    small: [MaybeUninit<u8>; N],
    large: Vec<u8>,
}

impl<const N: usize> Memory<N> {
    pub(crate) fn new() -> Self {
        Memory { small: [MaybeUninit::uninit(); N], large: Vec::new() }
    }

    /// The start of memory for so many bytes, if there is that much.
    fn reserve(&mut self, count: usize) -> Option<*mut u8> {
        if count <= N {
            return Some(self.small.as_mut_ptr().cast());
        }
        self.large.try_reserve_exact(count).ok()?;
        Some(self.large.as_mut_ptr())
    }
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

    /// Copies an array of Java into a vector.
    ///
    /// # Safety
    /// As for [`Jvm::first_bytes`].
    pub(crate) unsafe fn vector(&self, array: jbyteArray) -> Result<Vec<u8>, Thrown> {
        // SAFETY: the caller's promise.
        unsafe { self.bytes(array, &mut Memory::<256>::new()).map(<[u8]>::to_vec) }
    }

    /// Copies an array of Java.
    ///
    /// # Safety
    /// As for [`Jvm::first_bytes`].
    pub(crate) unsafe fn bytes<'a, const N: usize>(
        &self,
        array: jbyteArray,
        memory: &'a mut Memory<N>,
    ) -> Result<&'a [u8], Thrown> {
        let length = if array.is_null() { 0 } else { call!(self.GetArrayLength(array)) };
        // SAFETY: the caller's promise.
        unsafe { self.first_bytes(array, length, memory) }
    }

    /// Copies the beginning of an array of Java. A pinned array needs no copy, but stops the garbage collector for the
    /// whole call.
    ///
    /// # Safety
    /// The array is one that the JVM has passed to the native function that is running, or null.
    pub(crate) unsafe fn first_bytes<'a, const N: usize>(
        &self,
        array: jbyteArray,
        length: jsize,
        memory: &'a mut Memory<N>,
    ) -> Result<&'a [u8], Thrown> {
        let count = usize::try_from(length).unwrap_or_default();
        if count == 0 || array.is_null() {
            return Ok(&[]);
        }
        if length > call!(self.GetArrayLength(array)) {
            return Err(self.throw(c"java/lang/IndexOutOfBoundsException", c"a length is larger than its array"));
        }
        let Some(start) = memory.reserve(count) else {
            return Err(self.throw(c"java/lang/OutOfMemoryError", c"no memory for an order"));
        };
        call!(self.GetByteArrayRegion(array, 0, length, start.cast()));
        // SAFETY: the JVM has written so many bytes into memory that was reserved: the range is inside the array.
        Ok(unsafe { slice::from_raw_parts(start, count) })
    }

    /// Makes an array of Java.
    pub(crate) fn array(&self, bytes: &[u8]) -> Result<jbyteArray, Thrown> {
        self.array_in(ptr::null_mut(), [bytes])
    }

    /// Writes parts to the beginning of the array `room`, or to a new array if there is none or it is too short.
    pub(crate) fn array_in<const N: usize>(&self, room: jbyteArray, parts: [&[u8]; N]) -> Result<jbyteArray, Thrown> {
        let Ok(length) = jsize::try_from(parts.iter().map(|part| part.len()).sum::<usize>()) else {
            return Err(self.throw(c"java/lang/OutOfMemoryError", c"a snippet is larger than an array"));
        };
        let is_room = !room.is_null() && call!(self.GetArrayLength(room)) >= length;
        let array = if is_room { room } else { call!(self.NewByteArray(length)) };
        if array.is_null() {
            return Err(Thrown);
        }
        let mut start = 0;
        for part in parts {
            // The sum is in the range of the type, so each part is.
            let count = jsize::try_from(part.len()).unwrap_or_default();
            call!(self.SetByteArrayRegion(array, start, count, part.as_ptr().cast()));
            start += count;
        }
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
