//! A PHP string as the buffer that a snippet is rendered into.
#![allow(unsafe_code, reason = "the string is allocated before its bytes are written")]

use crate::edge::end_request;
use crate::zend::bytes;
use ext_php_rs::alloc::{efree, emalloc};
use ext_php_rs::boxed::ZBox;
use ext_php_rs::ffi::{_zend_string, IS_STRING};
use ext_php_rs::types::{ZendStr, Zval};
use ext_php_rs::zend::try_catch;
use flocktory_postcheckout::Buffer;
use std::alloc::Layout;
use std::mem::{self, offset_of};
use std::ptr::NonNull;
use std::slice;

/// A string that is being written. Its length is the number of bytes so far.
pub(crate) struct Writing {
    string: NonNull<ZendStr>,
    capacity: usize,
}

/// A finished string, as a PHP value.
pub(crate) struct Html(Zval);

/// `GC_STRING`: the type of a string, which the garbage collector does not trace.
const STRING: u32 = IS_STRING | 1 << 4;

/// Allocates an empty string with room for `capacity` bytes and a final NUL.
fn empty(capacity: usize) -> NonNull<ZendStr> {
    let layout = Layout::array::<u8>(capacity.saturating_add(offset_of!(_zend_string, val) + 1));
    let room = layout.ok().and_then(|layout| try_catch(|| emalloc(layout)).ok());
    // PHP ends a request that exceeds its memory limit.
    let Some(string) = room.and_then(NonNull::new) else { end_request() };
    let string = string.cast::<ZendStr>();
    // SAFETY: PHP's allocator returned memory that is large enough and aligned.
    unsafe {
        let header = string.as_ptr();
        (&raw mut (*header).gc.refcount).write(1);
        (&raw mut (*header).gc.u.type_info).write(STRING);
        (&raw mut (*header).h).write(0);
        (&raw mut (*header).len).write(0);
    }
    string
}

impl Writing {
    fn start(&self) -> *mut u8 {
        // SAFETY: the bytes follow the header.
        unsafe { (&raw mut (*self.string.as_ptr()).val).cast() }
    }

    fn length(&self) -> usize {
        // SAFETY: the header is initialized.
        unsafe { (*self.string.as_ptr()).len }
    }

    /// # Safety
    /// `length` bytes are initialized.
    unsafe fn set_length(&mut self, length: usize) {
        // SAFETY: the header is initialized, and nothing else refers to the string yet.
        unsafe { (*self.string.as_ptr()).len = length }
    }
}

impl Buffer for Writing {
    type Html = Html;

    fn with_capacity(capacity: usize) -> Writing {
        Writing { string: empty(capacity), capacity }
    }

    #[inline(always)]
    fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: `length` bytes are initialized, and nothing else refers to them.
        unsafe { slice::from_raw_parts_mut(self.start(), self.length()) }
    }

    fn lengthen(&mut self, length: usize) {
        let old = self.length();
        if length > self.capacity {
            let mut longer = Writing::with_capacity(length.max(self.capacity.saturating_mul(2)));
            // SAFETY: the new string has more capacity than the old one has bytes.
            unsafe {
                longer.start().copy_from_nonoverlapping(self.start(), old);
                longer.set_length(old);
            }
            *self = longer;
        }
        // SAFETY: the capacity is at least `length`.
        unsafe {
            self.start().add(old).write_bytes(0, length.saturating_sub(old));
            self.set_length(length.max(old));
        }
    }

    fn finish(mut self, length: usize) -> Html {
        let length = length.min(self.length());
        let mut value = Zval::new();
        // SAFETY: there is room for the NUL that PHP expects after the bytes. The value takes over the string.
        unsafe {
            self.start().add(length).write(0);
            self.set_length(length);
            value.set_zend_string(ZBox::from_raw(self.string.as_ptr()));
        }
        mem::forget(self);
        Html(value)
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // SAFETY: PHP's allocator returned the memory, and nothing else refers to it.
        unsafe { efree(self.string.as_ptr().cast()) }
    }
}

impl Html {
    /// Another reference to the string.
    pub(crate) fn value(&self) -> Zval {
        self.0.shallow_clone()
    }
}

impl AsRef<str> for Html {
    fn as_ref(&self) -> &str {
        // SAFETY: core has written ASCII only.
        self.0.zend_str().map_or("", |html| unsafe { str::from_utf8_unchecked(bytes(html)) })
    }
}
