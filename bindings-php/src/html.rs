//! PHP's own string as the memory that a snippet is written into.
#![allow(unsafe_code, reason = "the string is made before its bytes are known")]

use crate::function::end_request;
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

/// A string that is being written. Its length tells how many of its bytes there are already.
pub(crate) struct Writing {
    string: NonNull<ZendStr>,
    capacity: usize,
}

/// A string that is written, as a value of PHP's.
pub(crate) struct Html(Zval);

/// `GC_STRING`: a string that nothing else is in.
const STRING: u32 = IS_STRING | 1 << 4;

/// A string of no bytes yet, with room for so many and for the zero behind them.
fn empty(capacity: usize) -> NonNull<ZendStr> {
    let layout = Layout::array::<u8>(capacity.saturating_add(offset_of!(_zend_string, val) + 1));
    let room = layout.ok().and_then(|layout| try_catch(|| emalloc(layout)).ok());
    // PHP ends a request that has no memory left.
    let Some(string) = room.and_then(NonNull::new) else { end_request() };
    let string = string.cast::<ZendStr>();
    // SAFETY: the room is PHP's own, aligned for it and large enough.
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
        // SAFETY: the bytes lie behind the header.
        unsafe { (&raw mut (*self.string.as_ptr()).val).cast() }
    }

    fn length(&self) -> usize {
        // SAFETY: every string has a length.
        unsafe { (*self.string.as_ptr()).len }
    }

    /// # Safety
    /// There are so many bytes.
    unsafe fn set_length(&mut self, length: usize) {
        // SAFETY: nothing else refers to the string yet.
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
        // SAFETY: so many there are, and nothing else refers to them.
        unsafe { slice::from_raw_parts_mut(self.start(), self.length()) }
    }

    fn lengthen(&mut self, length: usize) {
        let old = self.length();
        if length > self.capacity {
            let mut longer = Writing::with_capacity(length.max(self.capacity.saturating_mul(2)));
            // SAFETY: the new one has room for more than those of the old one.
            unsafe {
                longer.start().copy_from_nonoverlapping(self.start(), old);
                longer.set_length(old);
            }
            *self = longer;
        }
        // SAFETY: there is room for them.
        unsafe {
            self.start().add(old).write_bytes(0, length.saturating_sub(old));
            self.set_length(length.max(old));
        }
    }

    fn finish(mut self, length: usize) -> Html {
        let length = length.min(self.length());
        let mut value = Zval::new();
        // SAFETY: PHP wants a zero behind the bytes, for which there is room, and takes the string over.
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
        // SAFETY: PHP's own memory, which nothing else refers to.
        unsafe { efree(self.string.as_ptr().cast()) }
    }
}

impl Html {
    /// The same string once more.
    pub(crate) fn value(&self) -> Zval {
        self.0.shallow_clone()
    }
}

impl AsRef<str> for Html {
    fn as_ref(&self) -> &str {
        // SAFETY: core has written ASCII into it.
        self.0.zend_str().map_or("", |html| unsafe { str::from_utf8_unchecked(crate::source::bytes(html)) })
    }
}
