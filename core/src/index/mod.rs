//! The saved index: what the file holds, and how it is asked.
//!
//! Little-endian [blocks](block): the [header](header::Header), the five [tables](table) in the order of [`Key`], and
//! the
//! [texts](text): the offers' ids, and the [affixes](affix) that they have in common. An offer is the place of its
//! id.
//!
//! A search reads one or two blocks from the file, and each is checked: it is a part of the index whose header was read
//! when the file was opened, or an error. So an answer is right for that index, whatever happens to the file.

mod affix;
mod block;
pub(crate) mod builder;
pub(crate) mod error;
mod file;
pub(crate) mod handle;
mod header;
pub(crate) mod offer;
pub(crate) mod reason;
mod spelling;
mod table;
mod text;

use affix::Side;
use block::{Block, SIZE, Source};
use error::FeedError;
use header::{Header, Starts};
use std::fs::File;
use text::Texts;
use xxhash_rust::xxh64::xxh64;

/// The keys by which offers are found.
#[derive(Clone, Copy)]
pub(in crate::index) enum Key {
    /// The id as it is.
    Id,
    /// The id without what differs in spelling, of the offers whose id is not that already.
    Skeleton,
    Group,
    VendorCode,
    /// The name, for offers with a unique name.
    Name,
}

/// Tables of an index.
const TABLES: usize = 5;
/// Sections of texts: the ids, the prefixes, the suffixes.
const TEXTS: usize = 3;
const IDS: usize = 0;

impl Key {
    const ALL: [Key; TABLES] = [Key::Id, Key::Skeleton, Key::Group, Key::VendorCode, Key::Name];

    /// Offers that are kept for one key: those that a hint names, and one more, which means that there are others.
    const fn kept(self) -> usize {
        match self {
            // A name that two offers share proves nothing; the second offer is kept to know that.
            Key::Name => 2,
            _ => reason::NAMED + 1,
        }
    }
}

/// An index of a feed.
#[derive(Debug)]
pub struct Index {
    source: Source,
    header: Header,
    starts: Starts,
}

/// The prefixes and the suffixes that a feed's ids have in common, the most frequent first.
pub(in crate::index) type CommonAffixes = [Vec<String>; 2];

