//! Core's problems as Python objects.

use flocktory_postcheckout::{Code, Problem as Core, Severity};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{IntoPyDict as _, PyDict, PyString, PyTuple, PyType};

/// One problem of an order: what, where, and how to fix it.
#[pyclass(frozen, eq, hash, module = "flocktory_postcheckout")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Problem(Core);

impl Problem {
    pub(crate) fn tuple(py: Python<'_>, problems: Vec<Core>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, problems.into_iter().map(Problem))
    }
}

#[pymethods]
impl Problem {
    #[new]
    #[pyo3(signature = (severity, code, path, message, hint=None))]
    fn new(severity: &str, code: &str, path: String, message: String, hint: Option<String>) -> PyResult<Problem> {
        let severity = Severity::from_name(severity).ok_or_else(|| unknown("severity", severity))?;
        let code = Code::from_name(code).ok_or_else(|| unknown("code", code))?;
        Ok(Problem(Core::new(severity, code, path, message, hint)))
    }

    /// "error": there is no snippet; or "warning": there is one anyway.
    #[getter]
    fn severity(&self) -> &'static str {
        self.0.severity.as_str()
    }

    /// The kind of problem, a stable name.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code.as_str()
    }

    /// Where it is, such as "order.items[2].price"; empty for the whole input.
    #[getter]
    fn path(&self) -> &str {
        &self.0.path
    }

    /// A text for people, in the language of the option lang. Emails and phones are masked.
    #[getter]
    fn message(&self) -> &str {
        &self.0.message
    }

    /// How to fix it, if that is known.
    #[getter]
    fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// The five parts by their names, for JSON.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let parts = [
            ("severity", Some(self.severity())),
            ("code", Some(self.code())),
            ("path", Some(self.path())),
            ("message", Some(self.message())),
            ("hint", self.hint()),
        ];
        parts.into_py_dict(py)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let quoted = |text: &str| PyResult::Ok(PyString::new(py, text).repr()?.to_string());
        let hint = self.hint().map_or_else(|| Ok("None".to_owned()), quoted)?;
        Ok(format!(
            "Problem(severity={}, code={}, path={}, message={}, hint={hint})",
            quoted(self.severity())?,
            quoted(self.code())?,
            quoted(self.path())?,
            quoted(self.message())?,
        ))
    }

    #[expect(clippy::type_complexity, reason = "the tuple that pickle expects")]
    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> (Bound<'py, PyType>, (&'static str, &'static str, &str, &str, Option<&str>)) {
        (py.get_type::<Problem>(), (self.severity(), self.code(), self.path(), self.message(), self.hint()))
    }
}

fn unknown(what: &str, name: &str) -> PyErr {
    PyValueError::new_err(format!("{name:?} is not a {what}"))
}
