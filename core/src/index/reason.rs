//! Why an item's id is not in the feed, and which id is meant.
//!
//! Each way in which shops get ids wrong makes a claim: these offers are meant. A claim is reported only if nothing
//! contradicts it: a wrong reason sends people the wrong way, and "not in the feed" is true in any case.

use super::affix::Side;
use super::error::FeedError;
use super::handle::Opened;
use super::spelling::{self, Spelling};
use super::{CommonAffixes, Index, Key, OfferAt};
use crate::base::limits::MAX_FEED_ID;
use std::borrow::Cow;

/// Ids that a hint names at most.
pub(crate) const NAMED: usize = 3;
/// Ids of an input that reasons are looked for. Each costs up to 200 reads.
pub(crate) const EXPLAINED: usize = 100;

/// Why an id is not in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// No reason is known.
    Unknown,
    /// It differs from the id of the offer with the item's title.
    Title,
    /// It is the id of a group of offers.
    Group,
    /// It is a `vendorCode`.
    VendorCode,
    /// The feed's id has a prefix, or has none.
    Prefix,
    /// The feed's id has a suffix, or has none.
    Suffix,
    /// One of the two ids is escaped for HTML.
    Escaped,
    /// White space, invisible characters, or another form of a letter or a dash.
    Space,
    /// Leading zeros.
    Zeros,
    /// Letter case.
    Case,
    /// Cyrillic letters in the place of Latin ones that look the same, or the reverse.
    Alphabet,
}

/// Why an id that was looked up is not in the feed, and which ids may be meant.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mismatch {
    /// Why: [`Reason::Unknown`], one reason that is likely, or several differences in spelling.
    pub reasons: Vec<Reason>,
    /// The ids of the feed that may be meant, in its order. The fourth only says that there are more than three.
    pub meant: Vec<String>,
}

impl Mismatch {
    pub(crate) fn unknown() -> Mismatch {
        Mismatch { reasons: vec![Reason::Unknown], meant: Vec::new() }
    }
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
struct Claim {
    reasons: Vec<Reason>,
    meant: Vec<String>,
    /// Whether it can be reported without other evidence.
    is_sure: bool,
}

impl Claim {
    fn new(reason: Reason, meant: Vec<String>, is_sure: bool) -> Claim {
        Claim { reasons: vec![reason], meant, is_sure }
    }

    /// Whether there may be more offers than are known.
    fn is_cut_off(&self) -> bool {
        self.meant.len() > NAMED
    }

    fn agrees_with(&self, other: &Claim) -> bool {
        self.is_cut_off() || other.is_cut_off() || self.meant.iter().any(|id| other.meant.contains(id))
    }
}

/// The comparison of an input's ids with a feed.
pub(crate) struct Comparison {
    index: Opened,
    /// Read when the first reason is looked for.
    affixes: Option<CommonAffixes>,
    missing: usize,
}

/// Why an id is not in the feed.
pub(crate) enum Missing {
    /// With the reason, if one is known.
    Explained(Mismatch),
    /// Without one: reasons were looked for in enough ids.
    Unexplained {
        /// Whether this is the first of them.
        is_first: bool,
    },
}

impl Comparison {
    pub(crate) fn new(index: Opened) -> Comparison {
        Comparison { index, affixes: None, missing: 0 }
    }

    /// Says why an item is not in the feed; nothing if it is.
    pub(crate) fn explain(&mut self, id: &str, title: Option<&str>) -> Result<Option<Missing>, FeedError> {
        if self.index.contains(id)? {
            return Ok(None);
        }
        self.missing += 1;
        if self.missing > EXPLAINED {
            return Ok(Some(Missing::Unexplained { is_first: self.missing == EXPLAINED + 1 }));
        }
        let affixes = match &mut self.affixes {
            Some(affixes) => affixes,
            none => none.insert(self.index.affixes()?),
        };
        Ok(Some(Missing::Explained(Reasons { index: &self.index, affixes }.of(id, title)?)))
    }
}

impl Index {
    /// Says why an item is not in the feed; nothing if it is.
    ///
    /// # Errors
    /// [`FeedError::Damaged`], or [`FeedError::Io`].
    pub fn explain(&self, id: &str, title: Option<&str>) -> Result<Option<Mismatch>, FeedError> {
        if self.contains(id)? {
            return Ok(None);
        }
        Reasons { index: self, affixes: &self.affixes()? }.of(id, title).map(Some)
    }
}

/// Looks for reasons in an index.
struct Reasons<'i> {
    index: &'i Index,
    affixes: &'i CommonAffixes,
}

