//! Ruby's strings, which are bytes with an encoding, as core's texts.
#![allow(unsafe_code, reason = "a string's bytes and encoding have no safe view that costs nothing")]

use crate::reading::Reading;
use flocktory_postcheckout::{Fault, View};
use magnus::rb_sys::{AsRawValue as _, FromRawValue as _};
use magnus::{Error, RString, Symbol, Value, prelude::*};
use rb_sys::{ENCODING_GET, rb_ascii8bit_encindex, rb_sym2str, rb_usascii_encindex, rb_utf8_encindex};
use std::borrow::Cow;

/// The text of a string in UTF-8, as most are.
#[inline(always)]
pub(crate) fn utf8<'a>(string: RString, reading: &'a Reading<'a>) -> Option<&'a str> {
    if !claims_utf8(string) {
        return None;
    }
    // SAFETY: nothing of Ruby's runs before the bytes are copied.
    let text = simdutf8::basic::from_utf8(unsafe { string.as_slice() }).ok()?;
    Some(reading.texts.alloc_str(text))
}

/// A string's text. Where it is not the UTF-8 that it claims to be, the option `charset` may know what its bytes are.
pub(crate) fn view<'a>(string: RString, reading: &'a Reading<'a>) -> View<'a> {
    if let Some(text) = utf8(string, reading) {
        return View::Text(Cow::Borrowed(text));
    }
    if claims_utf8(string) {
        // SAFETY: as above.
        return View::Bytes(Cow::Borrowed(reading.texts.alloc_slice_copy(unsafe { string.as_slice() })));
    }
    other(string, reading).unwrap_or_else(|error| View::Broken(reading.raised(error)))
}

#[inline(always)]
fn claims_utf8(string: RString) -> bool {
    // SAFETY: a string has an encoding, and UTF-8's is a constant of the process.
    unsafe { ENCODING_GET(string.as_raw()) == rb_utf8_encindex() }
}

/// The same for a string that is not in UTF-8: its bytes if it is binary, or else transcoded.
#[cold]
fn other<'a>(string: RString, reading: &'a Reading<'a>) -> Result<View<'a>, Error> {
    // SAFETY: as above.
    let is_bytes = unsafe { [rb_ascii8bit_encindex(), rb_usascii_encindex()].contains(&ENCODING_GET(string.as_raw())) };
    if is_bytes {
        // SAFETY: nothing of Ruby's runs before the bytes are copied.
        return Ok(View::Bytes(Cow::Borrowed(reading.texts.alloc_slice_copy(unsafe { string.as_slice() }))));
    }
    match string.funcall::<_, _, RString>("encode", ("UTF-8",)) {
        Ok(utf8) => Ok(view(utf8, reading)),
        Err(error) if error.is_kind_of(reading.ruby.exception_encoding_error()) => {
            Ok(View::Broken(Fault::Host(message(&error))))
        }
        Err(error) => Err(error),
    }
}

/// What an exception says.
pub(crate) fn message(error: &Error) -> String {
    error.value().map(|value| value.to_string()).unwrap_or_default()
}

/// A symbol's text.
pub(crate) fn symbol<'a>(symbol: Symbol, reading: &'a Reading<'a>) -> View<'a> {
    // SAFETY: it is a symbol, and every symbol has a string, which lives as long.
    let string = unsafe { Value::from_raw(rb_sym2str(symbol.as_raw())) };
    RString::from_value(string).map_or(View::Nothing, |string| view(string, reading))
}
