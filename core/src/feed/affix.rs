//! Prefixes and suffixes of ids: where they may be, and which a feed's own ids have in common.

use std::cmp::Reverse;
use std::collections::HashMap;

/// Characters of an affix at most.
const LONGEST: usize = 24;
/// Cuts of one id on each side.
const CUTS: usize = 3;
/// Affixes of each side that an index keeps.
pub(super) const KEPT: usize = 64;
/// Affixes that are counted at once. A feed whose ids have a part of their own each would fill the memory.
const COUNTED: usize = 4096;

/// One side of an id, and where it may be cut off.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Prefix,
    Suffix,
}

impl Side {
    /// Every way to take an affix off an id: the affix and the rest, the shortest affix first.
    pub(super) fn cuts(self, id: &str) -> impl Iterator<Item = (&str, &str)> {
        let places = id.char_indices().filter(move |&(at, c)| self.is_cut(id, at, c)).map(|(at, _)| at);
        let mut places: Vec<_> = places.collect();
        if self == Side::Suffix {
            places.reverse();
        }
        places.into_iter().take(CUTS).map(move |at| {
            let (before, after) = id.split_at(at);
            if self == Side::Prefix { (before, after) } else { (after, before) }
        })
    }

    /// Whether an affix ends, or begins, before the character `c` at `at`.
    fn is_cut(self, id: &str, at: usize, c: char) -> bool {
        let Some(before) = id[..at].chars().next_back() else { return false };
        match self {
            // `SKU-|123`, `#|123`; and `SKU|123`, if only letters come first.
            Side::Prefix => {
                c.is_alphanumeric() && !before.is_alphanumeric()
                    || c.is_ascii_digit() && id[..at].chars().all(char::is_alphabetic)
            }
            // `123|-red`, `123|_1`.
            Side::Suffix => !c.is_alphanumeric() && before.is_alphanumeric(),
        }
    }

    /// Joins what [`cuts`](Side::cuts) takes apart.
    pub(super) fn join(self, affix: &str, rest: &str) -> String {
        if self == Side::Prefix { [affix, rest].concat() } else { [rest, affix].concat() }
    }

    /// Whether this can be an affix wherever it is found: one with digits may as well be a part of a number.
    pub(super) fn is_plain(self, affix: &str) -> bool {
        let has_digits = affix.chars().any(char::is_numeric);
        match self {
            Side::Prefix => !has_digits,
            // A colour, a size, or the number of a variation.
            Side::Suffix => !has_digits || affix.chars().any(char::is_alphabetic) || affix.chars().count() <= 3,
        }
    }

    /// Whether the rest is an id by itself.
    pub(super) fn leaves_id(self, affix: &str, rest: &str) -> bool {
        // Without digits it is rather a word that many ids begin with; and `1-2` and `1000.5` have no number to spare.
        let is_number = self == Side::Suffix && !affix.chars().any(char::is_alphabetic);
        affix.chars().count() <= LONGEST
            && rest.bytes().any(|b| b.is_ascii_digit())
            && !(is_number && (rest.chars().count() < 3 || affix.starts_with(['.', ','])))
    }
}

/// Counts the affixes of a feed's ids.
#[derive(Debug, Default)]
pub(super) struct Affixes {
    prefixes: HashMap<Box<str>, u64>,
    suffixes: HashMap<Box<str>, u64>,
}

impl Affixes {
    pub(super) fn add(&mut self, id: &str) {
        // Most ids: whole numbers.
        if id.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        for (side, counts) in [(Side::Prefix, &mut self.prefixes), (Side::Suffix, &mut self.suffixes)] {
            for (affix, rest) in side.cuts(id) {
                if side.leaves_id(affix, rest) {
                    count(counts, affix);
                }
            }
        }
    }

    /// The most frequent affixes of a feed with so many ids.
    pub(super) fn most_frequent(self, ids: u64) -> [Vec<Box<str>>; 2] {
        [(Side::Prefix, self.prefixes), (Side::Suffix, self.suffixes)].map(|(side, counts)| {
            let is_common = |count: u64| count >= 3 && count * 2 >= ids;
            let mut found: Vec<_> =
                counts.into_iter().filter(|(affix, count)| is_common(*count) || side.is_plain(affix)).collect();
            found.sort_by(|(a, a_count), (b, b_count)| (Reverse(a_count), a).cmp(&(Reverse(b_count), b)));
            found.truncate(KEPT);
            found.into_iter().map(|(affix, _)| affix).collect()
        })
    }
}

fn count(counts: &mut HashMap<Box<str>, u64>, affix: &str) {
    if let Some(count) = counts.get_mut(affix) {
        *count += 1;
        return;
    }
    if counts.len() == COUNTED {
        // Misra and Gries: what is frequent survives, whatever the order.
        counts.retain(|_, count| {
            *count -= 1;
            *count > 0
        });
    }
    counts.insert(affix.into(), 1);
}
