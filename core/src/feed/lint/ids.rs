//! The ids of a feed's offers, to tell those that were there before.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};
use xxhash_rust::xxh64::xxh64;

/// Every id so far: a hash of it, which tells where it is written out behind the line of its offer.
#[derive(Default)]
pub(super) struct Ids {
    places: HashMap<u64, usize, BuildHasherDefault<Hashed>>,
    texts: Vec<u8>,
}

/// Bytes of a line's number, and of an id's length.
const NUMBER: usize = 8;

impl Ids {
    /// Notes an id; if it was there before, gives the line of its first time. Of two ids with one hash the second is
    /// never told apart from new: nothing is told that is not so.
    pub(super) fn note(&mut self, id: &str, line: impl FnOnce() -> u64) -> Option<u64> {
        match self.places.entry(xxh64(id.as_bytes(), 0)) {
            Entry::Occupied(place) => {
                let (line, rest) = self.texts.get(*place.get()..)?.split_first_chunk::<NUMBER>()?;
                let rest = rest.strip_prefix(&id.len().to_le_bytes()[..])?;
                rest.starts_with(id.as_bytes()).then_some(u64::from_le_bytes(*line))
            }
            Entry::Vacant(place) => {
                place.insert(self.texts.len());
                self.texts.extend_from_slice(&line().to_le_bytes());
                self.texts.extend_from_slice(&id.len().to_le_bytes());
                self.texts.extend_from_slice(id.as_bytes());
                None
            }
        }
    }
}

/// A hash that needs no hashing.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn the_first_line_is_told() {
        let mut ids = Ids::default();
        assert_eq!(ids.note("7", || 1), None);
        assert_eq!(ids.note("77", || 2), None);
        assert_eq!(ids.note("7", || 3), Some(1));
        assert_eq!(ids.note("77", || 4), Some(2));
        assert_eq!(ids.note("", || 5), None);
    }
}
