//! Blocks, of which an index is made: each has a checksum, which is compared whenever the block is read from the file.

use crate::index::error::FeedError;
use std::fs::File;
use std::io::{self, Write};
use xxhash_rust::xxh64::xxh64;

/// Bytes of a block in the file. A block of 4 KiB takes 0.4 µs longer to read (bench/README.md).
pub(super) const SIZE: usize = 512;
/// Bytes of its content, which the checksum follows.
pub(super) const CONTENT: usize = SIZE - 8;

/// A block as it is stored.
pub(super) type Block = [u8; SIZE];

/// The checksum of a block. It covers the block's place and the index that the block is part of: a block of another
/// index, which was written over this one, does not match.
fn checksum(content: &[u8], identity: u64, number: u64) -> [u8; 8] {
    xxh64(content, identity.wrapping_add(number)).to_le_bytes()
}

/// The content of a block, if it is what was written.
pub(super) fn content(block: &Block, identity: u64, number: u64) -> Result<&[u8], FeedError> {
    let (content, sum) = block.split_at(CONTENT);
    if checksum(content, identity, number) == sum { Ok(content) } else { Err(FeedError::Damaged) }
}

/// Where the blocks of an index are.
#[derive(Debug)]
pub(super) enum Source {
    /// In a file, which anybody may overwrite or cut off at any time.
    File(File),
    /// In memory, where all of them were checked once.
    Memory(Box<[u8]>),
}

impl Source {
    /// Reads a block, without comparing its checksum.
    pub(super) fn read(&self, number: u64, block: &mut Block) -> Result<(), FeedError> {
        let start = number.checked_mul(SIZE as u64).ok_or(FeedError::Damaged)?;
        match self {
            Source::File(file) => read_at(file, start, block),
            Source::Memory(bytes) => {
                let start = usize::try_from(start).map_err(|_| FeedError::Damaged)?;
                let stored = bytes.get(start..).and_then(<[u8]>::first_chunk);
                *block = *stored.ok_or(FeedError::Damaged)?;
                Ok(())
            }
        }
    }
}

/// Fills the buffer from the file. The position of the file, which forked processes share, is not used.
pub(super) fn read_at(file: &File, mut start: u64, mut buffer: &mut [u8]) -> Result<(), FeedError> {
    while !buffer.is_empty() {
        #[cfg(unix)]
        let read = std::os::unix::fs::FileExt::read_at(file, buffer, start);
        #[cfg(windows)]
        let read = std::os::windows::fs::FileExt::seek_read(file, buffer, start);
        match read {
            // The file was cut off.
            Ok(0) => return Err(FeedError::Damaged),
            Ok(read) => {
                buffer = &mut buffer[read..];
                start += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Writes blocks, one after the other.
pub(super) struct Writer<W> {
    out: W,
    identity: u64,
    number: u64,
    content: Vec<u8>,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(out: W, identity: u64) -> Writer<W> {
        Writer { out, identity, number: 0, content: Vec::with_capacity(CONTENT) }
    }

    /// Fills the rest of the block, if one was begun.
    pub(super) fn end_block(&mut self) -> io::Result<()> {
        if self.content.is_empty() {
            return Ok(());
        }
        self.content.resize(CONTENT, 0);
        self.out.write_all(&self.content)?;
        self.out.write_all(&checksum(&self.content, self.identity, self.number))?;
        self.content.clear();
        self.number += 1;
        Ok(())
    }

    /// Ends the last block, and returns how many there are.
    pub(super) fn finish(mut self) -> io::Result<u64> {
        self.end_block()?;
        self.out.flush()?;
        Ok(self.number)
    }
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = CONTENT - self.content.len();
        let taken = bytes.get(..room).unwrap_or(bytes);
        self.content.extend_from_slice(taken);
        if self.content.len() == CONTENT {
            self.end_block()?;
        }
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
