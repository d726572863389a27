//! The beginning of an index: what it is, how long, and where its parts lie.

use super::{TABLES, table};
use crate::feed::error::FeedError;
use std::ops::Range;
use xxhash_rust::xxh64::xxh64;

/// As in PNG, bytes that show at once whether a file was changed as if it were text.
const MAGIC: [u8; 8] = *b"\x89FLFX\r\n\x1a";
/// The format. Any change to the bytes that follow counts it up, the hash and the skeletons included.
const VERSION: u32 = 1;
/// Sections besides the tables: the ids, the prefixes, the suffixes.
const TEXTS: usize = 3;
/// Bytes of the header: magic, version, the fields of [`Header`], and the checksum of all that.
pub(super) const LENGTH: usize = MAGIC.len() + 4 + 8 + 8 + 2 * 8 + 8 + 8 * (TABLES + TEXTS) + 8;

/// What the header tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Header {
    /// For each table, how many bits of a hash choose its bucket.
    pub(super) bits: [u8; TABLES],
    /// Offers of the feed.
    pub(super) offers: u64,
    /// Offers whose id has no prefix, and those whose id has no suffix, of those that ids have in common.
    pub(super) bare: [u64; 2],
    /// Of all bytes behind the header.
    pub(super) checksum: u64,
    /// Bytes of each section.
    pub(super) lengths: [u64; TABLES + TEXTS],
}

/// Where the sections lie.
#[derive(Debug)]
pub(super) struct Sections {
    pub(super) tables: [(Range<usize>, u8); TABLES],
    pub(super) ids: Range<usize>,
    pub(super) affixes: [Range<usize>; 2],
}

impl Header {
    pub(super) fn write(&self) -> [u8; LENGTH] {
        let mut bits = [0; 8];
        bits[..TABLES].copy_from_slice(&self.bits);
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&bits);
        let numbers = [self.offers].into_iter().chain(self.bare).chain([self.checksum]).chain(self.lengths);
        for number in numbers {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&xxh64(&bytes, 0).to_le_bytes());
        let mut header = [0; LENGTH];
        header.copy_from_slice(&bytes);
        header
    }

    pub(super) fn read(bytes: &[u8]) -> Result<(Header, Sections), FeedError> {
        let mut fields = Fields(bytes);
        if fields.take() != Some(MAGIC) {
            return Err(FeedError::Foreign);
        }
        let found = bytes.len() as u64;
        let short = FeedError::Length { due: LENGTH as u64, found };
        // Before anything that another format may have elsewhere.
        let Some(version) = fields.take() else { return Err(short) };
        let version = u32::from_le_bytes(version);
        if version != VERSION {
            return Err(FeedError::Version(version));
        }
        let Some((header, checked)) = bytes.get(..LENGTH).and_then(|header| header.split_last_chunk()) else {
            return Err(short);
        };
        if xxh64(header, 0) != u64::from_le_bytes(*checked) {
            return Err(FeedError::Damaged);
        }
        let header = fields.header().ok_or(FeedError::Damaged)?;
        let due = header.lengths.iter().try_fold(LENGTH as u64, |sum, length| sum.checked_add(*length));
        let due = due.ok_or(FeedError::Damaged)?;
        if due != found {
            return Err(FeedError::Length { due, found });
        }
        let sections = header.sections().ok_or(FeedError::Damaged)?;
        Ok((header, sections))
    }

    /// Lays the sections one behind the other.
    fn sections(&self) -> Option<Sections> {
        let mut start = LENGTH;
        let mut ranges = [const { 0..0 }; TABLES + TEXTS];
        for (range, length) in ranges.iter_mut().zip(self.lengths) {
            let end = start.checked_add(usize::try_from(length).ok()?)?;
            *range = start..end;
            start = end;
        }
        let [id, skeleton, group, vendor_code, name, ids, prefixes, suffixes] = ranges;
        let mut bits = self.bits.into_iter();
        let tables = [id, skeleton, group, vendor_code, name].map(|range| (range, bits.next().unwrap_or_default()));
        Some(Sections { tables, ids, affixes: [prefixes, suffixes] })
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

    fn header(&mut self) -> Option<Header> {
        let mut header = Header::default();
        let bits: [u8; 8] = self.take()?;
        header.bits.copy_from_slice(bits.get(..TABLES)?);
        let Header { bits: _, offers, bare, checksum, lengths } = &mut header;
        for number in [offers].into_iter().chain(bare).chain([checksum]).chain(lengths) {
            *number = u64::from_le_bytes(self.take()?);
        }
        header.bits.iter().all(|&bits| bits <= table::MAX_BITS).then_some(header)
    }
}
