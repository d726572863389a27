//! The check of a feed: the document, its categories, its currencies and its offers.

mod categories;
pub(crate) mod codes;
mod currencies;
mod ids;
mod offer;

use super::read::codes::DOCUMENTS;
use super::read::{Element, FeedProblem, Limit, Places, Sink, Then, Thing, XmlError, is_foreign, severity, walk};
use crate::base::lang::Lang;
use crate::index::error::FeedError;
use crate::report::builder::ProblemBuilder;
use crate::report::code::Code;
use crate::report::describe;
use crate::report::problem::Severity;
use categories::Categories;
use codes::OFFERS;
use currencies::Currencies;
use ids::Ids;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::Read;

/// The result of checking a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LintReport {
    /// Offers that could be read.
    pub offers: u64,
    /// Categories.
    pub categories: u64,
    /// Bytes of the feed, unpacked.
    pub bytes: u64,
    /// How many problems there are of each code, those without an example included: errors first, then in the order of
    /// the documentation.
    pub counts: Vec<CodeCount>,
}

/// How many problems of one code and severity a feed has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CodeCount {
    /// How much they matter.
    pub severity: Severity,
    /// Their code.
    pub code: Code,
    /// How many there are.
    pub count: u64,
}

impl LintReport {
    /// How many problems there are of a severity.
    pub fn count(&self, severity: Severity) -> u64 {
        self.counts.iter().filter(|of| of.severity == severity).map(|of| of.count).sum()
    }
}

/// How a feed is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lint {
    /// The language of the messages.
    pub lang: Lang,
    /// Problems of one code that are passed to the caller; all of them are counted.
    pub examples: u64,
}

impl Default for Lint {
    fn default() -> Lint {
        Lint { lang: Lang::default(), examples: u64::MAX }
    }
}

/// Finds everything that is wrong with a feed (YML). The crate's limits bound the memory, whatever the feed is: about
/// fifty bytes for each offer, to find repeated ids, and the ids of categories. Each problem is passed on when it is
/// found; after an error in the document, reading continues with the next offer.
///
/// ```
/// use flocktory_postcheckout::Severity;
/// use flocktory_postcheckout::feed::{Lint, lint};
///
/// let report = lint(&b"<!DOCTYPE html><html>Log in</html>"[..], Lint::default(), |finding| println!("{finding}"))?;
/// assert_eq!(report.count(Severity::Error), 1);
/// # Ok::<(), flocktory_postcheckout::feed::FeedError>(())
/// ```
///
/// # Errors
/// [`FeedError::Io`]: all else is a problem of the feed.
pub fn lint<R: Read>(input: R, lint: Lint, each: impl FnMut(FeedProblem)) -> Result<LintReport, FeedError> {
    let mut linter = Linter {
        findings: Findings { lint, each, counts: BTreeMap::new() },
        categories: Categories::default(),
        currencies: Currencies::default(),
        ids: Ids::default(),
        offers: 0,
        bytes: 0,
        is_header_lost: false,
        is_cut_off: false,
    };
    walk(input, &mut linter)?;
    Ok(linter.finish())
}

/// Where problems go.
struct Findings<F> {
    lint: Lint,
    each: F,
    counts: BTreeMap<(Reverse<Severity>, Code), u64>,
}

impl<F: FnMut(FeedProblem)> Findings<F> {
    /// Counts a problem, and hands it over unless there were enough of its kind.
    fn add(&mut self, severity: Severity, code: Code, write: impl FnOnce(Lang) -> FeedProblem) {
        let count = self.counts.entry((Reverse(severity), code)).or_default();
        *count += 1;
        if *count <= self.lint.examples {
            (self.each)(write(self.lint.lang));
        }
    }
}

/// A problem of a part of an element.
struct ElementProblem {
    severity: Severity,
    /// Such as `offer.price`.
    path: &'static str,
    code: Code,
    /// Where the part is; without one, the element's own place.
    at: Option<usize>,
    given: Option<String>,
    /// In place of what was given: there is more than so much.
    limit: Option<Limit>,
    expected: String,
    hint: Option<String>,
}

impl ElementProblem {
    fn error(path: &'static str, code: Code) -> ElementProblem {
        let (given, limit, expected, hint) = (None, None, String::new(), None);
        ElementProblem { severity: Severity::Error, path, code, at: None, given, limit, expected, hint }
    }

    /// More of something than is kept.
    fn limit(path: &'static str, limit: Limit) -> ElementProblem {
        ElementProblem { limit: Some(limit), ..ElementProblem::error(path, Code::FEED_LIMIT) }
    }

    fn warning(path: &'static str, code: Code) -> ElementProblem {
        ElementProblem { severity: Severity::Warning, ..ElementProblem::error(path, code) }
    }

    fn at(self, at: usize) -> ElementProblem {
        ElementProblem { at: Some(at), ..self }
    }

    fn given(self, text: &str) -> ElementProblem {
        ElementProblem { given: Some(describe::label(text)), ..self }
    }

    fn expected(self, expected: impl ToString) -> ElementProblem {
        ElementProblem { expected: expected.to_string(), ..self }
    }

    fn hint(self, hint: impl ToString) -> ElementProblem {
        ElementProblem { hint: Some(hint.to_string()), ..self }
    }

