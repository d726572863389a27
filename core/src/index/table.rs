//! A hash table in blocks. A hash belongs to one block, by its first bits; an entry that finds its block full is in the
//! next one. So nearly every search reads one block, and no directory is needed.

use super::block::{Block, CONTENT};
use std::io::{self, Write};
use std::iter;

/// The last bytes of the hash, which are compared, and the offer.
const ENTRY: usize = 8;
/// Entries of a block: as many as fit, and on average.
const MOST: usize = CONTENT / ENTRY;
const USUAL: usize = 48;
/// A place without an entry. No offer has this number.
const EMPTY: [u8; ENTRY] = [0xff; ENTRY];

/// Where a table is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Blocks that hashes belong to.
    pub(super) homes: u64,
    /// All blocks: the entries that the last homes have no room for follow them.
    pub(super) blocks: u64,
}

impl Table {
    /// The block that a hash belongs to.
    pub(super) fn home(&self, hash: u64) -> u64 {
        home(hash, self.homes)
    }
}

#[allow(clippy::cast_possible_truncation, reason = "less than `homes`")]
fn home(hash: u64, homes: u64) -> u64 {
    ((u128::from(hash) * u128::from(homes)) >> 64) as u64
}

#[allow(clippy::cast_possible_truncation, reason = "the last half")]
const fn tag(hash: u64) -> u32 {
    hash as u32
}

/// Finds a block's offers with this hash, in the order in which they were added to the table, and says whether the block
/// is full: more may be in the next one.
pub(super) fn search(block: &Block, hash: u64, mut found: impl FnMut(u32)) -> bool {
    let wanted = tag(hash).to_le_bytes();
    let entries = &block.as_chunks::<ENTRY>().0[..MOST];
    for entry in entries.iter().filter(|entry| entry.starts_with(&wanted) && **entry != EMPTY) {
        let [.., a, b, c, d] = *entry;
        found(u32::from_le_bytes([a, b, c, d]));
    }
    entries.last() != Some(&EMPTY)
}

/// Entries to be written, of which those with one hash follow each other once they are sorted.
#[derive(Debug, Default)]
pub(super) struct Entries(Vec<(u64, u32)>);

impl Entries {
    pub(super) fn add(&mut self, hash: u64, offer: u32) {
        self.0.push((hash, offer));
    }

    /// Sorts the entries and keeps so many of each hash.
    pub(super) fn sort(&mut self, kept: usize) {
        self.0.sort_unstable();
        let (mut last, mut count) = (None, 0);
        self.0.retain(|&(hash, _)| {
            count = if last == Some(hash) { count + 1 } else { 1 };
            last = Some(hash);
            count <= kept
        });
    }

    fn homes(&self) -> u64 {
        self.0.len().div_ceil(USUAL) as u64
    }

    /// The sorted entries, block by block.
    fn blocks(&self) -> impl Iterator<Item = &[(u64, u32)]> {
        let homes = self.homes();
        let (mut rest, mut number) = (&*self.0, 0);
        iter::from_fn(move || {
            if rest.is_empty() && number >= homes {
                return None;
            }
            let belong = rest.iter().take(MOST).take_while(|(hash, _)| home(*hash, homes) <= number).count();
            let (block, after) = rest.split_at(belong);
            (rest, number) = (after, number + 1);
            Some(block)
        })
    }

    /// The table that the sorted entries make.
    pub(super) fn table(&self) -> Table {
        Table { homes: self.homes(), blocks: self.blocks().count() as u64 }
    }

    /// Writes the sorted entries as a table.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for block in self.blocks() {
            let mut content = [EMPTY; MOST];
            for (entry, &(hash, offer)) in content.iter_mut().zip(block) {
                *entry = (u64::from(offer) << 32 | u64::from(tag(hash))).to_le_bytes();
            }
            out.write_all(content.as_flattened())?;
        }
        Ok(())
    }
}
