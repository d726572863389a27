//! The index of a feed as a Python object.

use flocktory_postcheckout::feed::{self as core, FeedError};
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use std::path::{Path, PathBuf};

/// The index of the shop's feed, for the option feed. It follows the file: when that is replaced, the new one is used
/// within a second. Good for any number of threads, and after a fork.
#[pyclass(frozen, module = "flocktory_postcheckout")]
pub(crate) struct Feed(core::Feed);

#[pymethods]
impl Feed {
    /// Opens an index. Nothing but its header is read.
    ///
    /// Raises OSError if the file cannot be read, and ValueError if it is no index that this release reads.
    #[staticmethod]
    #[pyo3(signature = (path, /))]
    fn open(py: Python<'_>, path: PathBuf) -> PyResult<Feed> {
        core::Feed::open(&path).map(Feed).map_err(|error| raise(py, error, &path))
    }

    /// The index file.
    #[getter]
    fn path(&self) -> &Path {
        self.0.path()
    }

    /// How many offers the feed has.
    #[getter]
    fn offers(&self) -> u64 {
        self.0.offers()
    }

    /// Whether the feed has an offer with exactly this id, given as text or whole number.
    fn __contains__(&self, id: &Bound<'_, PyAny>) -> PyResult<bool> {
        Ok(self.0.contains(&id.str()?.to_cow()?))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<Feed {}>", self.path().into_pyobject(py)?.str()?.repr()?))
    }

    /// Opens the same file, in another process too.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&Path,))> {
        Ok((py.get_type::<Feed>().getattr("open")?, (self.path(),)))
    }
}

/// What an object stands for as the option feed: a feed, or a path that is no text.
pub(crate) fn of(object: &Bound<'_, PyAny>) -> Option<core::Feed> {
    match object.cast::<Feed>() {
        Ok(feed) => Some(feed.get().0.clone()),
        Err(_) => object.extract::<PathBuf>().ok().map(core::Feed::follow),
    }
}

fn raise(py: Python<'_>, error: FeedError, path: &Path) -> PyErr {
    let FeedError::Io(io) = &error else { return PyValueError::new_err(format!("{}: {error}", path.display())) };
    // Python makes a FileNotFoundError and the like of it, and words of its own.
    let words = || py.import("os")?.call_method1("strerror", (io.raw_os_error(),))?.extract::<String>();
    match words() {
        Ok(words) => PyOSError::new_err((io.raw_os_error(), words, path.to_owned())),
        Err(_) => PyOSError::new_err(format!("{}: {error}", path.display())),
    }
}
