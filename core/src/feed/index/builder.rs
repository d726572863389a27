//! Building an index.

use super::header::{self, Header};
use super::table::Entries;
use super::{Key, TABLES, file, hash, put_text};
use crate::feed::affix::Affixes;
use crate::feed::error::FeedError;
use crate::feed::offer::Offer;
use crate::feed::{reason, spelling};
use crate::limits::{MAX_FEED_ID, MAX_FEED_IDS, MAX_FEED_OFFERS};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;
use xxhash_rust::xxh64::Xxh64;

/// Takes the offers of a feed one by one, and writes their index. Of each offer it keeps the id and up to five hashes.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    offers: u64,
    tables: [Entries; TABLES],
    ids: Vec<u8>,
    affixes: Affixes,
    is_full: bool,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Offers that have an id, each that stands in the feed twice included.
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
        put_text(offer.id, &mut self.ids);
        self.affixes.add(offer.id);
        self.tables[Key::Id as usize].add(hash(offer.id), place);
        let skeleton = spelling::skeleton(offer.id);
        if skeleton != offer.id {
            self.tables[Key::Skeleton as usize].add(hash(&skeleton), place);
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

    /// Writes the index to a file. It is written beside it and renamed, so that no reader ever sees half of it.
    ///
    /// # Errors
    /// [`FeedError::Io`], and [`FeedError::TooLarge`].
    pub fn write(self, path: impl AsRef<Path>) -> Result<Summary, FeedError> {
        file::replace(path.as_ref(), |file| self.write_to(file))
    }

    /// Writes the index to something else.
    ///
    /// # Errors
    /// The same.
    pub fn write_to(mut self, out: impl Write + Seek) -> Result<Summary, FeedError> {
        if self.is_full {
            return Err(FeedError::TooLarge);
        }
        let common = self.affixes.common(self.offers);
        let bare = common.each_ref().map(|common| common.bare);
        let [prefixes, suffixes] = common.map(|common| {
            let mut bytes = Vec::new();
            for affix in &common.affixes {
                put_text(affix, &mut bytes);
            }
            bytes
        });
        let texts = [self.ids, prefixes, suffixes];
        let mut header = Header { offers: self.offers, bare, ..Header::default() };
        let mut out = Summing { out: BufWriter::new(out), sum: Xxh64::new(0) };
        out.out.write_all(&[0; header::LENGTH])?;
        for (key, table) in Key::ALL.into_iter().zip(&mut self.tables) {
            let mut table = std::mem::take(table);
            table.sort(key.kept());
            header.bits[key as usize] = table.bits();
            header.lengths[key as usize] = table.length();
            table.write(&mut out)?;
        }
        for (length, text) in header.lengths[TABLES..].iter_mut().zip(texts) {
            *length = text.len() as u64;
            out.write_all(&text)?;
        }
        header.checksum = out.sum.digest();
        out.out.seek(SeekFrom::Start(0))?;
        out.out.write_all(&header.write())?;
        out.out.flush()?;
        let bytes = header::LENGTH as u64 + header.lengths.iter().sum::<u64>();
        Ok(Summary { offers: self.offers, bytes })
    }
}

/// Sums what is written.
struct Summing<W: Write> {
    out: BufWriter<W>,
    sum: Xxh64,
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.sum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
