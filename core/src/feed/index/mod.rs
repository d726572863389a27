//! The saved index: what the file holds, and how it is asked.
//!
//! Little-endian: a [header](header::Header), the five [tables](table) in the order of [`Key`], the offers' ids end to
//! end, each behind its length, and the [affixes](super::affix) that they have in common. An offer is the place of its
//! id. All of it is read where it lies, and any bytes in its place give wrong answers at worst.

pub(super) mod builder;
mod file;
mod header;
mod table;

use super::affix::{self, Side};
use super::error::FeedError;
use header::{Header, Sections};
use table::Table;
use xxhash_rust::xxh64::xxh64;

/// What offers are found by.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// The id as it is.
    Id,
    /// The id without what differs in spelling, of the offers whose id is not that already.
    Skeleton,
    Group,
    VendorCode,
    /// The name, of the offers that have one of their own.
    Name,
}

/// Tables of an index.
const TABLES: usize = 5;

impl Key {
    const ALL: [Key; TABLES] = [Key::Id, Key::Skeleton, Key::Group, Key::VendorCode, Key::Name];

    /// Offers that are kept of those which share a key: what a hint names, and one more that tells there are others.
    const fn kept(self) -> usize {
        match self {
            // A name that two offers have tells nothing; the second is kept to tell that.
            Key::Name => 2,
            _ => super::reason::NAMED + 1,
        }
    }
}

/// An index of a feed, over its bytes.
#[derive(Debug)]
pub struct Index<B> {
    bytes: B,
    header: Header,
    sections: Sections,
}

impl<B: AsRef<[u8]>> Index<B> {
    /// Reads the header alone, whatever the size.
    ///
    /// # Errors
    /// The bytes are no index, one of another format or of another length than its own, or the header is damaged.
    pub fn new(bytes: B) -> Result<Index<B>, FeedError> {
        let (header, sections) = Header::read(bytes.as_ref())?;
        Ok(Index { bytes, header, sections })
    }

    pub(super) fn bytes(&self) -> &B {
        &self.bytes
    }

    /// Reads all of it and compares the checksum. An index that is not verified is safe to use all the same: damaged
    /// bytes give wrong answers and nothing worse.
    ///
    /// # Errors
    /// [`FeedError::Damaged`].
    pub fn verify(&self) -> Result<(), FeedError> {
        let content = self.bytes.as_ref().get(header::LENGTH..).unwrap_or_default();
        if xxh64(content, 0) == self.header.checksum { Ok(()) } else { Err(FeedError::Damaged) }
    }

    /// Offers of the feed.
    pub fn offers(&self) -> u64 {
        self.header.offers
    }

    /// Whether the feed has an offer with exactly this id.
    pub fn contains(&self, id: &str) -> bool {
        self.offer(id).is_some()
    }

    /// The one offer with exactly this id.
    pub(super) fn offer(&self, id: &str) -> Option<OfferAt> {
        self.find(Key::Id, id).find(|&offer| self.id(offer) == Some(id))
    }

    /// The offers with this key, in the order of the feed. Ids and spellings are still to be compared; a group, a code
    /// or a name is taken for another one once in a billion times, in a feed with half a million offers.
    pub(super) fn find<'i>(&'i self, key: Key, text: &str) -> impl Iterator<Item = OfferAt> + use<'i, B> {
        let hash = hash(text);
        let table = self.sections.tables.get(key as usize);
        let table = table.and_then(|(range, bits)| Table::new(self.bytes.as_ref().get(range.clone())?, *bits));
        table.into_iter().flat_map(move |table| table.find(hash)).map(OfferAt)
    }

    /// An offer's id.
    pub(super) fn id(&self, offer: OfferAt) -> Option<&str> {
        let ids = self.section(&self.sections.ids);
        Some(text_at(ids.get(usize::try_from(offer.0).ok()?..)?)?.0)
    }

    /// The affixes that the feed's ids have in common, the most frequent first.
    pub(super) fn affixes(&self, side: Side) -> impl Iterator<Item = &str> {
        let mut rest = self.section(&self.sections.affixes[side as usize]);
        let next = move || {
            let (affix, after) = text_at(rest)?;
            rest = after;
            Some(affix)
        };
        std::iter::from_fn(next).take(affix::KEPT)
    }

    /// Whether hardly any ids have such an affix, and whether hardly any have none.
    pub(super) fn habits(&self, side: Side) -> Habits {
        let (all, bare) = (self.header.offers, self.header.bare[side as usize]);
        let is_rare = |count: u64| count.saturating_mul(20) <= all;
        Habits { rarely_has: is_rare(all.saturating_sub(bare)), rarely_lacks: is_rare(bare) }
    }

    fn section(&self, range: &std::ops::Range<usize>) -> &[u8] {
        self.bytes.as_ref().get(range.clone()).unwrap_or_default()
    }
}

/// What a feed's ids do on one side.
#[derive(Clone, Copy)]
pub(super) struct Habits {
    pub(super) rarely_has: bool,
    pub(super) rarely_lacks: bool,
}

/// An offer of an index: the place of its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OfferAt(u32);

fn hash(text: &str) -> u64 {
    xxh64(text.as_bytes(), 0)
}

/// Writes a text behind its length, seven bits of it in a byte.
fn put_text(text: &str, out: &mut Vec<u8>) {
    let mut length = text.len();
    while length > 0x7f {
        out.push(0x80 | length.to_le_bytes()[0]);
        length >>= 7;
    }
    out.push(length.to_le_bytes()[0]);
    out.extend_from_slice(text.as_bytes());
}

/// Reads such a text, and gives what follows.
fn text_at(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let mut length = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        length |= usize::from(byte & 0x7f).checked_shl(7 * u32::try_from(index).ok()?)?;
        if *byte < 0x80 {
            let (text, rest) = bytes.get(index + 1..)?.split_at_checked(length)?;
            return Some((std::str::from_utf8(text).ok()?, rest));
        }
    }
    None
}
