//! The ids of a feed's offers, to find repeated ones.

use crate::base::limits::MAX_FEED_OFFERS;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};
use xxhash_rust::xxh64::xxh64;

/// Every id so far, as two hashes of it, with the line of its first offer: the memory that an offer takes does not
/// depend on the length of its id. That two ids share both hashes does not happen by chance.
#[derive(Default)]
pub(super) struct Ids(HashMap<Hashes, u64, BuildHasherDefault<First>>);

#[derive(PartialEq, Eq)]
struct Hashes(u64, u64);

/// The result of adding an id.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Noted {
    New,
    /// It was there before, in this line.
    Before(u64),
    /// It is new, or it was among those that are too many.
    Full,
}

impl Ids {
    pub(super) fn note(&mut self, id: &str, line: impl FnOnce() -> u64) -> Noted {
        let is_full = self.0.len() >= MAX_FEED_OFFERS;
        match self.0.entry(Hashes(xxh64(id.as_bytes(), 0), xxh64(id.as_bytes(), 1))) {
            Entry::Occupied(first) => Noted::Before(*first.get()),
            Entry::Vacant(_) if is_full => Noted::Full,
            Entry::Vacant(place) => {
                place.insert(line());
                Noted::New
            }
        }
    }
}

impl std::hash::Hash for Hashes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0);
    }
}

/// The first hash, which needs no hashing.
#[derive(Default)]
struct First(u64);

impl Hasher for First {
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
    use super::{Ids, Noted};

    #[test]
    fn the_first_line_is_told() {
        let mut ids = Ids::default();
        assert_eq!(ids.note("7", || 1), Noted::New);
        assert_eq!(ids.note("77", || 2), Noted::New);
        assert_eq!(ids.note("7", || 3), Noted::Before(1));
        assert_eq!(ids.note("77", || 4), Noted::Before(2));
        assert_eq!(ids.note("", || 5), Noted::New);
    }
}
