//! Replacing a file so that whoever reads it has the old one or the new one, and never half of either.

use crate::feed::error::FeedError;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

/// Writes a file beside `path`, has it stored, and gives it that name.
pub(super) fn replace<T>(path: &Path, write: impl FnOnce(&mut File) -> Result<T, FeedError>) -> Result<T, FeedError> {
    // A link stays one: what it leads to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = beside(&path)?;
    let mut file = File::create_new(&beside)?;
    let written = write(&mut file).and_then(|written| {
        file.sync_all()?;
        fs::rename(&beside, &path)?;
        Ok(written)
    });
    match written {
        Ok(_) => store_name(&path),
        // It is of no use to anybody.
        Err(_) => _ = fs::remove_file(&beside),
    }
    written
}

/// A name in the same folder, hidden, that nothing else has.
fn beside(path: &Path) -> io::Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let Some(name) = path.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    Ok(path.with_file_name(beside))
}

/// Has the folder stored, where the system can do that. If it fails, the old file comes back after a power cut, whole.
fn store_name(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
