//! The currencies of a feed.

use super::Findings;
use super::categories::Wanted;
use crate::code::Code;
use crate::feed::read::{Element, Finding, Place};
use crate::problem::Severity;
use std::collections::HashSet;

/// Currencies of one feed: far more than there are.
const KEPT: usize = 1000;

#[derive(Default)]
pub(super) struct Currencies {
    declared: HashSet<Box<str>>,
    wanted: Wanted,
}

impl Currencies {
    pub(super) fn declare(&mut self, element: &Element<'_>) {
        if let Some(id) = element.attribute("id").filter(|_| self.declared.len() < KEPT) {
            self.declared.insert(id.text.trim().into());
        }
    }

    /// Notes the currency of an offer.
    pub(super) fn want(&mut self, id: &str, offer: &str, place: impl FnOnce() -> Place) {
        if !self.declared.contains(id) {
            self.wanted.note(id, offer, place);
        }
    }

    /// Tells currencies of offers that are none, or that the feed does not declare though it declares others.
    pub(super) fn finish<F: FnMut(Finding)>(&mut self, findings: &mut Findings<F>) {
        let (wanted, declared) = (std::mem::take(&mut self.wanted), &self.declared);
        let is_rouble = |id: &str| matches!(id, "RUB" | "RUR");
        let is_known = |id: &str| {
            declared.contains(id)
                // One rouble has two names.
                || is_rouble(id) && declared.iter().any(|id| is_rouble(id))
                || declared.is_empty() && id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase())
        };
        wanted.finish(("offer.currencyId", Code::FeedCurrency), Severity::Warning, is_known, findings);
    }
}
