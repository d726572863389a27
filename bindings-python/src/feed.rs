//! The index of a feed as a Python object.

use crate::function;
use crate::problem::Problem;
use crate::python;
use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::{self as core, FeedError, FileError, IndexOptions, index_file};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use std::path::{Path, PathBuf};

/// The index of the shop's feed, for the option feed. It follows the file: when that is replaced, the new one is used
/// within a second. Good for any number of threads, and after a fork.
#[pyclass(frozen, module = "flocktory_postcheckout")]
pub(crate) struct Feed(core::Feed);

#[pymethods]
impl Feed {
    /// Opens an index. Nothing but its header is read.
    ///
    /// Raises OSError if the file cannot be read, and FeedError if it is no index that this release reads.
    #[staticmethod]
    #[pyo3(signature = (path, /, **options), text_signature = "(path, /, *, lang='en')")]
    fn open(py: Python<'_>, path: PathBuf, options: Option<Bound<'_, PyDict>>) -> PyResult<Feed> {
        let lang = lang(py, options)?;
        core::Feed::open(&path).map(Feed).map_err(|error| raise(py, FileError::new(&path, error), lang))
    }

    /// Makes the index of a feed file: YML as it is, or in gzip or zip.
    ///
    /// An index that is there is replaced by renaming, so that those who use it go on with the new one. Where parts of
    /// the feed cannot be read it is left alone, and FeedError raised; with partial, what can be read is indexed. A file
    /// that is not an index is replaced with force only.
    ///
    /// Raises OSError if a file cannot be read or written, and FeedError if the feed is none.
    #[staticmethod]
    #[pyo3(
        signature = (feed, index, /, *, partial = false, force = false, **options),
        text_signature = "(feed, index, /, *, partial=False, force=False, lang='en')"
    )]
    fn index(
        py: Python<'_>,
        feed: PathBuf,
        index: PathBuf,
        partial: bool,
        force: bool,
        options: Option<Bound<'_, PyDict>>,
    ) -> PyResult<IndexedFeed> {
        let lang = lang(py, options)?;
        let mut options = IndexOptions::default();
        (options.partial, options.force, options.lang) = (partial, force, lang);
        let indexed = py.detach(|| index_file(&feed, &index, options));
        indexed.map(IndexedFeed).map_err(|error| raise(py, error, lang))
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
    ///
    /// Raises what open raises if the file can no longer be used.
    fn __contains__(&self, py: Python<'_>, id: &Bound<'_, PyAny>) -> PyResult<bool> {
        let answer = self.0.contains(&id.str()?.to_cow()?);
        answer.map_err(|error| raise(py, FileError::new(self.path(), error), Lang::default()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<Feed {}>", self.path().as_os_str().into_pyobject(py)?.repr()?))
    }

    /// Opens the same file, in another process too.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&Path,))> {
        Ok((py.get_type::<Feed>().getattr("open")?, (self.path(),)))
    }
}

/// What was made of a feed file.
#[pyclass(frozen, module = "flocktory_postcheckout")]
pub(crate) struct IndexedFeed(core::IndexedFeed);

#[pymethods]
impl IndexedFeed {
    /// How many offers the index has, each that stands in the feed twice included.
    #[getter]
    fn offers(&self) -> u64 {
        self.0.offers
    }

    /// How many bytes it has.
    #[getter]
    fn bytes(&self) -> u64 {
        self.0.bytes
    }

    /// What is wrong with the document, the first hundred problems, each with its line and column.
    #[getter]
    fn problems<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        Problem::tuple(py, self.0.problems.clone())
    }

    fn __repr__(&self) -> String {
        format!("<IndexedFeed: {} offers, {} bytes, {} problems>", self.0.offers, self.0.bytes, self.0.problems.len())
    }
}

/// What an object stands for as the option feed: a feed, or a path that is no text.
pub(crate) fn of(object: &Bound<'_, PyAny>) -> Option<core::Feed> {
    match object.cast::<Feed>() {
        Ok(feed) => Some(feed.get().0.clone()),
        Err(_) => object.extract::<PathBuf>().ok().map(core::Feed::follow),
    }
}

/// The language among a call's options.
fn lang(py: Python<'_>, options: Option<Bound<'_, PyDict>>) -> PyResult<Lang> {
    Ok(function::options(py, options.map(Bound::into_any))?.lang)
}

fn raise(py: Python<'_>, error: FileError, lang: Lang) -> PyErr {
    if let FeedError::Io(io) = &*error.error
        && let Some(number) = io.raw_os_error()
    {
        // Python makes a FileNotFoundError and the like of it.
        let words = io.to_string();
        let words = words.strip_suffix(&format!(" (os error {number})")).unwrap_or(&words).to_owned();
        return PyOSError::new_err((number, words, error.path.into_os_string()));
    }
    let text = error.text(lang);
    match *error.error {
        FeedError::Io(_) => PyOSError::new_err(text),
        _ => python::feed_error(py, &text, error.problems),
    }
}
