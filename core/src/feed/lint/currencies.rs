//! The currencies of a feed.

use super::categories::{Wanted, checked};
use super::{ElementProblem, Findings};
use crate::base::limits::MAX_FEED_CURRENCIES;
use crate::feed::read::{Element, FeedProblem, Limit, Place};
use crate::report::code::Code;
use crate::report::problem::Severity;
use std::collections::HashSet;

pub(super) struct Currencies {
    declared: HashSet<Box<str>>,
    wanted: Wanted,
}

impl Default for Currencies {
    fn default() -> Currencies {
        Currencies { declared: HashSet::new(), wanted: Wanted::new(Limit::Currencies, MAX_FEED_CURRENCIES) }
    }
}

impl Currencies {
    /// Notes a currency, if there is room for it.
    pub(super) fn declare(&mut self, element: &Element<'_>) -> Option<ElementProblem> {
        let id = element.attribute("id")?;
        let key = id.text.trim();
        let limit = match checked(key) {
            Err(limit) => limit,
            Ok(_) if self.declared.contains(key) => return None,
            Ok(_) if self.declared.len() >= MAX_FEED_CURRENCIES => Limit::Currencies,
            Ok(id) => {
                self.declared.insert(id);
                return None;
            }
        };
        Some(ElementProblem::limit("currency.id", limit).at(id.at))
    }

    /// Notes the currency of an offer, if there is room for it.
    pub(super) fn want(&mut self, id: &str, offer: &str, place: impl FnOnce() -> Place) -> Result<(), Limit> {
        if self.declared.contains(id) { Ok(()) } else { self.wanted.note(id, offer, place) }
    }

    /// Reports currencies of offers that are not currencies, or that the feed does not declare although it declares
    /// others.
    pub(super) fn finish<F: FnMut(FeedProblem)>(self, findings: &mut Findings<F>) {
        let declared = &self.declared;
        let is_rouble = |id: &str| matches!(id, "RUB" | "RUR");
        let is_known = |id: &str| {
            declared.contains(id)
                // One rouble has two names.
                || is_rouble(id) && declared.iter().any(|id| is_rouble(id))
                || declared.is_empty() && id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase())
        };
        self.wanted.finish(("offer.currencyId", Code::FEED_CURRENCY), Severity::Warning, is_known, findings);
    }
}
