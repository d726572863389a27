//! The part of a feed that is in memory: text, whatever the encoding.

use super::encoding::{DECLARATION, Sample, declared};
use super::place::Place;
use super::unpack::Unpacked;
use super::xml_error::Encoding;
use crate::base::charset::WINDOWS_1251;
use memchr::memchr;
use std::io::{self, Read};

/// Bytes that are best read at once: they fit the cache.
pub(super) const CHUNK: usize = 1 << 17;
/// The one byte that windows-1251 gives no character.
const UNUSED: u8 = 0x98;

pub(super) struct Window<R> {
    input: Unpacked<R>,
    /// Bytes that are read at once.
    chunk: usize,
    /// The bytes of the last read: `begun` bytes that were not decoded before, and a chunk.
    raw: Vec<u8>,
    begun: usize,
    decoder: Decoder,
    /// Looks at the first bytes beyond ASCII, until they have shown what the encoding is.
    sample: Option<Sample>,
    text: String,
    /// The position of the text's first character.
    place: Place,
    is_last: bool,
    is_damaged: bool,
    bytes: u64,
}

enum Decoder {
    Utf8,
    /// For each byte its character in UTF-8, and the length of it.
    Windows1251(Box<[([u8; 4], u8); 256]>),
}

impl<R: Read> Window<R> {
    /// Reads the start, which decides the encoding.
    pub(super) fn open(input: R, chunk: usize) -> io::Result<Window<R>> {
        let input = Unpacked::open(input)?;
        let raw = vec![0; DECLARATION + chunk];
        let (decoder, place) = (Decoder::Utf8, Place::START);
        let mut window = Window {
            input,
            chunk,
            raw,
            begun: 0,
            decoder,
            sample: None,
            text: String::new(),
            place,
            is_last: false,
            is_damaged: false,
            bytes: 0,
        };
        let mut length = 0;
        while length < DECLARATION && !window.is_last {
            length += window.read(length)?;
        }
        let start = &window.raw[..length];
        let bom = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let declared = declared(start, bom > 0)?;
        if declared == Encoding::Windows1251 {
            window.decoder = Decoder::windows_1251();
        }
        window.sample = Some(Sample::new(declared));
        window.decode(bom, length)?;
        Ok(window)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where the text begins.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Whether nothing follows the text.
    pub(super) fn is_last(&self) -> bool {
        self.is_last
    }

    /// Whether bytes were found that are not of the encoding.
    pub(super) fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    /// Bytes of the feed so far, unpacked.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Drops the start of the text, whose end is known to be at `place`.
    pub(super) fn drop_start(&mut self, length: usize, place: Place) {
        self.text.drain(..length);
        self.place = place;
    }

    /// Reads on: as much as there is at least, so that what does not fit is not looked at too often.
    pub(super) fn fill(&mut self) -> io::Result<()> {
        let due = self.text.len() * 2;
        while !self.is_last {
            let length = self.begun + self.read(self.begun)?;
            self.decode(0, length)?;
            if self.text.len() >= due.max(self.chunk / 2) {
                break;
            }
        }
        Ok(())
    }

    fn read(&mut self, at: usize) -> io::Result<usize> {
        let length = self.input.read(&mut self.raw[at..at + self.chunk])?;
        self.is_last = length == 0;
        self.bytes += length as u64;
        Ok(length)
    }

    fn decode(&mut self, start: usize, end: usize) -> io::Result<()> {
        let raw = &self.raw[start..end];
        // Bytes that were begun before are not sampled twice.
        if let Some(sample) = &mut self.sample
            && sample.add(&raw[self.begun.min(raw.len())..], self.is_last)?
        {
            self.sample = None;
        }
        match &self.decoder {
            Decoder::Utf8 => {
                let (begun, is_damaged) = decode_utf8(raw, self.is_last, &mut self.text);
                self.begun = begun;
                self.is_damaged |= is_damaged;
            }
            Decoder::Windows1251(table) => {
                self.is_damaged |= memchr(UNUSED, raw).is_some();
                decode_windows_1251(raw, table, &mut self.text);
            }
        }
        self.raw.copy_within(end - self.begun..end, 0);
        Ok(())
    }
}

impl Decoder {
    fn windows_1251() -> Decoder {
        let mut table = Box::new([([0; 4], 1); 256]);
        let ascii = (0..0x80_u8).map(char::from);
        let upper = WINDOWS_1251.chars().map(|c| if c == char::from(UNUSED) { char::REPLACEMENT_CHARACTER } else { c });
        for ((bytes, length), c) in table.iter_mut().zip(ascii.chain(upper)) {
            *length = u8::try_from(c.encode_utf8(bytes).len()).unwrap_or(1);
        }
        Decoder::Windows1251(table)
    }
}

/// Adds a text, with U+FFFD in place of invalid bytes. Returns how many bytes begin a character that is not complete,
/// and whether something had to be replaced.
fn decode_utf8(mut raw: &[u8], is_last: bool, text: &mut String) -> (usize, bool) {
    let mut is_damaged = false;
    loop {
        let error = match simdutf8::compat::from_utf8(raw) {
            Ok(valid) => {
                text.push_str(valid);
                return (0, is_damaged);
            }
            Err(error) => error,
        };
        let (valid, rest) = raw.split_at(error.valid_up_to());
        text.push_str(simdutf8::basic::from_utf8(valid).unwrap_or_default());
        match error.error_len() {
            None if !is_last => return (rest.len(), is_damaged),
            length => {
                is_damaged = true;
                text.push(char::REPLACEMENT_CHARACTER);
                raw = rest.get(length.unwrap_or(rest.len())..).unwrap_or_default();
            }
        }
    }
}

fn decode_windows_1251(raw: &[u8], table: &[([u8; 4], u8); 256], text: &mut String) {
    // Blocks that fit the cache, written without a branch: four bytes each time, of which the next character takes
    // some.
    let mut block = [0; 3 * 1024 + 4];
    for raw in raw.chunks(1024) {
        let mut end = 0;
        for &byte in raw {
            let (bytes, length) = table[usize::from(byte)];
            block[end..end + 4].copy_from_slice(&bytes);
            end += usize::from(length);
        }
        text.push_str(simdutf8::basic::from_utf8(&block[..end]).unwrap_or_default());
    }
}
