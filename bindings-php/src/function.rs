//! Where PHP comes in: arguments, options, and the end of panics.
#![allow(unsafe_code, reason = "arguments lie behind the frame of the call")]

use crate::exception;
use crate::reading::Reading;
use crate::source::Object;
use crate::zend::{zend_argument_type_error, zend_zval_type_name};
use ext_php_rs::exception::PhpException;
use ext_php_rs::ffi::zend_wrong_parameters_count_error;
use ext_php_rs::types::Zval;
use ext_php_rs::zend::{ClassEntry, ExecuteData, ce};
use flocktory_postcheckout::Options;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;

const PANIC: &str = "flocktory_postcheckout has failed: this is a bug of its own, please report it";

/// Runs a function of ours; it gives nothing where an exception is on its way to the caller.
pub(crate) fn edge(result: &mut Zval, run: impl FnOnce() -> Option<Zval>) {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Some(value)) => *result = value,
        Ok(None) => {}
        Err(_) => {
            let class = ClassEntry::try_find("RuntimeException").unwrap_or_else(ce::exception);
            PhpException::new(PANIC.to_owned(), 0, class).throw();
        }
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

/// Throws a TypeError about an argument, counted from 1.
pub(crate) fn wrong_type(argument: u32, given: &Zval, format: &std::ffi::CStr) {
    // SAFETY: the format has one place, for the name of a type.
    unsafe { zend_argument_type_error(argument, format.as_ptr(), zend_zval_type_name(given)) }
}

/// The options of the second argument, if there is one and it can be read; else it has thrown.
pub(crate) fn options(arguments: &[Zval]) -> Option<Options> {
    let Some(given) = arguments.get(1) else { return Some(Options::default()) };
    if !given.is_array() {
        wrong_type(2, given, c"must be of type array, %s given");
        return None;
    }
    let reading = Reading::new(None);
    let options = Options::from_source(&Object::new(given, &reading));
    reading.end(options)?.map_err(exception::throw).ok()
}
