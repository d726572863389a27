//! One reading of an order: what it holds on to, and what was raised meanwhile.

use flocktory_postcheckout::Field;
use pyo3::exceptions::{PyException, PyMemoryError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;
use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use typed_arena::Arena;

/// Objects of a small order, for which one allocation is enough.
const FEW: usize = 64;

pub(crate) struct Reading<'py> {
    /// Texts are borrowed from objects that the shop's own code may let go of while it is read.
    objects: Arena<Bound<'py, PyAny>>,
    names: &'py [Py<PyString>],
    raised: RefCell<Option<PyErr>>,
    /// What was raised is no matter of the order, such as KeyboardInterrupt: nothing more is to be read.
    is_over: Cell<bool>,
}

impl<'py> Reading<'py> {
    pub(crate) fn new(py: Python<'py>) -> Reading<'py> {
        /// Interned, as the keys of a dict written in Python are: mostly the very same objects.
        static NAMES: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();
        let names = NAMES
            .get_or_init(py, || Field::ALL.iter().map(|field| PyString::intern(py, field.name()).unbind()).collect());
        Reading { objects: Arena::with_capacity(FEW), names, raised: RefCell::default(), is_over: Cell::new(false) }
    }

    /// Holds on to an object until the reading ends.
    #[inline]
    pub(crate) fn keep(&self, object: Bound<'py, PyAny>) -> &Bound<'py, PyAny> {
        self.objects.alloc(object)
    }

    #[inline]
    pub(crate) fn name(&self, field: Field) -> &Py<PyString> {
        &self.names[field as usize]
    }

    /// Notes an exception, the first of the order's or the first that is not, and gives its text.
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

    /// Ends a walk where nothing more is to be read.
    #[inline]
    pub(crate) fn go_on(&self, flow: ControlFlow<()>) -> ControlFlow<()> {
        if self.is_over.get() { ControlFlow::Break(()) } else { flow }
    }

    /// What the reading has come to, and the exception to name as the cause if it has failed.
    ///
    /// # Errors
    /// The exception that is no matter of the order.
    pub(crate) fn end<T>(self, result: T) -> PyResult<(T, Option<PyErr>)> {
        match self.raised.into_inner() {
            Some(error) if self.is_over.get() => Err(error),
            cause => Ok((result, cause)),
        }
    }
}
