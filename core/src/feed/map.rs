//! A file as bytes in memory, which the processes of a server share.

use memmap2::Mmap;
use std::fs::{File, Metadata};
use std::io::{self, Seek as _, SeekFrom};
use std::path::Path;

/// A mapped file, and the file itself, to ask whether it is still as long as it was.
#[derive(Debug)]
pub(crate) struct MappedFile {
    bytes: Mmap,
    file: File,
}

impl MappedFile {
    pub(super) fn open(path: &Path) -> io::Result<(MappedFile, Metadata)> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        // SAFETY: the bytes are only read, and every value that they give is checked before it is used, so that a file
        // which changes under the map gives wrong answers at worst. One that gets shorter would end the process: an
        // index is replaced by renaming, never written over, and `is_whole` is asked before each use.
        #[allow(unsafe_code, reason = "a map of a file has no safe form")]
        let bytes = unsafe { Mmap::map(&file) }?;
        Ok((MappedFile { bytes, file }, metadata))
    }

    /// Whether the file is still as long as the map. To go to its end is the cheapest question that tells.
    pub(super) fn is_whole(&self) -> bool {
        (&self.file).seek(SeekFrom::End(0)).is_ok_and(|length| length >= self.bytes.len() as u64)
    }
}

impl AsRef<[u8]> for MappedFile {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}