    fn builder(self, lang: Lang) -> (&'static str, ProblemBuilder) {
        let limit = self.limit.map(|limit| limit.describe(lang));
        let problem = ProblemBuilder::error(self.code).given(self.given.or(limit).unwrap_or_default());
        (self.path, problem.expected(self.expected).suggestion(self.hint))
    }
}

struct Linter<F> {
    findings: Findings<F>,
    categories: Categories,
    currencies: Currencies,
    ids: Ids,
    offers: u64,
    bytes: u64,
    /// Whether an error before the first offer may hide categories and currencies.
    is_header_lost: bool,
    /// Whether an error hides the end of the feed.
    is_cut_off: bool,
}

impl<F: FnMut(FeedProblem)> Linter<F> {
    fn report(&mut self, flaw: ElementProblem, element: &Element<'_>, places: &mut Places<'_>, offer: Option<&str>) {
        self.findings.add(flaw.severity, flaw.code, |lang| {
            let place = places.of(element, flaw.at.unwrap_or(element.at()));
            FeedProblem::new(flaw.severity, flaw.builder(lang), place, offer, lang)
        });
    }

    fn catalog(&mut self, catalog: &Element<'_>, places: &mut Places<'_>) {
        let flaw = match catalog.attribute("date") {
            None => ElementProblem::warning("yml_catalog.date", Code::FEED_DATE)
                .expected("2026-11-25T13:00+03:00")
                .given(""),
            Some(date) if is_date(date.text) => return,
            Some(date) => ElementProblem::warning("yml_catalog.date", Code::FEED_DATE).at(date.at).given(date.text),
        };
        self.report(flaw, catalog, places, None);
    }

    fn finish(mut self) -> LintReport {
        let findings = &mut self.findings;
        let is_readable = !self.is_cut_off || self.offers > 0;
        if self.offers == 0 && is_readable && !findings.counts.keys().any(|(_, code)| is_foreign(*code)) {
            findings.add(Severity::Error, Code::FEED_OFFERS_MISSING, FeedProblem::of_no_offers);
        }
        let categories = self.categories.len();
        if !self.is_header_lost {
            self.categories.finish(findings);
            self.currencies.finish(findings);
        }
        let count = |((Reverse(severity), code), count)| CodeCount { severity, code, count };
        let mut counts: Vec<_> = self.findings.counts.into_iter().map(count).collect();
        let order = |code| DOCUMENTS.iter().chain(OFFERS).position(|other| *other == code);
        counts.sort_by_key(|of| (Reverse(of.severity), order(of.code)));
        LintReport { offers: self.offers, categories, bytes: self.bytes, counts }
    }
}

impl<F: FnMut(FeedProblem)> Sink for Linter<F> {
    const THOROUGH: bool = true;

    fn wants(_: &str) -> bool {
        true
    }

    fn element(&mut self, thing: Thing, element: &Element<'_>, places: &mut Places<'_>) {
        match thing {
            Thing::Catalog => self.catalog(element, places),
            Thing::Currency => {
                if let Some(flaw) = self.currencies.declare(element) {
                    self.report(flaw, element, places, None);
                }
            }
            Thing::Category => {
                for flaw in self.categories.declare(element, places) {
                    self.report(flaw, element, places, None);
                }
            }
            Thing::Offer => self.offer(element, places),
        }
    }

    fn xml_error(&mut self, error: XmlError<'_>) {
        self.is_header_lost |= self.offers == 0 && error.then != Then::AllRead;
        self.is_cut_off |= error.then == Then::Ends;
        let code = error.defect.code();
        self.findings.add(severity(code), code, |lang| FeedProblem::of_fault(&error, lang));
    }

    fn read_so_far(&mut self, bytes: u64) {
        self.bytes = bytes;
    }
}

/// Whether a text begins with a day as feeds write it, and goes on with a time if with anything.
fn is_date(text: &str) -> bool {
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let Some((day, time)) = text.trim().split_at_checked(10) else { return false };
    let mut parts = day.split('-');
    let number = |part: Option<&str>, length: usize| {
        part.filter(|part| part.len() == length && is_digits(part)).and_then(|part| part.parse::<u32>().ok())
    };
    let (year, month, day) = (number(parts.next(), 4), number(parts.next(), 2), number(parts.next(), 2));
    let is_day =
        year.is_some() && month.is_some_and(|m| (1..=12).contains(&m)) && day.is_some_and(|d| (1..=31).contains(&d));
    let is_time = match time.strip_prefix([' ', 'T', 't']) {
        None => time.is_empty(),
        Some(time) => {
            let mut parts = time.split([':', '+', '-', 'Z', 'z', '.']);
            number(parts.next(), 2).is_some_and(|h| h < 24) && number(parts.next(), 2).is_some_and(|m| m < 60)
        }
    };
    is_day && is_time
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_as_feeds_write_them() {
        for date in
            ["2026-11-25 13:04", "2026-11-25T13:04:05+03:00", "2026-11-25", "2026-11-25T13:04Z", " 2026-11-25 13:04 "]
        {
            assert!(is_date(date), "{date}");
        }
        for date in
            ["", "25.11.2026 13:04", "2026-13-01 10:00", "2026-11-25 25:00", "2026-11-25x", "1764075845", "ж2026-11-25"]
        {
            assert!(!is_date(date), "{date}");
        }
    }
}
