//! The order ids of a whole file. They are exact, so memory grows with the ids only.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::hash::{BuildHasher as _, RandomState};

/// Every order id so far, with its first line. The ids are in one text: a String for each would take twice the memory.
#[derive(Default)]
pub(crate) struct Ids {
    seen: Seen,
    /// For each id, its place in the list.
    table: HashTable<u32>,
    hashes: Hashes,
}

/// The ids in the order of the file.
#[derive(Default)]
struct Seen {
    text: String,
    /// The end of each in the text, and its line.
    list: Vec<(usize, u64)>,
}

/// The hashes of ids, which workers make.
#[derive(Clone, Default)]
pub(crate) struct Hashes(RandomState);

impl Hashes {
    pub(crate) fn of(&self, id: &str) -> u64 {
        self.0.hash_one(id)
    }
}

impl Seen {
    fn id(&self, place: u32) -> &str {
        let place = place as usize;
        let start = place.checked_sub(1).map_or(0, |before| self.list[before].0);
        &self.text[start..self.list[place].0]
    }
}

impl Ids {
    pub(crate) fn hashes(&self) -> Hashes {
        self.hashes.clone()
    }

    /// Adds an id with its hash. If it was added before, returns its first line.
    pub(crate) fn note(&mut self, id: &str, hash: u64, line: u64) -> Option<u64> {
        let (seen, hashes) = (&self.seen, &self.hashes);
        let entry = self.table.entry(hash, |&place| seen.id(place) == id, |&place| hashes.of(seen.id(place)));
        match entry {
            Entry::Occupied(place) => Some(self.seen.list[*place.get() as usize].1),
            Entry::Vacant(entry) => {
                // Beyond four thousand million ids, memory would have ended.
                if let Ok(place) = u32::try_from(self.seen.list.len()) {
                    entry.insert(place);
                    self.seen.text.push_str(id);
                    self.seen.list.push((self.seen.text.len(), line));
                }
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn an_id_has_its_first_line() {
        let mut ids = Ids::default();
        let hashes = ids.hashes();
        let mut note = |id: &str, line| ids.note(id, hashes.of(id), line);
        for line in 1..=10_000 {
            assert_eq!(note(&line.to_string(), line), None);
        }
        for line in 1..=10_000 {
            assert_eq!(note(&line.to_string(), 0), Some(line));
        }
        assert_eq!((note("", 7), note("", 8), note("100001", 9)), (None, Some(7), None));
    }
}
