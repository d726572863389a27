//! The first block of an index: what it is, how long, and where its parts are.

use super::block::{self, CONTENT, SIZE};
use super::table::Table;
use super::{TABLES, TEXTS};
use crate::index::error::FeedError;

/// As in PNG, bytes that show at once whether a file was changed as if it were text.
pub(super) const MAGIC: [u8; 8] = *b"\x89FLFX\r\n\x1a";
/// The format. Any change to the bytes that follow increases it, the hash and the skeletons included.
const VERSION: u32 = 1;

/// The fields of the header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The index among all others: a checksum of its content.
    pub(super) identity: u64,
    /// Offers of the feed.
    pub(super) offers: u64,
    /// Offers whose id has no prefix, and those whose id has no suffix, of those that ids have in common.
    pub(super) bare: [u64; 2],
    /// Bytes of the longest id.
    pub(super) longest: u64,
    pub(super) tables: [Table; TABLES],
    /// Bytes of each text section.
    pub(super) texts: [u64; TEXTS],
}

/// The first block of each section. They follow the header, one after the other.
#[derive(Debug, Default)]
pub(super) struct Starts {
    pub(super) tables: [u64; TABLES],
    pub(super) texts: [u64; TEXTS],
    /// After the last one: the blocks of the index.
    pub(super) end: u64,
}

impl Header {
    /// The content of the block.
    pub(super) fn write(&self) -> [u8; CONTENT] {
        let mut content = [0; CONTENT];
        let numbers = self.numbers().flat_map(u64::to_le_bytes);
        let bytes = MAGIC.into_iter().chain(VERSION.to_le_bytes()).chain(numbers);
        for (place, byte) in content.iter_mut().zip(bytes) {
            *place = byte;
        }
        content
    }

    fn numbers(&self) -> impl Iterator<Item = u64> {
        let tables = self.tables.into_iter().flat_map(|table| [table.homes, table.blocks]);
        [self.identity, self.offers].into_iter().chain(self.bare).chain([self.longest]).chain(tables).chain(self.texts)
    }

    /// Reads the first bytes of a file of this length: the block, or as much as there is of it.
    pub(super) fn read(start: &[u8], length: u64) -> Result<(Header, Starts), FeedError> {
        let mut fields = Fields(start);
        if fields.take() != Some(MAGIC) {
            return Err(FeedError::Foreign);
        }
        let short = FeedError::Length { due: SIZE as u64, found: length };
        // Before anything that another format may have elsewhere.
        let Some(version) = fields.take() else { return Err(short) };
        let version = u32::from_le_bytes(version);
        if version != VERSION {
            return Err(FeedError::Version(version));
        }
        let Some(block) = start.first_chunk() else { return Err(short) };
        let header = fields.header().ok_or(FeedError::Damaged)?;
        block::content(block, header.identity, 0)?;
        let starts = header.starts().ok_or(FeedError::Damaged)?;
        let due = starts.end.checked_mul(SIZE as u64).ok_or(FeedError::Damaged)?;
        if due == length { Ok((header, starts)) } else { Err(FeedError::Length { due, found: length }) }
    }

    fn starts(&self) -> Option<Starts> {
        let mut starts = Starts { end: 1, ..Starts::default() };
        let tables = self.tables.map(|table| table.blocks);
        let texts = self.texts.map(|bytes| bytes.div_ceil(CONTENT as u64));
        let sections = starts.tables.iter_mut().zip(tables).chain(starts.texts.iter_mut().zip(texts));
        for (start, blocks) in sections {
            *start = starts.end;
            starts.end = starts.end.checked_add(blocks)?;
        }
        Some(starts)
    }
}

/// Takes numbers from bytes.
struct Fields<'b>(&'b [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (field, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*field)
    }

    fn number(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    /// The fields in the order in which [`Header::numbers`] lists them.
    fn header(&mut self) -> Option<Header> {
        let mut header = Header::default();
        let Header { identity, offers, bare: [prefix, suffix], longest, tables, texts } = &mut header;
        let tables = tables.iter_mut().flat_map(|Table { homes, blocks }| [homes, blocks]);
        for number in [identity, offers, prefix, suffix, longest].into_iter().chain(tables).chain(texts) {
            *number = self.number()?;
        }
        Some(header)
    }
}
