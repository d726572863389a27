//! One call's arena: the objects that it keeps, and the exception that was raised meanwhile.

use flocktory_postcheckout::Field;
use pyo3::exceptions::{PyException, PyMemoryError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;
use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use typed_arena::Arena;

/// Initial size of the arena: enough for a small order.
const FEW: usize = 64;

pub(crate) struct Session<'py> {
    /// Keeps objects alive, since texts are borrowed from them and the shop's code may drop them during the reading.
    objects: Arena<Bound<'py, PyAny>>,
    names: &'py [Py<PyString>],
    raised: RefCell<Option<PyErr>>,
    /// The exception is not about the order, such as `KeyboardInterrupt`: the reading has ended.
    is_over: Cell<bool>,
}

impl<'py> Session<'py> {
    pub(crate) fn new(py: Python<'py>) -> Session<'py> {
        /// Interned like the keys of a dict literal, so a key is usually one of these objects.
        static NAMES: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();
        let names = NAMES
            .get_or_init(py, || Field::ALL.iter().map(|field| PyString::intern(py, field.name()).unbind()).collect());
        Session { objects: Arena::with_capacity(FEW), names, raised: RefCell::default(), is_over: Cell::new(false) }
    }

    /// Keeps an object until the session ends.
    #[inline]
    pub(crate) fn keep(&self, object: Bound<'py, PyAny>) -> &Bound<'py, PyAny> {
        self.objects.alloc(object)
    }

    #[inline]
    pub(crate) fn name(&self, field: Field) -> &Py<PyString> {
        &self.names[field as usize]
    }

    /// Keeps the first exception, or the first one that is not about the order, and returns its text.
    #[cold]
    pub(crate) fn raised(&self, py: Python<'py>, error: PyErr) -> String {
        let text = error.to_string();
        let is_ordinary = error.is_instance_of::<PyException>(py) && !error.is_instance_of::<PyMemoryError>(py);
        let mut raised = self.raised.borrow_mut();
        if !self.is_over.get() && (raised.is_none() || !is_ordinary) {
            *raised = Some(error);
            self.is_over.set(!is_ordinary);
        }
        text
    }

    /// Ends a walk if the reading has ended.
    #[inline]
    pub(crate) fn go_on(&self, flow: ControlFlow<()>) -> ControlFlow<()> {
        if self.is_over.get() { ControlFlow::Break(()) } else { flow }
    }

    /// Ends a reading: returns the result, and the exception to set as the cause if the result is an error.
    ///
    /// # Errors
    /// The exception that is not about the order.
    pub(crate) fn end<T>(&self, result: T) -> PyResult<(T, Option<PyErr>)> {
        match self.raised.take() {
            Some(error) if self.is_over.get() => Err(error),
            cause => Ok((result, cause)),
        }
    }
}
