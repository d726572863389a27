//! Where Ruby comes in: arguments, core's options, and the end of panics.
#![allow(unsafe_code, reason = "whether there are keywords has no safe question that costs nothing")]

use crate::reading::Reading;
use crate::ruby;
use crate::source::Object;
use flocktory_postcheckout::{InvalidOrder, Options};
use magnus::{Error, Ruby, Value};
use rb_sys::rb_keyword_given_p;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Calls what a function does with its arguments and the options of a snippet; a panic ends here.
pub(crate) fn call<T, const N: usize>(
    ruby: &Ruby,
    arguments: &[Value],
    function: impl FnOnce([Value; N], &Options) -> Result<T, Error>,
) -> Result<T, Error> {
    with_keywords(ruby, arguments, |arguments, options| {
        let options = match options {
            Some(options) => read(ruby, options, |options| Options::from_source(options))?,
            None => Options::default(),
        };
        function(arguments, &options)
    })
}

/// The same with the keywords as they are, if there are any.
pub(crate) fn with_keywords<T, const N: usize>(
    ruby: &Ruby,
    arguments: &[Value],
    function: impl FnOnce([Value; N], Option<Value>) -> Result<T, Error>,
) -> Result<T, Error> {
    // SAFETY: a method of Ruby's is running, and has called nothing yet.
    let has_keywords = unsafe { rb_keyword_given_p() } != 0;
    edge(ruby, || {
        let (keywords, arguments) = match arguments.split_last() {
            Some((keywords, arguments)) if has_keywords => (Some(*keywords), arguments),
            _ => (None, arguments),
        };
        let Ok(arguments) = arguments.try_into() else {
            let text = format!("wrong number of arguments (given {}, expected {N})", arguments.len());
            return Err(Error::new(ruby.exception_arg_error(), text));
        };
        function(arguments, keywords)
    })
}

/// Makes an ordinary error of a panic.
pub(crate) fn edge<T>(ruby: &Ruby, function: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(function)).unwrap_or_else(|_| Err(ruby::failure(ruby)))
}

/// What core makes of options.
///
/// # Errors
/// InvalidOrder, or what one of their own methods has raised.
pub(crate) fn read<T>(
    ruby: &Ruby,
    options: Value,
    work: impl FnOnce(&Object<'_>) -> Result<T, InvalidOrder>,
) -> Result<T, Error> {
    let reading = Reading::new(ruby);
    let made = work(&Object::new(options, &reading));
    reading.end(made)?.map_err(|invalid| ruby::invalid_order(ruby, &invalid))
}
