//! Where PHP comes in: arguments, options, and the end of panics.
#![allow(unsafe_code, reason = "arguments lie behind the frame of the call")]

use crate::reading::Reading;
use crate::source::Object;
use crate::zend::{zend_argument_type_error, zend_argument_value_error, zend_zval_type_name};
use crate::{exception, file};
use ext_php_rs::args::{Arg, ArgInfo};
use ext_php_rs::ffi::{IS_LONG, IS_STRING, zend_wrong_parameters_count_error};
use ext_php_rs::flags::DataType;
use ext_php_rs::types::Zval;
use ext_php_rs::zend::{ExecuteData, bailout};
use flocktory_postcheckout::{InvalidOrder, Options};
use std::borrow::Cow;
use std::ffi::CStr;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::slice;

const PANIC: &str = "flocktory_postcheckout has failed: this is a bug of its own, please report it";

/// What unwinds to [`edge`] where PHP ends the request.
struct RequestEnds;

/// Goes where PHP goes when it ends a request, but leaves Rust's own frames first.
pub(crate) fn end_request() -> ! {
    resume_unwind(Box::new(RequestEnds))
}

/// Runs a function of ours; it gives nothing where an exception is on its way to the caller.
pub(crate) fn edge(result: &mut Zval, run: impl FnOnce() -> Option<Zval>) {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Some(value)) => *result = value,
        Ok(None) => {}
        // SAFETY: no frame of Rust's is left that holds anything.
        Err(payload) if payload.is::<RequestEnds>() => unsafe { bailout() },
        Err(_) => exception::throw_runtime(PANIC),
    }
}

/// The arguments of a call, if they are as many as the function takes; else it has thrown.
pub(crate) fn arguments(call: &ExecuteData, least: u32, most: u32) -> Option<&[Zval]> {
    // SAFETY: a call has as many arguments as it says, one behind the other.
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
    // SAFETY: the format has one place, for the name of a type.
    unsafe { zend_argument_type_error(number(index), format.as_ptr(), zend_zval_type_name(given)) }
}

/// As PHP counts arguments.
fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or_default()
}

/// A text among the arguments; else it has thrown.
pub(crate) fn text(arguments: &[Zval], index: usize) -> Option<&str> {
    let given = &arguments[index];
    if !given.is_string() {
        wrong_type(index, given, c"must be of type string, %s given");
    } else if given.str().is_none() {
        // SAFETY: the text has no places.
        unsafe { zend_argument_value_error(number(index), c"must be UTF-8".as_ptr()) }
    }
    given.str()
}

/// The bytes of a text among the arguments, in whatever encoding; else it has thrown.
pub(crate) fn bytes(arguments: &[Zval], index: usize) -> Option<&[u8]> {
    let given = &arguments[index];
    if !given.is_string() {
        wrong_type(index, given, c"must be of type string, %s given");
    }
    given.zend_str().map(|text| text.as_bytes())
}

/// The first argument as an id; else it has thrown.
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

/// Gives an argument the type of an id, which ext-php-rs can't write.
pub(crate) fn takes_an_id(argument: &mut ArgInfo) {
    argument.type_.type_mask = 1 << IS_STRING | 1 << IS_LONG;
}

/// Options as PHP declares them.
pub(crate) fn options_argument() -> Arg<'static> {
    Arg::new("options", DataType::Array).default("[]")
}

/// The options of a snippet, if they can be read; else it has thrown.
pub(crate) fn options(arguments: &[Zval], index: usize) -> Option<Options> {
    if arguments.len() <= index {
        return Some(Options::default());
    }
    let mut options = read_options(arguments, index, |options| Options::from_source(options))?;
    options.feed = options.feed.map(file::allowed);
    Some(options)
}

/// What core makes of options, given or not; nothing if it has thrown.
pub(crate) fn read_options<T>(
    arguments: &[Zval],
    index: usize,
    work: impl FnOnce(&Object<'_>) -> Result<T, InvalidOrder>,
) -> Option<T> {
    let none = Zval::new();
    let given = arguments.get(index).unwrap_or(&none);
    if arguments.len() > index && !given.is_array() {
        wrong_type(index, given, c"must be of type array, %s given");
        return None;
    }
    let reading = Reading::new(None);
    let made = work(&Object::new(given, &reading));
    reading.end()?;
    made.map_err(exception::throw).ok()
}
