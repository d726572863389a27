//! The text of a file, and places in it.

use flocktory_postcheckout::Charset;
use std::borrow::Cow;
use std::ops::Range;

/// A place in a file, from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Location {
    pub(crate) line: u32,
    pub(crate) column: u32,
    /// Bytes of the text before it.
    pub(crate) offset: usize,
}

/// How the bytes of a file became its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// All of it is in the encodings that have ASCII.
    Ascii,
    Utf8,
    /// UTF-8 in which some bytes are broken; where the first of them is.
    BrokenUtf8(usize),
    Windows1251,
}

/// The text of a file.
pub(crate) struct SourceText<'a> {
    text: Cow<'a, str>,
    pub(crate) encoding: Encoding,
    /// Whether the file begins with the mark of UTF-8.
    pub(crate) has_mark: bool,
    /// Where each line starts.
    lines: Vec<usize>,
    /// Characters before each block of [`BLOCK`] bytes: a minified page is one line, in which each place has a column.
    blocks: Vec<usize>,
}

const BLOCK: usize = 1 << 10;

impl<'a> SourceText<'a> {
    /// Decodes a file: UTF-8, or else windows-1251; UTF-16 if it begins with its mark.
    pub(crate) fn new(bytes: &'a [u8]) -> SourceText<'a> {
        let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf");
        let (text, encoding) = match bytes {
            [0xff, 0xfe, bytes @ ..] => (utf16(bytes, u16::from_le_bytes).into(), Encoding::Ascii),
            [0xfe, 0xff, bytes @ ..] => (utf16(bytes, u16::from_be_bytes).into(), Encoding::Ascii),
            bytes => decode(unmarked.unwrap_or(bytes)),
        };
        SourceText { encoding, has_mark: unmarked.is_some(), ..SourceText::of(text) }
    }

    /// A text that is decoded already.
    pub(crate) fn of(text: Cow<'a, str>) -> SourceText<'a> {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut blocks = vec![0];
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(blocks[blocks.len() - 1] + characters(block));
        }
        SourceText { text, encoding: Encoding::Utf8, has_mark: false, lines, blocks }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    pub(crate) fn location(&self, offset: usize) -> Location {
        let line = self.lines.partition_point(|&start| start <= offset).max(1);
        let before = self.characters_before(offset) - self.characters_before(self.lines[line - 1]);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Location { line: number(line), column: number(1 + before), offset }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let bytes = &self.text.as_bytes()[..offset.min(self.text.len())];
        let block = bytes.len() / BLOCK;
        self.blocks[block] + characters(&bytes[block * BLOCK..])
    }

    /// The line with a place, without its end.
    pub(crate) fn line(&self, offset: usize) -> Range<usize> {
        let line = self.lines.partition_point(|&start| start <= offset).max(1);
        let start = self.lines[line - 1];
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        start..start + self.slice(start..end).trim_end_matches('\r').len()
    }

    /// The text with all but some ranges replaced by spaces, so that each byte keeps its place.
    ///
    /// The bytes around each range are set: what is between scripts, or the brackets around a value.
    pub(crate) fn only(&self, ranges: &[Range<usize>], (before, after): (u8, u8)) -> String {
        let mut bytes: Vec<u8> = self.text.bytes().map(|byte| if byte == b'\n' { byte } else { b' ' }).collect();
        for range in ranges {
            bytes[range.clone()].copy_from_slice(&self.text.as_bytes()[range.clone()]);
            // The script's tags end before it and begin after it.
            if let Some(byte) = range.start.checked_sub(1).and_then(|at| bytes.get_mut(at)) {
                *byte = before;
            }
            if let Some(byte) = bytes.get_mut(range.end) {
                *byte = after;
            }
        }
        String::from_utf8(bytes).unwrap_or_default()
    }
}

fn decode(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    let Err(error) = std::str::from_utf8(bytes) else {
        let encoding = if bytes.is_ascii() { Encoding::Ascii } else { Encoding::Utf8 };
        return (String::from_utf8_lossy(bytes), encoding);
    };
    // A program that cuts a text by bytes breaks one character of many.
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|&byte| byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if letters > 8 * broken {
        return (String::from_utf8_lossy(bytes), Encoding::BrokenUtf8(error.valid_up_to()));
    }
    // Each byte of windows-1251 but one is a character; that one is shown as it is in other encodings.
    let text = match Charset::Windows1251.to_utf8(bytes) {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    };
    (text, Encoding::Windows1251)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// How many characters begin in some bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xbf)).count()
}
