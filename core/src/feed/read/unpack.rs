//! Compressed feeds, detected by their first bytes: names may be wrong, and standard input has none.

use super::gzip::Gzip;
use super::ratio::{Counted, Ratio, damaged};
use super::xml_error::Defect;
use super::zip::Zip;
use std::error::Error;
use std::io::{self, BufRead, BufReader, ErrorKind, Read};

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
        let mut input = BufReader::with_capacity(1 << 16, ratio.counted(input));
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

fn retry<T>(mut attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match attempt() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// The kinds of errors with which decoders reject bytes; all other kinds come from the source of the bytes.
fn explained(error: io::Error) -> io::Error {
    match error.kind() {
        _ if error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<Defect>) => error,
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => damaged(),
        _ => error,
    }
}
