//! The functions that write an order or options.

use crate::arguments::Argument;
use crate::edge;
use crate::status::FlocktoryPostcheckoutStatus;
use crate::writer::{FlocktoryPostcheckoutWriter, Mistake, Value};
use std::ffi::{CStr, c_char, c_int};
use std::ptr;

/// Runs a step of a writer.
///
/// # Safety
/// The pointer is NULL, or a writer that no other call uses.
unsafe fn step(
    writer: *mut FlocktoryPostcheckoutWriter,
    step: impl FnOnce(&mut FlocktoryPostcheckoutWriter) -> Result<(), Mistake>,
) -> FlocktoryPostcheckoutStatus {
    edge::guard(|| {
        // SAFETY: the caller's promise.
        let writer = unsafe { writer.as_mut() }.ok_or(FlocktoryPostcheckoutStatus::BadArgument)?;
        if writer.step(step) { Ok(FlocktoryPostcheckoutStatus::Ok) } else { Err(FlocktoryPostcheckoutStatus::Misuse) }
    })
}

/// The bytes of a text, of which NULL is none.
///
/// # Safety
/// As for [`Argument::bytes`].
unsafe fn bytes<'a>(text: *const c_char, length: usize) -> Result<Option<&'a [u8]>, Mistake> {
    if text.is_null() && length == 0 {
        return Ok(None);
    }
    // SAFETY: the caller's promise.
    let bytes = unsafe { Argument::new(text, length).bytes() };
    bytes.map(Some).map_err(|_| "a text is NULL, or longer than memory".into())
}

/// Makes a writer, in which an order is open. Free it with flocktory_postcheckout_writer_free.
#[unsafe(no_mangle)]
pub extern "C" fn flocktory_postcheckout_writer_new() -> *mut FlocktoryPostcheckoutWriter {
    Box::into_raw(Box::new(FlocktoryPostcheckoutWriter::new()))
}

/// Begins a map: the value of a field (the user, the order), an element of a list (an item), or the value of a key.
/// End it with flocktory_postcheckout_write_end.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_write_map(
    writer: *mut FlocktoryPostcheckoutWriter,
    field: u32,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { step(writer, |writer| writer.map(field)) }
}

/// Begins a list, such as that of the items. End it with flocktory_postcheckout_write_end.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_write_list(
    writer: *mut FlocktoryPostcheckoutWriter,
    field: u32,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { step(writer, |writer| writer.list(field)) }
}

/// Ends the map or list that was begun last. The order itself needs no end.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_write_end(
    writer: *mut FlocktoryPostcheckoutWriter,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { step(writer, FlocktoryPostcheckoutWriter::end) }
}

/// Writes the key of the next value: an option, or a name in `extra`. Then write the value with
/// `FLOCKTORY_POSTCHECKOUT_FIELD_NONE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_write_key(
    writer: *mut FlocktoryPostcheckoutWriter,
    text: *const c_char,
    length: usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { step(writer, |writer| writer.key(bytes(text, length)?.unwrap_or_default())) }
}

/// Writes a text: UTF-8, or the encoding of the option `charset`. NULL means that the value is not given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_write_text(
    writer: *mut FlocktoryPostcheckoutWriter,
    field: u32,
    text: *const c_char,
    length: usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { step(writer, |writer| writer.value(field, bytes(text, length)?.map_or(Value::Nothing, Value::Text))) }
}

/// Writes a number as decimal text, such as `2999.90`, which stays exact: a price is never a `double`. NULL means that the
/// value is not given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_write_number(
    writer: *mut FlocktoryPostcheckoutWriter,
    field: u32,
    text: *const c_char,
    length: usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { step(writer, |writer| writer.value(field, bytes(text, length)?.map_or(Value::Nothing, Value::Number))) }
}

/// Writes a whole number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_write_integer(
    writer: *mut FlocktoryPostcheckoutWriter,
    field: u32,
    integer: i64,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { step(writer, |writer| writer.value(field, Value::Integer(integer))) }
}

/// Writes a truth value: 0 is false, any other number is true.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_write_bool(
    writer: *mut FlocktoryPostcheckoutWriter,
    field: u32,
    flag: c_int,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { step(writer, |writer| writer.value(field, Value::Bool(flag != 0))) }
}

/// Ends the order and begins the next one of a split checkout: the document becomes a list of orders.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_write_next_order(
    writer: *mut FlocktoryPostcheckoutWriter,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { step(writer, FlocktoryPostcheckoutWriter::next_order) }
}

/// Returns what was written, for every argument that takes an order or options. It lives until the writer is used again
/// or freed. After a mistake the status is MISUSE, and a call that gets the document reports the mistake as a problem.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_writer_document(
    writer: *mut FlocktoryPostcheckoutWriter,
    document: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    let put = |bytes: &[u8], pointer| {
        // SAFETY: the header requires it.
        unsafe {
            if !document.is_null() {
                document.write(pointer);
            }
            if !length.is_null() {
                length.write(bytes.len());
            }
        }
    };
    put(&[], ptr::null());
    if document.is_null() || length.is_null() {
        return FlocktoryPostcheckoutStatus::BadArgument;
    }
    edge::guard(|| {
        // SAFETY: the header requires it.
        let writer = unsafe { writer.as_mut() }.ok_or(FlocktoryPostcheckoutStatus::BadArgument)?;
        let bytes = writer.document();
        put(bytes, bytes.as_ptr().cast());
        if writer.mistake().is_none() {
            Ok(FlocktoryPostcheckoutStatus::Ok)
        } else {
            Err(FlocktoryPostcheckoutStatus::Misuse)
        }
    })
}

/// Returns what was wrong with the first call that was a mistake, in English, or NULL. It lives as long as the writer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_writer_mistake(
    writer: *const FlocktoryPostcheckoutWriter,
) -> *const c_char {
    // SAFETY: the header requires it.
    let mistake = unsafe { writer.as_ref() }.and_then(FlocktoryPostcheckoutWriter::mistake);
    mistake.map_or(ptr::null(), CStr::as_ptr)
}

/// Frees a writer and its document. Does nothing for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_writer_free(writer: *mut FlocktoryPostcheckoutWriter) {
    // SAFETY: the header requires it.
    unsafe { edge::free(writer) }
}
