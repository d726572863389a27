//! Why an item's id is not in the feed, and which id is meant.
//!
//! Each way in which shops get ids wrong makes a claim: these offers are meant. A claim is told only if nothing speaks
//! against it: a wrong reason sends people the wrong way, and "not in the feed" is true in any case.

use super::affix::Side;
use super::index::{Index, Key, OfferAt};
use super::spelling::{self, Spelling};
use crate::code::Code;
use std::borrow::Cow;

/// Ids that a hint names at most.
pub(crate) const NAMED: usize = 3;
/// Bytes of an id that a reason is looked for: more than feeds may have, so that a hostile order costs no time.
const LONGEST: usize = 1024;

/// What can be said of an id that is not in the feed.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mismatch<'i> {
    /// Why: [`Code::FeedIdUnknown`], one reason that is likely, or several ways of spelling that differ.
    pub codes: Vec<Code>,
    /// The ids of the feed that may be meant, in its order. The fourth only tells that there are more than three.
    pub meant: Vec<&'i str>,
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
    codes: Vec<Code>,
    meant: Vec<&'i str>,
    /// Whether it can be told if nothing else speaks for it.
    is_sure: bool,
}

impl<'i> Claim<'i> {
    fn new(code: Code, meant: Vec<&'i str>, is_sure: bool) -> Claim<'i> {
        Claim { codes: vec![code], meant, is_sure }
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
    pub fn explain(&self, id: &str, title: Option<&str>) -> Option<Mismatch<'_>> {
        if self.contains(id) { None } else { Some(self.explain_missing(id, title)) }
    }

    #[cold]
    fn explain_missing(&self, id: &str, title: Option<&str>) -> Mismatch<'_> {
        let claims = if id.len() <= LONGEST { self.claims(id) } else { Vec::new() };
        if let Some(meant) = title.and_then(|title| self.titled(title)) {
            // The title decides between the claims, or against them all.
            let claim = claims.into_iter().find(|claim| claim.meant.contains(&meant));
            let codes = claim.map_or(vec![Code::FeedIdTitle], |claim| claim.codes);
            return Mismatch { codes, meant: vec![meant] };
        }
        let agreed = claims.iter().all(|claim| claims.iter().all(|other| claim.agrees_with(other)));
        match claims.into_iter().find(|claim| agreed && claim.is_sure) {
            Some(Claim { codes, meant, .. }) => Mismatch { codes, meant },
            None => Mismatch { codes: vec![Code::FeedIdUnknown], meant: Vec::new() },
        }
    }

    fn claims(&self, id: &str) -> Vec<Claim<'_>> {
        let mut claims = self.spellings(id);
        claims.push(self.keyed(Code::FeedIdGroup, Key::Group, id));
        claims.push(self.keyed(Code::FeedIdVendorCode, Key::VendorCode, id));
        claims.retain(|claim| !claim.meant.is_empty());
        // Against a match of the whole id, one of a part of it says nothing.
        let is_whole = !claims.is_empty();
        for (side, code) in [(Side::Prefix, Code::FeedIdPrefix), (Side::Suffix, Code::FeedIdSuffix)] {
            claims.extend(self.with_affix(side, code, id));
            claims.extend(self.without_affix(side, code, id).filter(|_| !is_whole));
        }
        claims
    }

    /// The ids that differ from this one in spelling only, by the fewest differences.
    fn spellings(&self, id: &str) -> Vec<Claim<'_>> {
        let skeleton = spelling::skeleton(id);
        let mut offers = self.find(Key::Id, &skeleton).chain(self.find(Key::Skeleton, &skeleton));
        let mut found: Vec<(Spelling, &str)> = Vec::new();
        for meant in self.ids(&mut offers) {
            // Damaged bytes may have this id where it is not looked up.
            let Some(spelling) = Spelling::between(id, meant).filter(|spelling| spelling.count() > 0) else { continue };
            let rank = |spelling: Spelling| (spelling.count(), spelling);
            let place = found.partition_point(|&(before, _)| rank(before) <= rank(spelling));
            found.insert(place, (spelling, meant));
        }
        // Ids that are as near in another way speak against each other.
        let groups = found.chunk_by(|(one, _), (other, _)| one == other);
        let nearest = groups.take_while(|group| group[0].0.count() == found[0].0.count());
        let claim = |group: &[(Spelling, _)]| Claim {
            codes: group[0].0.codes(),
            meant: group.iter().map(|(_, id)| *id).collect(),
            is_sure: true,
        };
        nearest.map(claim).collect()
    }

    fn keyed(&self, code: Code, key: Key, text: &str) -> Claim<'_> {
        Claim::new(code, self.ids(&mut self.find(key, &plain(text))), true)
    }

    /// The one offer with this title.
    fn titled(&self, title: &str) -> Option<&str> {
        let mut offers = self.find(Key::Name, &plain(title));
        match (offers.next(), offers.next()) {
            (Some(offer), None) => self.id(offer),
            _ => None,
        }
    }

    /// The ids that are this one and an affix of the feed's. Where many ids have no prefix, one more may be missing.
    fn with_affix(&self, side: Side, code: Code, id: &str) -> Option<Claim<'_>> {
        let affixes = self.affixes(side).filter(|affix| side.leaves_id(affix, id));
        let mut meant = self.ids(&mut affixes.filter_map(|affix| self.offer(&side.join(affix, id))));
        meant.truncate(NAMED + 1);
        let is_sure = side == Side::Suffix || self.habits(side).rarely_lacks;
        (!meant.is_empty()).then(|| Claim::new(code, meant, is_sure))
    }

    /// The id that this one is without an affix. Where ids have such affixes, one more id with one may be missing.
    fn without_affix(&self, side: Side, code: Code, id: &str) -> Option<Claim<'_>> {
        let (affix, rest) = side.cuts(id).find(|(_, rest)| self.contains(rest))?;
        let is_affix = |affix, rest| side.is_plain(affix) && side.leaves_id(affix, rest);
        let is_complete = self.habits(side).rarely_has || side.cuts(rest).any(|(affix, rest)| is_affix(affix, rest));
        let is_own = || self.affixes(side).any(|own| own == affix || self.contains(&side.join(own, rest)));
        let meant = self.ids(&mut self.offer(rest).into_iter());
        is_affix(affix, rest).then(|| Claim::new(code, meant, is_complete && !is_own()))
    }

    /// The ids of offers, in the order of the feed, which may have one twice.
    fn ids(&self, offers: &mut dyn Iterator<Item = OfferAt>) -> Vec<&str> {
        let mut sorted = Vec::new();
        for offer in offers {
            if let Err(place) = sorted.binary_search(&offer) {
                sorted.insert(place, offer);
            }
        }
        let mut ids = Vec::with_capacity(sorted.len());
        for id in sorted.into_iter().filter_map(|offer| self.id(offer)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

impl Spelling {
    fn codes(self) -> Vec<Code> {
        let ways = [
            (Spelling::SPACE, Code::FeedIdSpace),
            (Spelling::ZEROS, Code::FeedIdZeros),
            (Spelling::CASE, Code::FeedIdCase),
            (Spelling::ALPHABET, Code::FeedIdAlphabet),
        ];
        ways.into_iter().filter(|(way, _)| self.has(*way)).map(|(_, code)| code).collect()
    }
}
