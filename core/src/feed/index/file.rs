//! Replacing a file so that whoever reads it has the old one or the new one, and never half of either.

use crate::feed::error::FeedError;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

/// Writes a file beside `path`, has it stored, and gives it that name. A feed that is there stays.
pub(super) fn replace<T>(path: &Path, write: impl FnOnce(&mut File) -> Result<T, FeedError>) -> Result<T, FeedError> {
    // A link stays one: what it leads to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| !may_go(&path, old)) {
        return Err(
            io::Error::new(io::ErrorKind::AlreadyExists, "this is a feed, or no file, and is not replaced").into()
        );
    }
    let (beside, mut file) = beside(&path)?;
    let written = write(&mut file).and_then(|written| {
        if let Some(old) = old {
            file.set_permissions(old.permissions())?;
        }
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

/// Whether a file may be replaced: no device, and no feed, whose name was given by mistake. A broken index is replaced.
fn may_go(path: &Path, file: &Metadata) -> bool {
    let mut start = Vec::new();
    let mut read = || File::open(path)?.take(3).read_to_end(&mut start);
    file.is_file()
        && read().is_ok()
        && !matches!(start[..], [b'<', ..] | [0xef, 0xbb, 0xbf] | [0x1f, 0x8b, ..] | [b'P', b'K', ..])
}

/// A new file in the same folder, hidden. A process that was killed may have left one, with the number of this process.
fn beside(path: &Path) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let Some(name) = path.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
    loop {
        let mut beside = std::ffi::OsString::from(".");
        beside.push(name);
        beside.push(format!(".{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        let beside = path.with_file_name(beside);
        match File::create_new(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (beside, file)),
        }
    }
}

/// Has the folder stored, where the system can do that. If it fails, the old file comes back after a power cut, whole.
fn store_name(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
