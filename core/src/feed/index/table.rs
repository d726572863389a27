//! A hash table that is read where it lies: where each bucket begins, and then the entries, bucket after bucket. It
//! takes about nine bytes an entry, and a search touches two places.

use std::io::{self, Write};

/// Bits of a hash that choose a bucket, at most.
pub(super) const MAX_BITS: u8 = 32;
/// The other half of the hash, which is compared, and the offer.
const ENTRY: usize = 8;

/// A table over its bytes.
pub(super) struct Table<'b> {
    starts: &'b [[u8; 4]],
    entries: &'b [[u8; ENTRY]],
    bits: u8,
}

impl<'b> Table<'b> {
    pub(super) fn new(bytes: &'b [u8], bits: u8) -> Option<Table<'b>> {
        let starts = (1_usize.checked_shl(u32::from(bits))?).checked_add(1)?.checked_mul(4)?;
        let (starts, entries) = bytes.split_at_checked(starts)?;
        Some(Table { starts: starts.as_chunks().0, entries: entries.as_chunks().0, bits })
    }

    /// The entries with this hash, in the order in which they were added.
    pub(super) fn find(&self, hash: u64) -> impl Iterator<Item = u32> + use<'b> {
        let wanted = tag(hash).to_le_bytes();
        self.bucket(hash).unwrap_or_default().iter().filter_map(move |entry| {
            let (tag, offer) = entry.split_first_chunk()?;
            (*tag == wanted).then_some(u32::from_le_bytes(*offer.first_chunk()?))
        })
    }

    fn bucket(&self, hash: u64) -> Option<&'b [[u8; ENTRY]]> {
        let bucket = usize::try_from(bucket(hash, self.bits)).ok()?;
        let place = |start: &[u8; 4]| usize::try_from(u32::from_le_bytes(*start)).ok();
        let (start, end) = (place(self.starts.get(bucket)?)?, place(self.starts.get(bucket + 1)?)?);
        self.entries.get(start..end)
    }
}

/// The bucket of a hash: its first bits.
fn bucket(hash: u64, bits: u8) -> u64 {
    hash.checked_shr(64 - u32::from(bits)).unwrap_or_default()
}

#[allow(clippy::cast_possible_truncation, reason = "the last half")]
const fn tag(hash: u64) -> u32 {
    hash as u32
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

    /// The table's bits: about four entries in a bucket.
    pub(super) fn bits(&self) -> u8 {
        let buckets = self.0.len().div_ceil(4).next_power_of_two();
        u8::try_from(buckets.trailing_zeros()).unwrap_or(MAX_BITS)
    }

    /// Bytes of the table.
    pub(super) fn length(&self) -> u64 {
        ((1_u64 << self.bits()) + 1) * 4 + (self.0.len() * ENTRY) as u64
    }

    /// Writes the sorted entries as a table.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let bits = self.bits();
        // An offer's place is a u32, so there are no more entries.
        let (mut index, mut entries) = (0_u32, self.0.iter().peekable());
        for number in 0..=1_u64 << bits {
            while entries.next_if(|&&(hash, _)| bucket(hash, bits) < number).is_some() {
                index += 1;
            }
            out.write_all(&index.to_le_bytes())?;
        }
        for &(hash, offer) in &self.0 {
            out.write_all(&tag(hash).to_le_bytes())?;
            out.write_all(&offer.to_le_bytes())?;
        }
        Ok(())
    }
}
