//! Prefixes and suffixes of ids: where they may be, and which a feed's own ids have in common.

use std::cmp::Reverse;
use std::collections::HashMap;

/// Characters of an affix at most.
const LONGEST: usize = 24;
/// Cuts of one id on each side.
const CUTS: usize = 3;
/// Affixes of each side that an index keeps.
pub(super) const KEPT: usize = 64;
/// Affixes that are counted at once. A feed in which each id has a different part would fill the memory.
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
        let places = if self == Side::Prefix { prefix_ends(id) } else { suffix_starts(id) };
        places.into_iter().flatten().map(move |at| {
            let (before, after) = id.split_at(at);
            if self == Side::Prefix { (before, after) } else { (after, before) }
        })
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

    /// Whether the rest alone is an id.
    pub(super) fn leaves_id(self, affix: &str, rest: &str) -> bool {
        // Without digits it is rather a word that many ids begin with; and `1-2` and `1000.5` have no number to spare.
        let is_number = self == Side::Suffix && !affix.chars().any(char::is_alphabetic);
        affix.chars().count() <= LONGEST
            && rest.bytes().any(|b| b.is_ascii_digit())
            && !(is_number && (rest.chars().count() < 3 || affix.starts_with(['.', ','])))
    }
}

/// Where prefixes may end: `SKU-|123`, `#|123`; and `SKU|123`, if only letters come first.
fn prefix_ends(id: &str) -> [Option<usize>; CUTS] {
    let (mut before, mut only_letters) = (None, true);
    let mut ends = id.char_indices().filter_map(|(at, c)| {
        let is_part = |before: char| !before.is_alphanumeric() && c.is_alphanumeric();
        let is_end = before.is_some_and(|before| is_part(before) || only_letters && c.is_ascii_digit());
        only_letters &= c.is_alphabetic();
        before = Some(c);
        is_end.then_some(at)
    });
    std::array::from_fn(|_| ends.next())
}

/// Where suffixes may begin, the last first: `123|-red`, `123|_1`.
fn suffix_starts(id: &str) -> [Option<usize>; CUTS] {
    let mut after = None;
    let mut starts = id.char_indices().rev().filter_map(|(at, c)| {
        let next: Option<(usize, char)> = after.replace((at, c));
        next.filter(|(_, next)| !next.is_alphanumeric() && c.is_alphanumeric()).map(|(at, _)| at)
    });
    std::array::from_fn(|_| starts.next())
}

/// Counts the affixes of a feed's ids.
#[derive(Debug, Default)]
pub(super) struct Affixes {
    prefixes: Counts,
    suffixes: Counts,
}

#[derive(Debug, Default)]
struct Counts {
    affixes: HashMap<Box<str>, u64>,
    /// Ids that have an affix which any id may have.
    ids: u64,
}

/// The affixes of a feed's ids on one side.
pub(super) struct Common {
    /// The most frequent first.
    pub(super) affixes: Vec<Box<str>>,
    /// Ids that have none of them.
    pub(super) bare: u64,
}

impl Affixes {
    pub(super) fn add(&mut self, id: &str) {
        // Most ids: whole numbers.
        if id.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        for (side, counts) in [(Side::Prefix, &mut self.prefixes), (Side::Suffix, &mut self.suffixes)] {
            let mut has_plain = false;
            for (affix, _) in side.cuts(id).filter(|(affix, rest)| side.leaves_id(affix, rest)) {
                has_plain |= side.is_plain(affix);
                counts.add(affix);
            }
            counts.ids += u64::from(has_plain);
        }
    }

    /// The affixes that this many ids have in common, on each side.
    pub(super) fn common(self, ids: u64) -> [Common; 2] {
        [(Side::Prefix, self.prefixes), (Side::Suffix, self.suffixes)].map(|(side, counts)| counts.common(side, ids))
    }
}

impl Counts {
    fn add(&mut self, affix: &str) {
        if let Some(count) = self.affixes.get_mut(affix) {
            *count += 1;
            return;
        }
        if self.affixes.len() >= COUNTED {
            // Misra and Gries: what is frequent survives, whatever the order. Each of the others takes one from all.
            self.affixes.retain(|_, count| {
                *count -= 1;
                *count > 0
            });
            return;
        }
        self.affixes.insert(affix.into(), 1);
    }

    fn common(self, side: Side, ids: u64) -> Common {
        let mut with = self.ids;
        let mut kept = Vec::with_capacity(KEPT + 1);
        for (affix, count) in self.affixes {
            let is_plain = side.is_plain(&affix);
            // An affix that most ids have is not part of a number, even if it consists of digits.
            let is_usual = count >= 3 && count * 2 >= ids;
            if is_usual && !is_plain {
                with = with.saturating_add(count).min(ids);
            }
            if is_usual || is_plain {
                let affix = (Reverse(count), affix);
                let place = kept.partition_point(|before| *before < affix);
                kept.insert(place, affix);
                kept.truncate(KEPT);
            }
        }
        Common { affixes: kept.into_iter().map(|(_, affix)| affix).collect(), bare: ids - with.min(ids) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Affixes, COUNTED, Side};

    #[test]
    fn cuts_are_the_first_three_of_each_side() {
        let cuts = |side: Side, id: &'static str| side.cuts(id).map(|(affix, _)| affix).collect::<Vec<_>>();
        assert_eq!(cuts(Side::Prefix, "SKU12"), ["SKU"]);
        assert_eq!(cuts(Side::Prefix, "SKU-1-22-333-4444"), ["SKU-", "SKU-1-", "SKU-1-22-"]);
        assert_eq!(cuts(Side::Prefix, "#ж1"), ["#"]);
        assert_eq!(cuts(Side::Suffix, "1-22-333-4444_"), ["_", "-4444_", "-333-4444_"]);
        assert_eq!(cuts(Side::Suffix, "12--red"), ["--red"]);
        for id in ["", "1", "-", "SKU"] {
            assert_eq!((cuts(Side::Prefix, id), cuts(Side::Suffix, id)), (vec![], vec![]), "{id}");
        }
    }

    #[test]
    fn affixes_are_counted_in_bounded_memory() {
        let mut affixes = Affixes::default();
        for id in 0..2 * COUNTED {
            // Twice each, so that the first time none of them goes.
            affixes.add(&format!("{id}-1"));
            affixes.add(&format!("{id}-1"));
        }
        for id in 0..20 * COUNTED {
            affixes.add(&format!("1-{id}-1"));
            assert!(affixes.prefixes.affixes.len() <= COUNTED);
        }
    }
}
