//! Walks PHP's arrays without copying them.
#![allow(unsafe_code, reason = "ext-php-rs makes a value from each key")]

use ext_php_rs::ffi::{_Bucket, IS_INDIRECT, IS_UNDEF};
use ext_php_rs::types::{ZendHashTable, ZendStr, Zval};
use std::ops::ControlFlow;
use std::slice;

/// The key of an element.
#[derive(Clone, Copy)]
pub(crate) enum Key<'a> {
    Index(i64),
    /// A name with its hash.
    Name(&'a ZendStr, u64),
}

/// `HASH_FLAG_PACKED`: a list. Since PHP 8.2 its elements are values without keys.
#[cfg(php82)]
const PACKED: u32 = 1 << 2;

enum Elements<'a> {
    Values(&'a [Zval]),
    Buckets(&'a [_Bucket]),
}

fn elements(table: &ZendHashTable) -> Elements<'_> {
    let used = table.nNumUsed as usize;
    if used == 0 {
        return Elements::Values(&[]);
    }
    // SAFETY: a table has `used` initialized elements, values or buckets by its flags.
    unsafe {
        #[cfg(php82)]
        if table.u.flags & PACKED != 0 {
            return Elements::Values(slice::from_raw_parts(table.__bindgen_anon_1.arPacked, used));
        }
        #[cfg(php82)]
        let buckets = table.__bindgen_anon_1.arData;
        #[cfg(not(php82))]
        let buckets = table.arData;
        Elements::Buckets(slice::from_raw_parts(buckets, used))
    }
}

/// The value of an element, unless the element is deleted.
#[inline]
fn taken(value: &Zval) -> Option<&Zval> {
    // SAFETY: every value has a type, and an indirect value points to another one.
    unsafe {
        let of = u32::from(value.u1.v.type_);
        let value = if of == IS_INDIRECT { &*value.value.zv } else { value };
        (u32::from(value.u1.v.type_) != IS_UNDEF).then_some(value)
    }
}

#[inline]
fn key(bucket: &_Bucket) -> Key<'_> {
    // SAFETY: a key is NULL or a string that the table keeps.
    match unsafe { bucket.key.as_ref() } {
        Some(name) => Key::Name(name, bucket.h),
        None => Key::Index(bucket.h.cast_signed()),
    }
}

/// Passes each pair of an array to `visit`.
#[inline]
pub(crate) fn walk<'a>(table: &'a ZendHashTable, mut visit: impl FnMut(Key<'a>, &'a Zval) -> ControlFlow<()>) {
    let _ = match elements(table) {
        Elements::Values(values) => values.iter().zip(0..).try_for_each(|(value, index)| match taken(value) {
            Some(value) => visit(Key::Index(index), value),
            None => ControlFlow::Continue(()),
        }),
        Elements::Buckets(buckets) => buckets.iter().try_for_each(|bucket| match taken(&bucket.val) {
            Some(value) => visit(key(bucket), value),
            None => ControlFlow::Continue(()),
        }),
    };
}

/// Whether an array's keys are all whole numbers, gaps allowed.
#[inline]
pub(crate) fn is_list(table: &ZendHashTable) -> bool {
    match elements(table) {
        Elements::Values(_) => true,
        Elements::Buckets(buckets) => buckets.iter().all(|bucket| bucket.key.is_null() || taken(&bucket.val).is_none()),
    }
}
