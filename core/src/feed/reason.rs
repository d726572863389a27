//! Why an item's id is not in the feed, and which id is meant.
//!
//! Each way in which shops get ids wrong makes a claim: these offers are meant. A claim is told only if nothing speaks
//! against it: a wrong reason sends people the wrong way, and "not in the feed" is true in any case.

use super::affix::{self, Side};
use super::index::{Index, Key, OfferAt};
use super::spelling::{self, Spelling};
use std::borrow::Cow;

/// Ids that a hint names at most.
pub(crate) const NAMED: usize = 3;

/// Why an id is not in the feed. The first that is true is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Space,
    Zeros,
    Case,
    Alphabet,
    Group,
    VendorCode,
    Prefix,
    Suffix,
    Title,
    Unknown,
}

/// What can be said of an id that is not in the feed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Explanation<'i> {
    /// Several only for spellings that differ in several ways.
    pub(crate) reasons: Vec<Reason>,
    /// The ids that may be meant; more than [`NAMED`] stand for even more.
    pub(crate) meant: Vec<&'i str>,
}

/// A group, a code or a name as it is compared: without white space around it, and with single spaces inside, since
/// exporters indent what XML lets them.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let is_single = |pair: &[u8]| pair != b"  " && !pair[1].is_ascii_control();
    if text.as_bytes().windows(2).all(is_single) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The offers that a reason speaks for.
struct Claim<'i> {
    reasons: Vec<Reason>,
    meant: Vec<&'i str>,
}

impl<'i> Claim<'i> {
    fn new(reasons: Vec<Reason>, mut meant: Vec<&'i str>) -> Option<Claim<'i>> {
        // A feed may have an id twice.
        let mut index = 0;
        while index < meant.len() {
            let (before, rest) = meant.split_at(index);
            if before.contains(&rest[0]) {
                meant.remove(index);
            } else {
                index += 1;
            }
        }
        (!meant.is_empty()).then_some(Claim { reasons, meant })
    }

    /// Whether there may be more offers than are known.
    fn is_cut_off(&self) -> bool {
        self.meant.len() > NAMED
    }

    fn agrees_with(&self, other: &Claim<'_>) -> bool {
        self.is_cut_off() || other.is_cut_off() || self.meant.iter().any(|id| other.meant.contains(id))
    }
}

impl<B: AsRef<[u8]>> Index<B> {
    /// Says why an item is not in the feed; nothing if it is.
    pub(crate) fn explain(&self, id: &str, title: Option<&str>) -> Option<Explanation<'_>> {
        if self.contains(id) { None } else { Some(self.explain_missing(id, title)) }
    }

    #[cold]
    fn explain_missing(&self, id: &str, title: Option<&str>) -> Explanation<'_> {
        let mut claims = self.spellings(id);
        claims.extend(self.key(Reason::Group, Key::Group, id));
        claims.extend(self.key(Reason::VendorCode, Key::VendorCode, id));
        claims.extend(self.affixes_lost_or_added(id));
        let titled = title.and_then(|title| self.titled(title));
        let told = match titled {
            // The title decides between the claims, or against them all.
            Some(titled) => {
                let claim = claims.into_iter().find(|claim| claim.meant.contains(&titled));
                let reasons = claim.map_or(vec![Reason::Title], |claim| claim.reasons);
                Claim::new(reasons, vec![titled])
            }
            None => {
                let agreed = claims.iter().all(|claim| claims.iter().all(|other| claim.agrees_with(other)));
                claims.into_iter().next().filter(|_| agreed)
            }
        };
        match told {
            Some(claim) => Explanation { reasons: claim.reasons, meant: claim.meant },
            None => Explanation { reasons: vec![Reason::Unknown], meant: Vec::new() },
        }
    }

    /// The ids that differ from this one in spelling only, by the fewest differences.
    fn spellings(&self, id: &str) -> Vec<Claim<'_>> {
        let skeleton = spelling::skeleton(id);
        let offers = self.find(Key::Id, &skeleton).chain(self.find(Key::Skeleton, &skeleton));
        let mut found: Vec<_> =
            self.ids(offers).filter_map(|meant| Some((Spelling::between(id, meant)?, meant))).collect();
        found.sort_by_key(|&(spelling, _)| (spelling.count(), spelling));
        let Some((nearest, _)) = found.first().copied() else { return Vec::new() };
        // Ids that are as near in another way speak against each other.
        let groups = found.chunk_by(|(one, _), (other, _)| one == other);
        let nearest = groups.take_while(|group| group[0].0.count() == nearest.count());
        nearest
            .filter_map(|group| Claim::new(group[0].0.reasons(), group.iter().map(|(_, id)| *id).collect()))
            .collect()
    }

    fn key(&self, reason: Reason, key: Key, text: &str) -> Option<Claim<'_>> {
        Claim::new(vec![reason], self.ids(self.find(key, &plain(text))).collect())
    }

    /// The one offer with this title.
    fn titled(&self, title: &str) -> Option<&str> {
        let mut offers = self.find(Key::Name, &plain(title));
        match (offers.next(), offers.next()) {
            (Some(offer), None) => self.id(offer),
            _ => None,
        }
    }

    fn affixes_lost_or_added(&self, id: &str) -> Vec<Claim<'_>> {
        let sides = [(Side::Prefix, Reason::Prefix), (Side::Suffix, Reason::Suffix)];
        let claims = sides.into_iter().flat_map(|(side, reason)| {
            [self.with_affix(side, id), self.without_affix(side, id).into_iter().collect()]
                .map(|meant| Claim::new(vec![reason], meant))
        });
        claims.flatten().collect()
    }

    /// The ids that are this one and an affix that the feed's ids have.
    fn with_affix(&self, side: Side, id: &str) -> Vec<&str> {
        let affixes = self.affixes(side).take(affix::KEPT).filter(|affix| side.leaves_id(affix, id));
        self.ids(affixes.filter_map(|affix| self.offer(&side.join(affix, id)))).take(NAMED + 1).collect()
    }

    /// The id that this one is without an affix, if the feed's own ids have no such affix.
    fn without_affix(&self, side: Side, id: &str) -> Option<&str> {
        let (affix, rest) = side.cuts(id).find(|(_, rest)| self.contains(rest))?;
        let mut own = self.affixes(side).take(affix::KEPT).peekable();
        // Where ids have prefixes, a short number is too common to be sure of.
        let is_short = side == Side::Prefix && rest.chars().count() < 3 && own.peek().is_some();
        let is_own = own.any(|own| own == affix || self.contains(&side.join(own, rest)));
        let is_sure = side.is_plain(affix) && side.leaves_id(affix, rest) && !is_short && !is_own;
        if is_sure { self.id(self.offer(rest)?) } else { None }
    }

    fn ids(&self, offers: impl Iterator<Item = OfferAt>) -> impl Iterator<Item = &str> {
        offers.filter_map(|offer| self.id(offer))
    }
}

impl Spelling {
    fn reasons(self) -> Vec<Reason> {
        let ways = [
            (Spelling::SPACE, Reason::Space),
            (Spelling::ZEROS, Reason::Zeros),
            (Spelling::CASE, Reason::Case),
            (Spelling::ALPHABET, Reason::Alphabet),
        ];
        ways.into_iter().filter(|(way, _)| self.has(*way)).map(|(_, reason)| reason).collect()
    }
}
