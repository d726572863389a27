//! The size of an archive against what it unpacks to, and the errors of archives.

use super::xml_error::Defect;
use crate::base::limits::{MAX_FEED_RATIO, MAX_FEED_UNPACKED};
use std::cell::Cell;
use std::io::{self, ErrorKind, Read};
use std::rc::Rc;

/// Counts what is read of a file.
pub(super) struct Counted<R> {
    input: R,
    bytes: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(buffer)?;
        self.bytes.set(self.bytes.get() + length as u64);
        Ok(length)
    }
}

/// How much an archive unpacks to, against its own size.
#[derive(Default)]
pub(super) struct Ratio {
    packed: Rc<Cell<u64>>,
    unpacked: u64,
}

impl Ratio {
    /// An archive whose bytes are counted.
    pub(super) fn counted<R>(&self, input: R) -> Counted<R> {
        Counted { input, bytes: self.packed.clone() }
    }

    /// Counts bytes that were unpacked. Too many are an error: a few kilobytes could keep a reader busy for days.
    pub(super) fn add(&mut self, length: usize) -> io::Result<usize> {
        self.unpacked += length as u64;
        let due = MAX_FEED_UNPACKED.max(self.packed.get().saturating_mul(MAX_FEED_RATIO));
        if self.unpacked > due { Err(archive(Defect::ArchiveBomb)) } else { Ok(length) }
    }
}

/// Passes over what is unpacked and not wanted.
impl io::Write for Ratio {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An error of the packed file, not of reading it.
pub(super) fn archive(defect: Defect) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, defect)
}

pub(super) fn damaged() -> io::Error {
    archive(Defect::ArchiveDamaged)
}
