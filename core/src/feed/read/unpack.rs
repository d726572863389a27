//! Compressed feeds, by their first bytes: names lie, and standard input has none.

use super::fault::Wrong;
use super::zip::Zip;
use flate2::bufread::MultiGzDecoder;
use std::error::Error;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};

/// A feed's bytes as they were before they were packed.
pub(super) enum Unpacked<R> {
    Plain(BufReader<R>),
    Gzip(Box<MultiGzDecoder<BufReader<R>>>),
    Zip(Box<Zip<BufReader<R>>>),
}

impl<R: Read> Unpacked<R> {
    pub(super) fn open(input: R) -> io::Result<Unpacked<R>> {
        let mut input = BufReader::with_capacity(1 << 16, input);
        let start = retry(|| input.fill_buf().map(|bytes| [bytes.first().copied(), bytes.get(1).copied()]))?;
        let magic = start.map(Option::unwrap_or_default);
        Ok(match &magic {
            b"\x1f\x8b" => Unpacked::Gzip(Box::new(MultiGzDecoder::new(input))),
            b"PK" => Unpacked::Zip(Box::new(Zip::open(input).map_err(explained)?)),
            _ => Unpacked::Plain(input),
        })
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        retry(|| match self {
            Unpacked::Plain(input) => input.read(buffer),
            Unpacked::Gzip(input) => input.read(buffer).map_err(explained),
            Unpacked::Zip(input) => input.read(buffer).map_err(explained),
        })
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
