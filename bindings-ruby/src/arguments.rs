//! The arguments and options of a call.
#![allow(unsafe_code, reason = "magnus has no free and safe way to ask for keywords")]

use crate::edge::edge;
use crate::ruby;
use crate::session::Session;
use crate::source::HostValue;
use flocktory_postcheckout::{InvalidInput, Options};
use magnus::{Error, Ruby, Value};
use rb_sys::rb_keyword_given_p;

/// Calls a function with its positional arguments and the options of a snippet, which were read in the session.
pub(crate) fn call<T, const N: usize>(
    ruby: &Ruby,
    arguments: &[Value],
    function: impl FnOnce([Value; N], &Options<'_>, &Session<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    with_keywords(ruby, arguments, |arguments, options| {
        let session = Session::new(ruby);
        let options = match options {
            Some(options) => read(&session, options, Options::from_source)?,
            None => Options::default(),
        };
        function(arguments, &options, &session)
    })
}

/// Calls a function with its positional arguments and the unread Hash of keywords, if there is one.
pub(crate) fn with_keywords<T, const N: usize>(
    ruby: &Ruby,
    arguments: &[Value],
    function: impl FnOnce([Value; N], Option<Value>) -> Result<T, Error>,
) -> Result<T, Error> {
    // SAFETY: Ruby has just called the method that is running, and that has called nothing yet.
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

/// Has core read options.
///
/// # Errors
/// `InvalidOrder`, or the exception that a method of an option's value raised.
pub(crate) fn read<'s, T>(
    session: &'s Session<'s>,
    options: Value,
    work: impl FnOnce(&HostValue<'s>) -> Result<T, InvalidInput>,
) -> Result<T, Error> {
    let result = work(&HostValue::new(options, session));
    session.end(result)?.map_err(|invalid| ruby::invalid_order(session.ruby, &invalid))
}
