//! Replacing a file so that whoever reads it has the old one or the new one, and never half of either.

use super::header::MAGIC;
use crate::index::error::FeedError;
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

/// Links that a path leads through at most, as in Linux.
const LINKS: usize = 40;

/// Writes a file next to `path`, has it stored, and gives it that name. What is there is replaced if it is an index or
/// empty, or with `force`; a folder or a device never is.
pub(super) fn replace<T>(
    path: &Path,
    force: bool,
    write: impl FnOnce(&mut File) -> Result<T, FeedError>,
) -> Result<T, FeedError> {
    // A link stays one: what it leads to is replaced.
    let (path, owners) = follow(path)?;
    let old = match fs::symlink_metadata(&path) {
        Ok(old) if !old.is_file() => return Err(FeedError::NotReplaced),
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let (temporary, mut file) = temporary(&path, old.is_some())?;
    let replaced = trust(&file, &owners).and_then(|()| {
        if old.as_ref().is_some_and(|old| !force && old.len() > 0) && !is_index(&path)? {
            return Err(FeedError::NotReplaced);
        }
        let written = write_as(&mut file, old.as_ref(), write)?;
        fs::rename(&temporary, &path)?;
        Ok(written)
    });
    match replaced {
        Ok(_) => store_name(&path),
        // It is of no use to anybody.
        Err(_) => _ = fs::remove_file(&temporary),
    }
    replaced
}

/// Whether a file is an index, of whatever format. The name of another file may have been given by mistake.
fn is_index(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(MAGIC.len() as u64).read_to_end(&mut start)?;
    Ok(start == MAGIC)
}

/// Writes a new file, which others may read only when it is complete. It gets the mode of the old one and, where the
/// system allows it, the owner: the web server must be able to read what an administrator's job has made.
fn write_as<T>(
    file: &mut File,
    old: Option<&Metadata>,
    write: impl FnOnce(&mut File) -> Result<T, FeedError>,
) -> Result<T, FeedError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
        let mode = old.map_or(file.metadata()?.mode(), Metadata::mode) & 0o777;
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
        let written = write(file)?;
        if let Some(old) = old
            && fchown(&*file, Some(old.uid()), Some(old.gid())).is_err()
        {
            // Only an administrator may change the user, but a member of the group may set it.
            let _ = fchown(&*file, None, Some(old.gid()));
        }
        file.set_permissions(fs::Permissions::from_mode(mode))?;
        file.sync_all()?;
        Ok(written)
    }
    #[cfg(not(unix))]
    {
        let written = write(file)?;
        if let Some(old) = old {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()?;
        Ok(written)
    }
}

/// Follows the links of a path. The second result lists the users who can have planted a link or a file on it; the path
/// is to be trusted only by those users.
fn follow(path: &Path) -> Result<(PathBuf, Vec<u32>), FeedError> {
    let (mut rest, mut owners) = (path.to_owned(), Vec::new());
    'links: for _ in 0..LINKS {
        let mut done = PathBuf::new();
        let mut parts = rest.components();
        while let Some(part) = parts.next() {
            let folder = if done.as_os_str().is_empty() { PathBuf::from(".") } else { done.clone() };
            done.push(part);
            let (Component::Normal(_), Ok(found)) = (part, fs::symlink_metadata(&done)) else { continue };
            owners.extend(stranger(&folder, &found));
            if found.is_symlink() {
                rest = folder.join(fs::read_link(&done)?).join(parts.as_path());
                continue 'links;
            }
        }
        return Ok((done, owners));
    }
    Err(io::Error::other("too many links").into())
}

/// The owner of a link or a file in a folder such as `/tmp`, where everybody may plant one and nobody else may remove
/// it. Linux follows such links only for their owner too (`fs.protected_symlinks`).
#[cfg(unix)]
fn stranger(folder: &Path, found: &Metadata) -> Option<u32> {
    use std::os::unix::fs::MetadataExt as _;
    let folder = fs::metadata(folder).ok()?;
    let is_shared = folder.mode() & 0o1002 == 0o1002;
    (is_shared && !found.is_dir() && found.uid() != folder.uid()).then(|| found.uid())
}

#[cfg(not(unix))]
fn stranger(_: &Path, _: &Metadata) -> Option<u32> {
    None
}

/// Whether all these are the user who has made the file.
fn trust(file: &File, owners: &[u32]) -> Result<(), FeedError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let user = file.metadata()?.uid();
        if owners.iter().any(|owner| *owner != user) {
            return Err(FeedError::Untrusted);
        }
    }
    #[cfg(not(unix))]
    let _ = (file, owners);
    Ok(())
}

/// A new file in the same folder, hidden. A process that was killed may have left one, with the number of this process.
fn temporary(path: &Path, is_private: bool) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let Some(name) = path.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    // Otherwise the mode is the user's usual one, which is also that of the complete file.
    #[cfg(unix)]
    if is_private {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = is_private;
    loop {
        let mut temporary = OsString::from(".");
        temporary.push(name);
        temporary.push(format!(".{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        let temporary = path.with_file_name(temporary);
        match options.open(&temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (temporary, file)),
        }
    }
}

/// Has the folder stored, where the system can do that. If it fails, the old file comes back after a power cut, whole.
fn store_name(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
