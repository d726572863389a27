//! Converts Ruby's strings, which are bytes with an encoding, to core's texts.
#![allow(unsafe_code, reason = "magnus has no free and safe way to borrow a string's bytes and encoding")]

use crate::session::Session;
use flocktory_postcheckout::{SourceError, View};
use magnus::rb_sys::{AsRawValue as _, FromRawValue as _};
use magnus::{Error, RString, Symbol, Value, prelude::*};
use rb_sys::{ENCODING_GET, rb_ascii8bit_encindex, rb_sym2str, rb_usascii_encindex, rb_utf8_encindex};
use std::borrow::Cow;

/// The text of a string in UTF-8, the usual encoding; `None` for any other or invalid string.
#[inline(always)]
pub(crate) fn utf8<'a>(string: RString, session: &'a Session<'a>) -> Option<&'a str> {
    if !claims_utf8(string) {
        return None;
    }
    // SAFETY: no Ruby code runs before the bytes are copied.
    let text = simdutf8::basic::from_utf8(unsafe { string.as_slice() }).ok()?;
    Some(session.texts.alloc_str(text))
}

/// The view of a string. Invalid UTF-8 is passed as bytes, since the option `charset` may name their encoding.
pub(crate) fn view<'a>(string: RString, session: &'a Session<'a>) -> View<'a> {
    if let Some(text) = utf8(string, session) {
        return View::Text(Cow::Borrowed(text));
    }
    if claims_utf8(string) {
        // SAFETY: as in `utf8`.
        return View::Bytes(Cow::Borrowed(session.texts.alloc_slice_copy(unsafe { string.as_slice() })));
    }
    other(string, session).unwrap_or_else(|error| View::Unreadable(session.raised(error)))
}

#[inline(always)]
fn claims_utf8(string: RString) -> bool {
    // SAFETY: every string has an encoding, and the index of UTF-8 is constant.
    unsafe { ENCODING_GET(string.as_raw()) == rb_utf8_encindex() }
}

/// The view of a string in another encoding: its bytes if they are binary or ASCII, else the text converted to UTF-8.
#[cold]
fn other<'a>(string: RString, session: &'a Session<'a>) -> Result<View<'a>, Error> {
    // SAFETY: as in `utf8`.
    let is_bytes = unsafe { [rb_ascii8bit_encindex(), rb_usascii_encindex()].contains(&ENCODING_GET(string.as_raw())) };
    if is_bytes {
        // SAFETY: no Ruby code runs before the bytes are copied.
        return Ok(View::Bytes(Cow::Borrowed(session.texts.alloc_slice_copy(unsafe { string.as_slice() }))));
    }
    match string.funcall::<_, _, RString>("encode", ("UTF-8",)) {
        Ok(utf8) => Ok(view(utf8, session)),
        Err(error) if error.is_kind_of(session.ruby.exception_encoding_error()) => {
            Ok(View::Unreadable(SourceError::Host(message(&error))))
        }
        Err(error) => Err(error),
    }
}

/// The text of an exception.
pub(crate) fn message(error: &Error) -> String {
    error.value().map(|value| value.to_string()).unwrap_or_default()
}

/// A symbol's text.
pub(crate) fn symbol<'a>(symbol: Symbol, session: &'a Session<'a>) -> View<'a> {
    // SAFETY: every symbol has a string, which lives as long as the symbol.
    let string = unsafe { Value::from_raw(rb_sym2str(symbol.as_raw())) };
    RString::from_value(string).map_or(View::Nothing, |string| view(string, session))
}
