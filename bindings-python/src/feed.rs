//! The methods of the class `Feed`.

use crate::arguments;
use crate::handle::Feed;
use crate::problem::Problem;
use crate::python;
use crate::session::Session;
use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::{
    Feed as Core, FeedError, FileError, IndexOptions, IndexedFeed as Indexed, index_file,
};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use std::path::{Path, PathBuf};

#[pymethods]
impl Feed {
    /// Opens an index. Only its header is read.
    ///
    /// Raises OSError if the file cannot be read, and FeedError if it is not an index that this release reads.
    #[staticmethod]
    #[pyo3(signature = (path, /, **options), text_signature = "(path, /, *, lang='en')")]
    fn open(py: Python<'_>, path: PathBuf, options: Option<&Bound<'_, PyDict>>) -> PyResult<Feed> {
        let lang = lang(py, options)?;
        Core::open(&path).map(Feed).map_err(|error| raise(py, FileError::new(&path, error), lang))
    }

    /// Makes the index of a feed file: YML, plain or in gzip or zip.
    ///
    /// An existing index is replaced by renaming, so that its users continue with the new one. If parts of the feed
    /// cannot be read, the existing index is kept and FeedError raised; with partial, the readable parts are indexed. A
    /// file that is not an index is replaced only with force.
    ///
    /// Raises OSError if a file cannot be read or written, and FeedError if the file is not a feed.
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
        options: Option<&Bound<'_, PyDict>>,
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

    /// The number of offers in the feed.
    #[getter]
    fn offers(&self) -> u64 {
        self.0.offers()
    }

    /// Whether the feed has an offer with exactly this id, a text or a whole number.
    ///
    /// Raises what open raises if the file can no longer be used.
    fn __contains__(&self, py: Python<'_>, id: &Bound<'_, PyAny>) -> PyResult<bool> {
        let answer = self.0.contains(&id.str()?.to_cow()?);
        answer.map_err(|error| raise(py, FileError::new(self.path(), error), Lang::default()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<Feed {}>", self.path().as_os_str().into_pyobject(py)?.repr()?))
    }

    /// Unpickles by opening the same file, also in another process.
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (&Path,))> {
        Ok((py.get_type::<Feed>().getattr("open")?, (self.path(),)))
    }
}

/// The result of indexing a feed file.
#[pyclass(frozen, module = "flocktory_postcheckout")]
pub(crate) struct IndexedFeed(Indexed);

#[pymethods]
impl IndexedFeed {
    /// The number of offers in the index, duplicates included.
    #[getter]
    fn offers(&self) -> u64 {
        self.0.offers
    }

    /// The size of the index in bytes.
    #[getter]
    fn bytes(&self) -> u64 {
        self.0.bytes
    }

    /// The first hundred problems of the document, each with its line and column.
    #[getter]
    fn problems<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        Problem::tuple(py, self.0.problems.clone())
    }

    fn __repr__(&self) -> String {
        format!("<IndexedFeed: {} offers, {} bytes, {} problems>", self.0.offers, self.0.bytes, self.0.problems.len())
    }
}

/// The option `lang` of a call.
fn lang(py: Python<'_>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Lang> {
    Ok(arguments::options(&Session::new(py), options)?.lang)
}

fn raise(py: Python<'_>, error: FileError, lang: Lang) -> PyErr {
    if let FeedError::Io(io) = &*error.error
        && let Some(number) = io.raw_os_error()
    {
        // From the number, Python makes FileNotFoundError and the like.
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