impl Index {
    /// An index in memory, all of which is checked.
    ///
    /// # Errors
    /// The bytes are not an index, have another format or another length than their header says, or are damaged.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Result<Index, FeedError> {
        let bytes = bytes.into().into_boxed_slice();
        let (header, starts) = Header::read(bytes.get(..SIZE).unwrap_or(&bytes), bytes.len() as u64)?;
        let index = Index { source: Source::Memory(bytes), header, starts };
        index.verify()?;
        Ok(index)
    }

    /// An index in a file, of which only the header is read. Each answer reads the blocks that it needs, and checks
    /// them: it is right, or an error.
    ///
    /// # Errors
    /// The file cannot be read, is not an index, or has another format or another length than its header says.
    pub fn open(file: File) -> Result<Index, FeedError> {
        let length = file.metadata()?.len();
        let mut block = [0; SIZE];
        let start = &mut block[..usize::try_from(length).unwrap_or(SIZE).min(SIZE)];
        block::read_at(&file, 0, start)?;
        let (header, starts) = Header::read(start, length)?;
        Ok(Index { source: Source::File(file), header, starts })
    }

    /// An index in a file, all of which is read into memory and checked.
    pub(in crate::index) fn load(file: File) -> Result<Index, FeedError> {
        let index = Index::open(file)?;
        let mut bytes = vec![0; usize::try_from(index.bytes()).map_err(|_| FeedError::TooLarge)?];
        for (number, block) in (0..).zip(bytes.as_chunks_mut().0) {
            index.read(number, block)?;
        }
        Ok(Index { source: Source::Memory(bytes.into()), ..index })
    }

    /// Whether the file still has the length and the header of this index.
    pub(in crate::index) fn is_in_place(&self) -> bool {
        let Source::File(file) = &self.source else { return true };
        let length = file.metadata().map_or(0, |metadata| metadata.len());
        let mut block = [0; SIZE];
        self.source.read(0, &mut block).is_ok()
            && Header::read(&block, length).is_ok_and(|(header, _)| header == self.header)
    }

    /// Bytes of the index.
    fn bytes(&self) -> u64 {
        self.starts.end.saturating_mul(SIZE as u64)
    }

    /// Reads all of it and compares the checksums.
    ///
    /// # Errors
    /// [`FeedError::Damaged`].
    pub fn verify(&self) -> Result<(), FeedError> {
        let mut block = [0; SIZE];
        (0..self.starts.end).try_for_each(|number| {
            self.source.read(number, &mut block)?;
            self.check(number, &block)
        })
    }

    /// Reads a block of a file, and checks it.
    fn read(&self, number: u64, block: &mut Block) -> Result<(), FeedError> {
        self.source.read(number, block)?;
        match self.source {
            Source::File(_) => self.check(number, block),
            Source::Memory(_) => Ok(()),
        }
    }

    fn check(&self, number: u64, block: &Block) -> Result<(), FeedError> {
        block::content(block, self.header.identity, number).map(|_| ())
    }

    /// Offers of the feed.
    pub fn offers(&self) -> u64 {
        self.header.offers
    }

    /// Whether the feed has an offer with exactly this id.
    ///
    /// # Errors
    /// [`FeedError::Damaged`], or [`FeedError::Io`].
    pub fn contains(&self, id: &str) -> Result<bool, FeedError> {
        Ok(self.offer(id)?.is_some())
    }

    /// The one offer with exactly this id.
    pub(in crate::index) fn offer(&self, id: &str) -> Result<Option<OfferAt>, FeedError> {
        // Costs nothing, however many affixes are tried on an id.
        if id.len() as u64 > self.header.longest {
            return Ok(None);
        }
        for offer in self.find(Key::Id, id)? {
            if self.texts(IDS, u64::from(offer.0)).is_next(id)? {
                return Ok(Some(offer));
            }
        }
        Ok(None)
    }

    /// The offers with this key, in the order of the feed. Ids and spellings are still to be compared; a group, a code
    /// or a name is taken for another one once in fifty million times.
    pub(in crate::index) fn find(&self, key: Key, text: &str) -> Result<Vec<OfferAt>, FeedError> {
        let (table, start) = (&self.header.tables[key as usize], self.starts.tables[key as usize]);
        let (hash, mut found) = (hash(text), Vec::new());
        let mut block = [0; SIZE];
        for number in table.home(hash)..table.blocks {
            self.read(start + number, &mut block)?;
            if !table::search(&block, hash, |offer| found.push(OfferAt(offer))) {
                break;
            }
        }
        Ok(found)
    }

    /// An offer's id.
    pub(in crate::index) fn id(&self, offer: OfferAt) -> Result<String, FeedError> {
        self.texts(IDS, u64::from(offer.0)).next()
    }

    pub(in crate::index) fn affixes(&self) -> Result<CommonAffixes, FeedError> {
        let mut affixes = CommonAffixes::default();
        for (section, affixes) in (IDS + 1..).zip(&mut affixes) {
            let mut texts = self.texts(section, 0);
            while affixes.len() < affix::KEPT && !texts.is_over() {
                affixes.push(texts.next()?);
            }
        }
        Ok(affixes)
    }

    /// Whether hardly any ids have such an affix, and whether hardly any have none.
    pub(in crate::index) fn habits(&self, side: Side) -> Habits {
        let (all, bare) = (self.header.offers, self.header.bare[side as usize]);
        let is_rare = |count: u64| count.saturating_mul(20) <= all;
        Habits { rarely_has: is_rare(all.saturating_sub(bare)), rarely_lacks: is_rare(bare) }
    }

    fn texts(&self, section: usize, place: u64) -> Texts<'_> {
        Texts::new(self, self.starts.texts[section], self.header.texts[section], place)
    }
}

/// How often a feed's ids have an affix on one side.
#[derive(Clone, Copy)]
pub(in crate::index) struct Habits {
    pub(in crate::index) rarely_has: bool,
    pub(in crate::index) rarely_lacks: bool,
}

/// An offer of an index: the place of its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::index) struct OfferAt(u32);

fn hash(text: &str) -> u64 {
    xxh64(text.as_bytes(), 0)
}
