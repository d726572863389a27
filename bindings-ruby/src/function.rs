//! Where Ruby comes in: a function of one argument and core's options.
#![allow(unsafe_code, reason = "whether there are keywords has no safe question that costs nothing")]

use crate::reading::Reading;
use crate::ruby;
use crate::source::Object;
use flocktory_postcheckout::Options;
use magnus::{Error, Ruby, Value};
use rb_sys::rb_keyword_given_p;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Calls what a function does; a panic ends here.
pub(crate) fn call<T>(
    ruby: &Ruby,
    arguments: &[Value],
    function: impl FnOnce(Value, &Options) -> Result<T, Error>,
) -> Result<T, Error> {
    // SAFETY: a method of Ruby's is running, and has called nothing yet.
    let has_options = unsafe { rb_keyword_given_p() } != 0;
    edge(ruby, || {
        let (argument, options) = match arguments {
            [argument, options] if has_options => (*argument, read(ruby, *options)?),
            [argument] if !has_options => (*argument, Options::default()),
            _ => {
                let given = arguments.len() - usize::from(has_options);
                let text = format!("wrong number of arguments (given {given}, expected 1)");
                return Err(Error::new(ruby.exception_arg_error(), text));
            }
        };
        function(argument, &options)
    })
}

/// Makes an ordinary error of a panic.
pub(crate) fn edge<T>(ruby: &Ruby, function: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(function)).unwrap_or_else(|_| Err(ruby::failure(ruby)))
}

fn read(ruby: &Ruby, options: Value) -> Result<Options, Error> {
    let reading = Reading::new(ruby);
    let options = Options::from_source(&Object::new(options, &reading));
    reading.end(options)?.map_err(|invalid| ruby::invalid_order(ruby, &invalid))
}
