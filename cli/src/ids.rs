//! The order ids of a whole file: exact, so memory grows with the ids and with nothing else.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Every order id so far, with the line that had it first.
#[derive(Default)]
pub(crate) struct Ids(HashMap<Box<str>, u64>);

impl Ids {
    /// Notes an id; if it was there before, gives the line of its first time.
    pub(crate) fn note(&mut self, id: &str, line: u64) -> Option<u64> {
        match self.0.entry(id.into()) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(place) => {
                place.insert(line);
                None
            }
        }
    }
}
