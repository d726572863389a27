//! Zip archives, read from front to back: a pipe has no end to begin with.

use super::ratio::{Ratio, archive, damaged};
use super::xml_error::Defect;
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use std::io::{self, BufRead, Read};

/// Bytes of a member's header without its magic number.
const HEADER: usize = 26;
/// Bit of a member's flags: it is encrypted.
const ENCRYPTED: u16 = 1;
/// Bit of a member's flags: checksum and lengths come after the data.
const DESCRIBED_LATER: u16 = 1 << 3;

/// The first member of an archive that is XML by its name, or the only one whatever its name.
pub(super) struct Zip<R> {
    data: Data<R>,
    sum: Crc,
    /// The checksum in the header.
    due: Option<u32>,
    ended: bool,
}

enum Data<R> {
    Stored(io::Take<R>),
    Deflated(DeflateDecoder<R>),
}

/// The header's information about a member.
struct Member {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    sum: u32,
    packed: u32,
}

impl<R: BufRead> Zip<R> {
    pub(super) fn open(mut input: R, ratio: &mut Ratio) -> io::Result<Zip<R>> {
        loop {
            let member = Member::read(&mut input)?;
            if member.flags & ENCRYPTED != 0 {
                return Err(archive(Defect::ArchiveEncrypted));
            }
            let is_described_later = member.flags & DESCRIBED_LATER != 0;
            let due = (!is_described_later).then_some(member.sum);
            let mut data = match member.method {
                0 if !is_described_later => Data::Stored(input.take(member.packed.into())),
                8 => Data::Deflated(DeflateDecoder::new(input)),
                method => return Err(archive(Defect::ArchiveMethod(method))),
            };
            if member.is_xml() {
                return Ok(Zip { data, sum: Crc::new(), due, ended: false });
            }
            io::copy(&mut data, ratio)?;
            input = data.into_inner();
            if is_described_later {
                skip_description(&mut input)?;
            }
        }
    }
}

impl<R: BufRead> Read for Zip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.data.read(buffer)?;
        self.sum.update(&buffer[..length]);
        if length == 0 && !buffer.is_empty() && !std::mem::replace(&mut self.ended, true) {
            let due = match (self.due, &mut self.data) {
                (Some(due), _) => due,
                (None, Data::Deflated(data)) => description(data.get_mut())?,
                (None, Data::Stored(data)) => description(data.get_mut())?,
            };
            if due != self.sum.sum() || matches!(&self.data, Data::Stored(data) if data.limit() > 0) {
                return Err(damaged());
            }
        }
        Ok(length)
    }
}

impl<R: BufRead> Read for Data<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Data::Stored(data) => data.read(buffer),
            Data::Deflated(data) => data.read(buffer),
        }
    }
}

impl<R> Data<R> {
    fn into_inner(self) -> R {
        match self {
            Data::Stored(data) => data.into_inner(),
            Data::Deflated(data) => data.into_inner(),
        }
    }
}

impl Member {
    /// Reads a header; after the last member another kind of record follows.
    fn read(input: &mut impl Read) -> io::Result<Member> {
        if bytes(input)? != *b"PK\x03\x04" {
            return Err(archive(Defect::ArchiveWithoutXml));
        }
        let header: [u8; HEADER] = bytes(input)?;
        let two = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let four = |at: usize| u32::from(two(at)) | u32::from(two(at + 2)) << 16;
        let mut name = vec![0; usize::from(two(22))];
        input.read_exact(&mut name)?;
        io::copy(&mut input.take(two(24).into()), &mut io::sink())?;
        Ok(Member { name, flags: two(2), method: two(4), sum: four(10), packed: four(14) })
    }

    fn is_xml(&self) -> bool {
        let name = self.name.to_ascii_lowercase();
        // The files that macOS adds for its own use have the name of the file.
        !name.starts_with(b"__macosx/") && (name.ends_with(b".xml") || name.ends_with(b".yml"))
    }
}

/// Reads the checksum after a member's data, which may have a magic number before it.
fn description(input: &mut impl Read) -> io::Result<u32> {
    let first: [u8; 4] = bytes(input)?;
    let sum = if first == *b"PK\x07\x08" { bytes(input)? } else { first };
    Ok(u32::from_le_bytes(sum))
}

/// Goes on to the next record: two lengths of four or, of a large member, eight bytes follow the checksum.
fn skip_description(input: &mut impl BufRead) -> io::Result<()> {
    description(input)?;
    let _: [u8; 8] = bytes(input)?;
    if !input.fill_buf()?.starts_with(b"PK") {
        let _: [u8; 8] = bytes(input)?;
    }
    Ok(())
}

fn bytes<const N: usize>(input: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes)?;
    Ok(bytes)
}
