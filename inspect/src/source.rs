//! The text of a file, and places in it.

use flocktory_postcheckout::Charset;
use std::borrow::Cow;
use std::ops::Range;

/// A place in a file, from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Location {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// The text of a file.
pub(crate) struct SourceText<'a> {
    text: Cow<'a, str>,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl<'a> SourceText<'a> {
    /// Decodes a file: UTF-8, or else windows-1251.
    pub(crate) fn new(bytes: &'a [u8]) -> SourceText<'a> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            // Each byte of windows-1251 but one is a character; that one is shown as it is in other encodings.
            Err(_) => match Charset::Windows1251.to_utf8(bytes) {
                Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
                Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
            },
        };
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        SourceText { text, lines }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    pub(crate) fn location(&self, offset: usize) -> Location {
        let line = self.lines.partition_point(|&start| start <= offset).max(1);
        let before = self.slice(self.lines[line - 1]..offset);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Location { line: number(line), column: number(1 + before.chars().count()) }
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
