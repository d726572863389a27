//! Compressed feeds, by their first bytes: names lie, and standard input has none.

use super::fault::Wrong;
use super::gzip::Gzip;
use super::zip::Zip;
use crate::base::limits::{MAX_FEED_RATIO, MAX_FEED_UNPACKED};
use std::cell::Cell;
use std::error::Error;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::rc::Rc;

/// A feed's bytes as they were before they were packed.
pub(super) enum Unpacked<R> {
    Plain(Packed<R>),
    Gzip(Gzip<Packed<R>>, Ratio),
    Zip(Box<Zip<Packed<R>>>, Ratio),
}

/// The bytes of a file, which are counted.
type Packed<R> = BufReader<Counted<R>>;

impl<R: Read> Unpacked<R> {
    pub(super) fn open(input: R) -> io::Result<Unpacked<R>> {
        let mut ratio = Ratio::default();
        let mut input = BufReader::with_capacity(1 << 16, Counted { input, bytes: ratio.packed.clone() });
        let start = retry(|| input.fill_buf().map(|bytes| [bytes.first().copied(), bytes.get(1).copied()]))?;
        let magic = start.map(Option::unwrap_or_default);
        Ok(match &magic {
            b"\x1f\x8b" => Unpacked::Gzip(Gzip::new(input), ratio),
            b"PK" => Unpacked::Zip(Box::new(Zip::open(input, &mut ratio).map_err(explained)?), ratio),
            _ => Unpacked::Plain(input),
        })
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        retry(|| match self {
            Unpacked::Plain(input) => input.read(buffer),
            Unpacked::Gzip(input, ratio) => input.read(buffer).map_err(explained).and_then(|length| ratio.add(length)),
            Unpacked::Zip(input, ratio) => input.read(buffer).map_err(explained).and_then(|length| ratio.add(length)),
        })
    }
}

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
    /// Counts bytes that were unpacked. Too many are an error: a few kilobytes could keep a reader busy for days.
    pub(super) fn add(&mut self, length: usize) -> io::Result<usize> {
        self.unpacked += length as u64;
        let due = MAX_FEED_UNPACKED.max(self.packed.get().saturating_mul(MAX_FEED_RATIO));
        if self.unpacked > due { Err(archive(Wrong::ArchiveBomb)) } else { Ok(length) }
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

fn retry<T>(mut attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match attempt() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// What is wrong with the packed file, and not with reading it.
pub(super) fn archive(wrong: Wrong) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, wrong)
}

pub(super) fn damaged() -> io::Error {
    archive(Wrong::ArchiveDamaged)
}

/// The decoders tell by these kinds what they think of the bytes; all others come from where the bytes do.
fn explained(error: io::Error) -> io::Error {
    match error.kind() {
        _ if error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<Wrong>) => error,
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => damaged(),
        _ => error,
    }
}
