//! Texts of an index: each follows its length, seven bits of it in a byte.

use super::Index;
use super::block::{Block, CONTENT, SIZE};
use crate::index::error::FeedError;

/// Writes a text.
pub(super) fn put(text: &str, out: &mut Vec<u8>) {
    let mut length = text.len();
    while length > 0x7f {
        out.push(0x80 | length.to_le_bytes()[0]);
        length >>= 7;
    }
    out.push(length.to_le_bytes()[0]);
    out.extend_from_slice(text.as_bytes());
}

/// Reads the texts of a section.
pub(super) struct Texts<'i> {
    index: &'i Index,
    /// The section's first block, its bytes, and the place of the next byte.
    first: u64,
    length: u64,
    place: u64,
    block: Block,
    loaded: Option<u64>,
}

impl<'i> Texts<'i> {
    pub(super) fn new(index: &'i Index, first: u64, length: u64, place: u64) -> Texts<'i> {
        Texts { index, first, length, place, block: [0; SIZE], loaded: None }
    }

    pub(super) fn is_over(&self) -> bool {
        self.place >= self.length
    }

    /// Some of the next bytes, at least one and at most so many.
    fn piece(&mut self, most: usize) -> Result<&[u8], FeedError> {
        let number = self.place / CONTENT as u64;
        let at = usize::try_from(self.place % CONTENT as u64).map_err(|_| FeedError::Damaged)?;
        let left = usize::try_from(self.length.saturating_sub(self.place)).unwrap_or(usize::MAX);
        let end = CONTENT.min(at.saturating_add(most.min(left)));
        if end == at {
            return Err(FeedError::Damaged);
        }
        if self.loaded != Some(number) {
            self.index.read(self.first.saturating_add(number), &mut self.block)?;
            self.loaded = Some(number);
        }
        self.place += (end - at) as u64;
        Ok(&self.block[at..end])
    }

    /// The length of the next text.
    fn length(&mut self) -> Result<usize, FeedError> {
        let mut length = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.piece(1)?[0];
            length |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(length);
            }
        }
        Err(FeedError::Damaged)
    }

    /// The next text.
    pub(super) fn next(&mut self) -> Result<String, FeedError> {
        let length = self.length()?;
        let mut bytes = Vec::new();
        while bytes.len() < length {
            bytes.extend_from_slice(self.piece(length - bytes.len())?);
        }
        String::from_utf8(bytes).map_err(|_| FeedError::Damaged)
    }

    /// Whether the next text is this one.
    pub(super) fn is_next(&mut self, text: &str) -> Result<bool, FeedError> {
        let mut rest = text.as_bytes();
        if self.length()? != rest.len() {
            return Ok(false);
        }
        while !rest.is_empty() {
            let piece = self.piece(rest.len())?;
            let Some(after) = rest.strip_prefix(piece) else { return Ok(false) };
            rest = after;
        }
        Ok(true)
    }
}
