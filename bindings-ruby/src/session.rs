//! One call's arena: its copies of texts, and the exception that was raised meanwhile.

use bumpalo::Bump;
use flocktory_postcheckout::SourceError;
use magnus::{Error, Ruby};
use std::cell::Cell;
use std::ops::ControlFlow;

/// Initial bytes of the arena: enough for the texts of a usual order.
const TEXTS: usize = 2048;

pub(crate) struct Session<'r> {
    pub(crate) ruby: &'r Ruby,
    /// Texts are copied, because the methods of an order's objects and the garbage collector may change, move or free
    /// strings while the order is read. Copying into one arena is cheap.
    pub(crate) texts: Bump,
    raised: Cell<Option<Error>>,
    is_over: Cell<bool>,
}

impl<'r> Session<'r> {
    pub(crate) fn new(ruby: &'r Ruby) -> Session<'r> {
        Session { ruby, texts: Bump::with_capacity(TEXTS), raised: Cell::default(), is_over: Cell::new(false) }
    }

    /// Keeps the first exception and ends the reading.
    #[cold]
    pub(crate) fn raised(&self, error: Error) -> SourceError {
        if !self.is_over.replace(true) {
            self.raised.set(Some(error));
        }
        SourceError::Host(String::new())
    }

    /// Ends a walk if the reading has ended.
    #[inline]
    pub(crate) fn go_on(&self, flow: ControlFlow<()>) -> ControlFlow<()> {
        if self.is_over.get() { ControlFlow::Break(()) } else { flow }
    }

    /// Returns the result, unless an exception ended the reading.
    ///
    /// # Errors
    /// The exception that a method of the order's objects raised.
    pub(crate) fn end<T>(&self, result: T) -> Result<T, Error> {
        self.raised.take().map_or(Ok(result), Err)
    }
}
