//! One reading of an order: its copies of texts, and what was raised meanwhile.

use bumpalo::Bump;
use flocktory_postcheckout::Fault;
use magnus::{Error, Ruby};
use std::cell::Cell;
use std::ops::ControlFlow;

/// Bytes to begin with: the texts of a usual order.
const TEXTS: usize = 2048;

pub(crate) struct Reading<'r> {
    pub(crate) ruby: &'r Ruby,
    /// Texts are copied: while an order is read, its own methods and the garbage collector may change, move and free
    /// what it holds. Into one arena, that costs next to nothing.
    pub(crate) texts: Bump,
    raised: Cell<Option<Error>>,
    is_over: Cell<bool>,
}

impl<'r> Reading<'r> {
    pub(crate) fn new(ruby: &'r Ruby) -> Reading<'r> {
        Reading { ruby, texts: Bump::with_capacity(TEXTS), raised: Cell::default(), is_over: Cell::new(false) }
    }

    /// Notes what was raised, the first of all: nothing more is to be read.
    #[cold]
    pub(crate) fn raised(&self, error: Error) -> Fault {
        if !self.is_over.replace(true) {
            self.raised.set(Some(error));
        }
        Fault::Host(String::new())
    }

    /// Ends a walk where nothing more is to be read.
    #[inline]
    pub(crate) fn go_on(&self, flow: ControlFlow<()>) -> ControlFlow<()> {
        if self.is_over.get() { ControlFlow::Break(()) } else { flow }
    }

    /// What the reading has come to.
    ///
    /// # Errors
    /// What one of the order's own methods has raised.
    pub(crate) fn end<T>(&self, result: T) -> Result<T, Error> {
        self.raised.take().map_or(Ok(result), Err)
    }
}
