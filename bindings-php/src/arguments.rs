//! The arguments and options of a call.
#![allow(unsafe_code, reason = "arguments are read from the frame of the call")]

use crate::session::Session;
use crate::source::HostValue;
use crate::zend::{self, zend_argument_type_error, zend_argument_value_error, zend_zval_type_name};
use crate::{exception, file};
use ext_php_rs::args::{Arg, ArgInfo};
use ext_php_rs::ffi::{IS_LONG, IS_STRING, zend_wrong_parameters_count_error};
use ext_php_rs::flags::DataType;
use ext_php_rs::types::Zval;
use ext_php_rs::zend::ExecuteData;
use flocktory_postcheckout::{InvalidInput, Options};
use std::borrow::Cow;
use std::ffi::CStr;
use std::slice;

/// The arguments of a call. Throws and returns `None` if their number is not from `least` to `most`.
pub(crate) fn arguments(call: &ExecuteData, least: u32, most: u32) -> Option<&[Zval]> {
    // SAFETY: the arguments of a call are `num_args` adjacent values.
    unsafe {
        let given = call.This.u2.num_args;
        if !(least..=most).contains(&given) {
            zend_wrong_parameters_count_error(least, most);
            return None;
        }
        call.zend_call_arg(0).map(|first| slice::from_raw_parts(&raw const *first, given as usize)).or(Some(&[]))
    }
}

/// Throws a TypeError about an argument.
pub(crate) fn wrong_type(index: usize, given: &Zval, format: &CStr) {
    // SAFETY: the format has one placeholder, for the name of a type.
    unsafe { zend_argument_type_error(number(index), format.as_ptr(), zend_zval_type_name(given)) }
}

/// An argument's number, from 1.
fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or_default()
}

/// An argument that is a text in UTF-8; throws if it is not.
pub(crate) fn text(arguments: &[Zval], index: usize) -> Option<&str> {
    let given = &arguments[index];
    if !given.is_string() {
        wrong_type(index, given, c"must be of type string, %s given");
    } else if given.str().is_none() {
        // SAFETY: the text has no placeholders.
        unsafe { zend_argument_value_error(number(index), c"must be UTF-8".as_ptr()) }
    }
    given.str()
}

/// The bytes of an argument that is a text in any encoding; throws if it is not a text.
pub(crate) fn bytes(arguments: &[Zval], index: usize) -> Option<&[u8]> {
    let given = &arguments[index];
    if !given.is_string() {
        wrong_type(index, given, c"must be of type string, %s given");
    }
    given.zend_str().map(zend::bytes)
}

/// The first argument, an id; throws if it is not a text or a whole number.
pub(crate) fn id(arguments: &[Zval]) -> Option<Cow<'_, str>> {
    match (arguments[0].long(), arguments[0].str()) {
        (Some(id), _) => Some(Cow::Owned(id.to_string())),
        (None, Some(id)) => Some(Cow::Borrowed(id)),
        (None, None) => {
            wrong_type(0, &arguments[0], c"must be of type string|int, %s given");
            None
        }
    }
}

/// Declares an argument as `string|int`, which ext-php-rs cannot express.
pub(crate) fn takes_an_id(argument: &mut ArgInfo) {
    argument.type_.type_mask = 1 << IS_STRING | 1 << IS_LONG;
}

/// The declaration of the argument `$options`.
pub(crate) fn options_argument() -> Arg<'static> {
    Arg::new("options", DataType::Array).default("[]")
}

/// Reads the options of a snippet; throws if they cannot be read.
pub(crate) fn options(arguments: &[Zval], index: usize) -> Option<Options<'static>> {
    if arguments.len() <= index {
        return Some(Options::default());
    }
    let mut options = read_options(arguments, index, |options| Options::from_source(options).map(Options::into_owned))?;
    options.feed = options.feed.map(file::allowed);
    Some(options)
}

/// Has core read options, or their absence; throws if an option is invalid.
pub(crate) fn read_options<T>(
    arguments: &[Zval],
    index: usize,
    work: impl FnOnce(&HostValue<'_>) -> Result<T, InvalidInput>,
) -> Option<T> {
    let none = Zval::new();
    let given = arguments.get(index).unwrap_or(&none);
    if arguments.len() > index && !given.is_array() {
        wrong_type(index, given, c"must be of type array, %s given");
        return None;
    }
    let session = Session::new(None);
    let result = work(&HostValue::new(given, &session));
    session.end()?;
    result.map_err(exception::throw).ok()
}
