//! The order ids of a whole file. They are exact, so memory grows with the ids only.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Every order id so far, with its first line.
#[derive(Default)]
pub(crate) struct Ids(HashMap<Box<str>, u64>);

impl Ids {
    /// Adds an id. If it was added before, returns its first line.
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
