//! Makes strings of the gem's subclasses of String.
#![allow(unsafe_code, reason = "magnus makes strings of the class String only")]

use magnus::encoding::EncodingCapable as _;
use magnus::rb_sys::{AsRawValue as _, FromRawValue as _, protect};
use magnus::{Error, RClass, RString, Ruby, TryConvert as _, Value};
use rb_sys::{RSTRING_PTR, rb_obj_alloc, rb_str_resize};
use std::ptr;

/// Makes a string of a class, with one copy of the text.
pub(crate) fn new(ruby: &Ruby, class: RClass, text: &str) -> Result<RString, Error> {
    let length = text.len().try_into().map_err(|_| Error::new(ruby.exception_no_mem_error(), "too long"))?;
    let string = protect(|| {
        // SAFETY: the class inherits from String, nothing else refers to the string yet, and it is as long as the text.
        unsafe {
            let string = rb_str_resize(rb_obj_alloc(class.as_raw()), length);
            ptr::copy_nonoverlapping(text.as_ptr(), RSTRING_PTR(string).cast_mut().cast(), text.len());
            string
        }
    })?;
    // SAFETY: the string was made above.
    let string = RString::try_convert(unsafe { Value::from_raw(string) })?;
    string.enc_associate(ruby.utf8_encindex())?;
    Ok(string)
}
