//! Building an index.

use super::block::{SIZE, Writer};
use super::header::Header;
use super::table::Entries;
use super::{Key, TABLES, TEXTS, file, hash, text};
use crate::base::limits::{MAX_FEED_ID, MAX_FEED_IDS, MAX_FEED_OFFERS};
use crate::index::affix::Affixes;
use crate::index::error::FeedError;
use crate::index::offer::Offer;
use crate::index::{reason, spelling};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use xxhash_rust::xxh64::Xxh64;

/// Takes the offers of a feed one by one, and writes their index. Of each offer it keeps the id and up to five hashes.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    offers: u64,
    tables: [Entries; TABLES],
    ids: Vec<u8>,
    longest: u64,
    affixes: Affixes,
    is_full: bool,
}

/// The result of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// The number of offers with an id, duplicates included.
    pub offers: u64,
    /// Bytes of the index.
    pub bytes: u64,
}

impl IndexBuilder {
    /// An index without offers.
    pub fn new() -> IndexBuilder {
        IndexBuilder::default()
    }

    /// Adds an offer. One without an id, or with one longer than [`MAX_FEED_ID`], cannot be ordered, and is left out.
    pub fn offer(&mut self, offer: &Offer<'_>) {
        if offer.id.is_empty() || offer.id.len() > MAX_FEED_ID {
            return;
        }
        let Some(place) = self.place() else {
            self.is_full = true;
            return;
        };
        self.offers += 1;
        text::put(offer.id, &mut self.ids);
        self.longest = self.longest.max(offer.id.len() as u64);
        self.affixes.add(offer.id);
        self.tables[Key::Id as usize].add(hash(offer.id), place);
        let skeleton = spelling::skeleton(offer.id);
        if skeleton != offer.id {
            self.tables[Key::Skeleton as usize].add(hash(&skeleton), place);
        }
        if let Some(part) = spelling::part(offer.id) {
            self.tables[Key::Skeleton as usize].add(hash(part), place);
        }
        let mut add = |key: Key, text: Option<&str>| {
            if let Some(text) = text.map(reason::plain).filter(|text| !text.is_empty()) {
                self.tables[key as usize].add(hash(&text), place);
            }
        };
        add(Key::Group, offer.group_id);
        add(Key::VendorCode, offer.vendor_code);
        add(Key::Name, offer.name);
    }

    /// Where the next offer's id will be, if there is room for it.
    fn place(&self) -> Option<u32> {
        let is_full = self.offers >= MAX_FEED_OFFERS as u64 || self.ids.len() > MAX_FEED_IDS;
        u32::try_from(self.ids.len()).ok().filter(|_| !is_full)
    }

    /// Writes the index to a file. It is written next to it and renamed, so that no reader ever sees half of it. What
    /// is there is replaced if it is an index or empty; with `force`, any file is.
    ///
    /// # Errors
    /// [`FeedError::Io`], [`FeedError::TooLarge`], [`FeedError::NotReplaced`] and [`FeedError::Untrusted`].
    pub fn write(self, path: impl AsRef<Path>, force: bool) -> Result<Summary, FeedError> {
        file::replace(path.as_ref(), force, |file| self.write_to(BufWriter::new(file)))
    }

    /// Writes the index to something else.
    ///
    /// # Errors
    /// [`FeedError::Io`] and [`FeedError::TooLarge`].
    pub fn write_to(mut self, out: impl Write) -> Result<Summary, FeedError> {
        if self.is_full {
            return Err(FeedError::TooLarge);
        }
        let common = std::mem::take(&mut self.affixes).common(self.offers);
        let bare = common.each_ref().map(|common| common.bare);
        let [prefixes, suffixes] = common.map(|common| {
            let mut bytes = Vec::new();
            for affix in &common.affixes {
                text::put(affix, &mut bytes);
            }
            bytes
        });
        let texts = [std::mem::take(&mut self.ids), prefixes, suffixes];
        for (key, table) in Key::ALL.into_iter().zip(&mut self.tables) {
            table.sort(key.kept());
        }
        let mut header = Header {
            identity: 0,
            offers: self.offers,
            bare,
            longest: self.longest,
            tables: self.tables.each_ref().map(Entries::table),
            texts: texts.each_ref().map(|text| text.len() as u64),
        };
        // Each block's checksum covers the identity, so that is computed from the same blocks first.
        let mut identity = Identity(Xxh64::new(0));
        self.write_blocks(&header, &texts, Writer::new(&mut identity, 0))?;
        header.identity = identity.0.digest();
        let blocks = self.write_blocks(&header, &texts, Writer::new(out, header.identity))?;
        Ok(Summary { offers: self.offers, bytes: blocks * SIZE as u64 })
    }

    fn write_blocks(&self, header: &Header, texts: &[Vec<u8>; TEXTS], mut out: Writer<impl Write>) -> io::Result<u64> {
        out.write_all(&header.write())?;
        for table in &self.tables {
            table.write(&mut out)?;
        }
        for text in texts {
            out.write_all(text)?;
            out.end_block()?;
        }
        out.finish()
    }
}

/// Computes the identity of an index from its blocks.
struct Identity(Xxh64);

impl Write for Identity {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
