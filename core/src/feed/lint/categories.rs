//! The categories of a feed: a tree that offers point into.

use super::{Findings, Flaw};
use crate::code::Code;
use crate::feed::read::{Element, Finding, Place, Places};
use crate::problem::Severity;
use std::collections::{HashMap, HashSet};

/// Characters of a category's name that the vendor wants at most.
const NAME: usize = 40;
/// Categories and mentions of others that are kept.
const KEPT: usize = 1_000_000;

#[derive(Default)]
pub(super) struct Categories {
    known: HashMap<Box<str>, Category>,
    /// Ids in the order of the feed.
    order: Vec<Box<str>>,
    /// Ids that offers named before they were known.
    wanted: Wanted,
}

struct Category {
    parent: Option<Box<str>>,
    place: Place,
}

/// Ids that offers have named and nobody has declared so far, each with its first offer.
#[derive(Default)]
pub(super) struct Wanted(HashMap<Box<str>, First>);

struct First {
    place: Place,
    offer: Box<str>,
    order: usize,
}

impl Wanted {
    pub(super) fn note(&mut self, id: &str, offer: &str, place: impl FnOnce() -> Place) {
        if self.0.len() < KEPT && !self.0.contains_key(id) {
            let order = self.0.len();
            self.0.insert(id.into(), First { place: place(), offer: offer.into(), order });
        }
    }

    /// Tells those that are still not known, with the first offer of each.
    pub(super) fn finish<F: FnMut(Finding)>(
        self,
        (path, code): (&'static str, Code),
        severity: Severity,
        is_known: impl Fn(&str) -> bool,
        findings: &mut Findings<F>,
    ) {
        let mut unknown: Vec<_> = self.0.into_iter().filter(|(id, _)| !is_known(id)).collect();
        unknown.sort_by_key(|(_, first)| first.order);
        for (id, first) in unknown {
            findings.add(severity, code, |lang| {
                let told = Flaw::error(path, code).given(&id).told();
                Finding::new(severity, told, first.place, Some(&first.offer), lang)
            });
        }
    }
}

impl Categories {
    pub(super) fn len(&self) -> u64 {
        self.order.len() as u64
    }

    /// Notes a category, and tells what is wrong with it by itself.
    pub(super) fn declare(&mut self, element: &Element<'_>, places: &mut Places<'_>) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let name = element.text().trim();
        if name.is_empty() {
            flaws.push(Flaw::warning("category", Code::FeedCategoryIncomplete).expected("name"));
        } else if name.chars().count() > NAME {
            flaws.push(Flaw::warning("category", Code::FeedTextLong).given(name).expected(NAME));
        }
        let Some(id) = element.attribute("id").filter(|id| !id.text.trim().is_empty()) else {
            flaws.push(Flaw::error("category.id", Code::FeedCategoryIncomplete).expected("id"));
            return flaws;
        };
        let key = id.text.trim();
        if self.known.contains_key(key) {
            flaws.push(Flaw::error("category.id", Code::FeedCategoryRepeated).at(id.at).given(key));
        } else if self.order.len() < KEPT {
            // 0 is what many exporters write for none.
            let parent = element.attribute("parentId").map(|parent| parent.text.trim());
            let parent = parent.filter(|parent| !matches!(*parent, "" | "0")).map(Into::into);
            self.known.insert(key.into(), Category { parent, place: places.of(element, element.at()) });
            self.order.push(key.into());
        }
        flaws
    }

    /// Notes the category of an offer.
    pub(super) fn want(&mut self, id: &str, offer: &str, place: impl FnOnce() -> Place) {
        if !self.known.contains_key(id) {
            self.wanted.note(id, offer, place);
        }
    }

    /// Tells parents that do not exist, circles, and categories of offers that do not exist.
    pub(super) fn finish<F: FnMut(Finding)>(&mut self, findings: &mut Findings<F>) {
        let mut tell = |code: Code, given: &str, place: Place| {
            findings.add(Severity::Error, code, |lang| {
                let told = Flaw::error("category.parentId", code).given(given).told();
                Finding::new(Severity::Error, told, place, None, lang)
            });
        };
        // Categories from which a root is reached, or whose circle has been told.
        let mut settled = HashSet::new();
        for id in &self.order {
            let (mut way, mut on_way) = (Vec::new(), HashSet::new());
            let mut next = Some(id);
            while let Some(id) = next.filter(|&id| !settled.contains(id)) {
                let Some(category) = self.known.get(id) else { break };
                if !on_way.insert(id) {
                    tell(Code::FeedCategoryCircle, id, category.place);
                    break;
                }
                way.push(id);
                next = category.parent.as_ref();
            }
            settled.extend(way);
            if let Some(Category { parent: Some(parent), place }) = self.known.get(id)
                && !self.known.contains_key(parent)
            {
                tell(Code::FeedCategoryParent, parent, *place);
            }
        }
        let (wanted, known) = (std::mem::take(&mut self.wanted), &self.known);
        let is_known = |id: &str| known.contains_key(id);
        wanted.finish(("offer.categoryId", Code::FeedCategoryUnknown), Severity::Error, is_known, findings);
    }
}
