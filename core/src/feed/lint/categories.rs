//! The categories of a feed: a tree that offers point into.

use super::offer::is_escaped_twice;
use super::{ElementProblem, Findings};
use crate::base::limits::{MAX_FEED_CATEGORIES, MAX_FEED_CATEGORY_ID};
use crate::feed::read::{Element, FeedProblem, Limit, Place, Places, start_of_id};
use crate::report::code::Code;
use crate::report::problem::Severity;
use std::collections::{HashMap, HashSet};

/// The longest name of a category that Flocktory recommends, in characters.
const NAME: usize = 40;

pub(super) struct Categories {
    known: HashMap<Box<str>, Category>,
    /// Ids in the order of the feed.
    order: Vec<Box<str>>,
    /// Ids that offers named before they were known.
    wanted: Wanted,
}

impl Default for Categories {
    fn default() -> Categories {
        let wanted = Wanted::new(Limit::Categories, MAX_FEED_CATEGORIES);
        Categories { known: HashMap::new(), order: Vec::new(), wanted }
    }
}

struct Category {
    parent: Option<Box<str>>,
    place: Place,
}

/// Ids that offers have named and nobody has declared so far, each with its first offer.
pub(super) struct Wanted {
    ids: HashMap<Box<str>, First>,
    limit: Limit,
    most: usize,
}

struct First {
    place: Place,
    offer: Box<str>,
    order: usize,
}

/// An id of a category or a currency that is short enough to be kept.
pub(super) fn checked(id: &str) -> Result<Box<str>, Limit> {
    if id.len() > MAX_FEED_CATEGORY_ID { Err(Limit::CategoryId) } else { Ok(id.into()) }
}

impl Wanted {
    /// None so far, and `most` of them at most, which is this limit.
    pub(super) fn new(limit: Limit, most: usize) -> Wanted {
        Wanted { ids: HashMap::new(), limit, most }
    }

    pub(super) fn note(&mut self, id: &str, offer: &str, place: impl FnOnce() -> Place) -> Result<(), Limit> {
        if self.ids.contains_key(id) {
            return Ok(());
        }
        let (id, order) = (checked(id)?, self.ids.len());
        if order >= self.most {
            return Err(self.limit);
        }
        self.ids.insert(id, First { place: place(), offer: start_of_id(offer).into(), order });
        Ok(())
    }

    /// Reports the ids that are still unknown, with the first offer of each.
    pub(super) fn finish<F: FnMut(FeedProblem)>(
        self,
        (path, code): (&'static str, Code),
        severity: Severity,
        is_known: impl Fn(&str) -> bool,
        findings: &mut Findings<F>,
    ) {
        let mut unknown: Vec<_> = self.ids.into_iter().filter(|(id, _)| !is_known(id)).collect();
        unknown.sort_by_key(|(_, first)| first.order);
        for (id, first) in unknown {
            findings.add(severity, code, |lang| {
                let problem = ElementProblem::error(path, code).given(&id).builder(lang);
                FeedProblem::new(severity, problem, first.place, Some(&first.offer), lang)
            });
        }
    }
}

impl Categories {
    pub(super) fn len(&self) -> u64 {
        self.order.len() as u64
    }

    /// Records a category, and reports its own problems.
    pub(super) fn declare(&mut self, element: &Element<'_>, places: &mut Places<'_>) -> Vec<ElementProblem> {
        let mut flaws = Vec::new();
        let name = element.text().trim();
        if name.is_empty() {
            flaws.push(ElementProblem::warning("category", Code::FEED_CATEGORY_INCOMPLETE).expected("name"));
        } else if is_escaped_twice(name) {
            flaws.push(ElementProblem::warning("category", Code::FEED_ESCAPED_TWICE).given(name));
        } else if name.chars().count() > NAME {
            flaws.push(ElementProblem::warning("category", Code::FEED_TEXT_LONG).given(name).expected(NAME));
        }
        let Some(id) = element.attribute("id").filter(|id| !id.text.trim().is_empty()) else {
            flaws.push(ElementProblem::error("category.id", Code::FEED_CATEGORY_INCOMPLETE).expected("id"));
            return flaws;
        };
        let key = id.text.trim();
        if self.known.contains_key(key) {
            flaws.push(ElementProblem::error("category.id", Code::FEED_CATEGORY_REPEATED).at(id.at).given(key));
            return flaws;
        }
        let key = match checked(key) {
            Ok(_) if self.order.len() >= MAX_FEED_CATEGORIES => Err(Limit::Categories),
            checked => checked,
        };
        match key {
            Err(limit) => flaws.push(ElementProblem::limit("category.id", limit).at(id.at)),
            Ok(key) => {
                let parent = match parent(element) {
                    Ok(parent) => parent,
                    Err(flaw) => {
                        flaws.push(flaw);
                        None
                    }
                };
                self.order.push(key.clone());
                self.known.insert(key, Category { parent, place: places.of(element, element.at()) });
            }
        }
        flaws
    }

    /// Notes the category of an offer, if there is room for it.
    pub(super) fn want(&mut self, id: &str, offer: &str, place: impl FnOnce() -> Place) -> Result<(), Limit> {
        if self.known.contains_key(id) { Ok(()) } else { self.wanted.note(id, offer, place) }
    }

    /// Reports parents that do not exist, circles, and categories of offers that do not exist.
    pub(super) fn finish<F: FnMut(FeedProblem)>(self, findings: &mut Findings<F>) {
        let mut report = |code: Code, given: &str, place: Place| {
            findings.add(Severity::Error, code, |lang| {
                let problem = ElementProblem::error("category.parentId", code).given(given).builder(lang);
                FeedProblem::new(Severity::Error, problem, place, None, lang)
            });
        };
        // Categories from which a root is reached, or whose circle has been reported.
        let mut settled = HashSet::new();
        for id in &self.order {
            let (mut way, mut on_way) = (Vec::new(), HashSet::new());
            let mut next = Some(id);
            while let Some(id) = next.filter(|&id| !settled.contains(id)) {
                let Some(category) = self.known.get(id) else { break };
                if !on_way.insert(id) {
                    report(Code::FEED_CATEGORY_CIRCLE, id, category.place);
                    break;
                }
                way.push(id);
                next = category.parent.as_ref();
            }
            settled.extend(way);
            if let Some(Category { parent: Some(parent), place }) = self.known.get(id)
                && !self.known.contains_key(parent)
            {
                report(Code::FEED_CATEGORY_PARENT, parent, *place);
            }
        }
        if self.order.is_empty() && !self.wanted.ids.is_empty() {
            // Once, in place of each id that offers have.
            findings.add(Severity::Error, Code::FEED_CATEGORIES_MISSING, |lang| {
                let problem = ElementProblem::error("feed", Code::FEED_CATEGORIES_MISSING).builder(lang);
                FeedProblem::new(Severity::Error, problem, Place::START, None, lang)
            });
            return;
        }
        let known = &self.known;
        let is_known = |id: &str| known.contains_key(id);
        self.wanted.finish(("offer.categoryId", Code::FEED_CATEGORY_UNKNOWN), Severity::Error, is_known, findings);
    }
}

/// The category above this one. 0 is what many exporters write for none.
fn parent(element: &Element<'_>) -> Result<Option<Box<str>>, ElementProblem> {
    let Some(parent) = element.attribute("parentId") else { return Ok(None) };
    match parent.text.trim() {
        "" | "0" => Ok(None),
        id => checked(id).map(Some).map_err(|limit| ElementProblem::limit("category.parentId", limit).at(parent.at)),
    }
}
