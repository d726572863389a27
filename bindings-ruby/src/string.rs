//! A new string of a class of the gem's own.
#![allow(unsafe_code, reason = "Ruby has no safe way to fill a string of another class than String")]

use magnus::encoding::EncodingCapable as _;
use magnus::rb_sys::{AsRawValue as _, FromRawValue as _, protect};
use magnus::{Error, RClass, RString, Ruby, TryConvert as _, Value};
use rb_sys::{RSTRING_PTR, rb_obj_alloc, rb_str_resize};
use std::ptr;

/// Writes the text once, at its final place.
pub(crate) fn new(ruby: &Ruby, class: RClass, text: &str) -> Result<RString, Error> {
    let length = text.len().try_into().map_err(|_| Error::new(ruby.exception_no_mem_error(), "too long"))?;
    let string = protect(|| {
        // SAFETY: the class inherits from String, and the string is nobody else's yet; its length is the text's.
        unsafe {
            let string = rb_str_resize(rb_obj_alloc(class.as_raw()), length);
            ptr::copy_nonoverlapping(text.as_ptr(), RSTRING_PTR(string).cast_mut().cast(), text.len());
            string
        }
    })?;
    // SAFETY: what was made above.
    let string = RString::try_convert(unsafe { Value::from_raw(string) })?;
    string.enc_associate(ruby.utf8_encindex())?;
    Ok(string)
}