impl Reasons<'_> {
    #[cold]
    fn of(&self, id: &str, title: Option<&str>) -> Result<Mismatch, FeedError> {
        let claims = if id.len() <= MAX_FEED_ID { self.claims(id)? } else { Vec::new() };
        if let Some(title) = title
            && let Some(meant) = self.titled(title)?
        {
            // The title decides between the claims, or against them all.
            let claim = claims.into_iter().find(|claim| claim.meant.contains(&meant));
            let reasons = claim.map_or(vec![Reason::Title], |claim| claim.reasons);
            return Ok(Mismatch { reasons, meant: vec![meant] });
        }
        let agreed = claims.iter().all(|claim| claims.iter().all(|other| claim.agrees_with(other)));
        Ok(match claims.into_iter().find(|claim| agreed && claim.is_sure) {
            Some(Claim { reasons, meant, .. }) => Mismatch { reasons, meant },
            None => Mismatch::unknown(),
        })
    }

    fn claims(&self, id: &str) -> Result<Vec<Claim>, FeedError> {
        let mut claims = self.spellings(id)?;
        claims.push(self.keyed(Reason::Group, Key::Group, id)?);
        claims.push(self.keyed(Reason::VendorCode, Key::VendorCode, id)?);
        claims.push(self.whole_of(id)?);
        claims.extend(self.rewritten(id)?);
        claims.retain(|claim| !claim.meant.is_empty());
        // Against a match of the whole id, one of a part of it says nothing.
        let is_whole = !claims.is_empty();
        for (side, reason) in [(Side::Prefix, Reason::Prefix), (Side::Suffix, Reason::Suffix)] {
            claims.extend(self.with_affix(side, reason, id)?);
            claims.extend(self.without_affix(side, reason, id)?.filter(|_| !is_whole));
        }
        Ok(claims)
    }

    /// The ids that differ from this one in spelling only, by the fewest differences.
    fn spellings(&self, id: &str) -> Result<Vec<Claim>, FeedError> {
        let skeleton = spelling::skeleton(id);
        let mut offers = self.index.find(Key::Id, &skeleton)?;
        offers.extend(self.index.find(Key::Skeleton, &skeleton)?);
        let mut found: Vec<(Spelling, String)> = Vec::new();
        for meant in self.ids(offers)? {
            // Another id may have the same hash.
            let Some(spelling) = Spelling::between(id, &meant).filter(|spelling| spelling.count() > 0) else {
                continue;
            };
            let rank = |spelling: Spelling| (spelling.count(), spelling);
            let place = found.partition_point(|&(before, _)| rank(before) <= rank(spelling));
            found.insert(place, (spelling, meant));
        }
        // Ids that are as near in another way speak against each other.
        let groups = found.chunk_by(|(one, _), (other, _)| one == other);
        let nearest = groups.take_while(|group| group[0].0.count() == found[0].0.count());
        let claim = |group: &[(Spelling, String)]| Claim {
            reasons: group[0].0.reasons(),
            meant: group.iter().map(|(_, id)| id.clone()).collect(),
            is_sure: true,
        };
        Ok(nearest.map(claim).collect())
    }

    /// The ids of which this one is a [`part`](spelling::part).
    fn whole_of(&self, id: &str) -> Result<Claim, FeedError> {
        let mut meant = self.ids(self.index.find(Key::Skeleton, id)?)?;
        // Another id may have this one as its skeleton.
        meant.retain(|meant| spelling::part(meant) == Some(id));
        let is_variation = meant.iter().any(|meant| meant.contains('#'));
        Ok(Claim::new(if is_variation { Reason::Prefix } else { Reason::Suffix }, meant, true))
    }

    /// The ids that a program made this one of: a number that became a decimal, and a text that was escaped for HTML
    /// once too often, here or in the feed.
    fn rewritten(&self, id: &str) -> Result<Vec<Claim>, FeedError> {
        let whole = id.split_once(['.', ',']).filter(|(whole, zeros)| {
            let are_all =
                |text: &str, is_digit: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(is_digit);
            are_all(whole, u8::is_ascii_digit) && are_all(zeros, |&b| b == b'0')
        });
        let candidates = [
            (Reason::Suffix, whole.map(|(whole, _)| whole.to_owned())),
            (Reason::Escaped, Some(unescaped(id)).filter(|other| other != id)),
            (Reason::Escaped, Some(id.replace('&', "&amp;")).filter(|other| other != id)),
        ];
        let mut claims = Vec::new();
        for (reason, candidate) in candidates {
            if let Some(meant) = candidate
                && self.index.contains(&meant)?
            {
                claims.push(Claim::new(reason, vec![meant], true));
            }
        }
        Ok(claims)
    }

    fn keyed(&self, reason: Reason, key: Key, text: &str) -> Result<Claim, FeedError> {
        Ok(Claim::new(reason, self.ids(self.index.find(key, &plain(text))?)?, true))
    }

    /// The one offer with this title.
    fn titled(&self, title: &str) -> Result<Option<String>, FeedError> {
        match *self.index.find(Key::Name, &plain(title))? {
            [offer] => self.index.id(offer).map(Some),
            _ => Ok(None),
        }
    }

    /// The ids that are this one and an affix of the feed's. Where many ids have no prefix, one more may be missing.
    fn with_affix(&self, side: Side, reason: Reason, id: &str) -> Result<Option<Claim>, FeedError> {
        let mut offers = Vec::new();
        for affix in self.affixes(side).filter(|affix| side.leaves_id(affix, id)) {
            offers.extend(self.index.offer(&side.join(affix, id))?);
        }
        let mut meant = self.ids(offers)?;
        meant.truncate(NAMED + 1);
        let is_sure = side == Side::Suffix || self.index.habits(side).rarely_lacks;
        Ok((!meant.is_empty()).then(|| Claim::new(reason, meant, is_sure)))
    }

    /// The id that this one is without an affix. Where ids have such affixes, one more id with one may be missing.
    fn without_affix(&self, side: Side, reason: Reason, id: &str) -> Result<Option<Claim>, FeedError> {
        let is_affix = |affix, rest| side.is_plain(affix) && side.leaves_id(affix, rest);
        for (affix, rest) in side.cuts(id) {
            if !self.index.contains(rest)? {
                continue;
            }
            if !is_affix(affix, rest) {
                break;
            }
            let habits = self.index.habits(side);
            let is_complete = habits.rarely_has || side.cuts(rest).any(|(affix, rest)| is_affix(affix, rest));
            let is_sure = is_complete && !self.has_own(side, affix, rest)?;
            return Ok(Some(Claim::new(reason, vec![rest.to_owned()], is_sure)));
        }
        Ok(None)
    }

    /// Whether an affix, or another one of the same id, is the feed's.
    fn has_own(&self, side: Side, affix: &str, rest: &str) -> Result<bool, FeedError> {
        for own in self.affixes(side) {
            if own == affix || self.index.contains(&side.join(own, rest))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn affixes(&self, side: Side) -> impl Iterator<Item = &str> {
        self.affixes[side as usize].iter().map(String::as_str)
    }

    /// The ids of offers, in the order of the feed, which may have one twice.
    fn ids(&self, mut offers: Vec<OfferAt>) -> Result<Vec<String>, FeedError> {
        offers.sort_unstable();
        offers.dedup();
        let mut ids = Vec::with_capacity(offers.len());
        for offer in offers {
            let id = self.index.id(offer)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }
}

/// A text without the references that escaping for HTML makes. `&amp;` comes last, so that nothing is resolved twice.
fn unescaped(text: &str) -> String {
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&amp;", "&")];
    references.iter().fold(text.to_owned(), |text, (reference, character)| text.replace(reference, character))
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
