//! A problem of a feed, and where in it.

use super::fault::{Fault, Then};
use super::place::Place;
use crate::base::lang::Lang;
use crate::report::code::Code;
use crate::report::problem::{Problem, Report, Severity};
use std::fmt;

/// A problem of a feed, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Finding {
    /// What is wrong; its path names the part of the feed, such as `offer.price`.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub problem: Problem,
    /// The line, from 1.
    pub line: u64,
    /// The column, from 1, in characters.
    pub column: u64,
    /// The id of the offer, where it is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub offer: Option<String>,
}

impl Finding {
    pub(crate) fn new(
        severity: Severity,
        (path, report): (&str, Report),
        place: Place,
        offer: Option<&str>,
        lang: Lang,
    ) -> Finding {
        let problem = report.tell(severity, path, lang);
        let Place { line, column } = place;
        Finding { problem, line, column, offer: offer.map(|id| start_of_id(id).to_owned()) }
    }

    /// The finding of a feed without offers.
    pub(crate) fn of_no_offers(lang: Lang) -> Finding {
        let told = ("feed", Report::error(Code::FeedOffersMissing));
        Finding::new(Severity::Error, told, Place::START, None, lang)
    }

    /// The finding of a fault. What a strict reader would stop at is an error.
    pub(crate) fn of_fault(fault: &Fault<'_>, lang: Lang) -> Finding {
        let (code, severity) = (fault.wrong.code(), severity(fault.wrong.code()));
        let path = if fault.offer.is_some() { "offer" } else { "feed" };
        let report = Report::error(code).given(fault.wrong.given(lang)).expected(fault.wrong.expected());
        let mut finding = Finding::new(severity, (path, report), fault.place, fault.offer, lang);
        // Of the others it goes without saying.
        if matches!(code, Code::FeedSyntax | Code::FeedTooLong | Code::FeedTooDeep) {
            finding.problem.message.push_str(&then(fault.then, lang));
        }
        finding
    }
}

/// Characters of an id that a finding shows: more than an id may have.
const LONGEST: usize = 256;

/// As much of an id as a finding shows.
pub(crate) fn start_of_id(id: &str) -> &str {
    id.char_indices().nth(LONGEST).map_or(id, |(end, _)| &id[..end])
}

/// How much a fault matters.
pub(crate) fn severity(code: Code) -> Severity {
    // Reading goes on as if nothing were declared, and a reference to it is an error of its own.
    if code == Code::FeedEntities { Severity::Warning } else { Severity::Error }
}

/// Whether a document is something else than a feed that can be read.
pub(crate) fn is_foreign(code: Code) -> bool {
    matches!(code, Code::FeedNotYml | Code::FeedEncoding | Code::FeedEncodingFalse | Code::FeedArchive)
}

fn then(then: Then, lang: Lang) -> String {
    match (then, lang) {
        (Then::AllRead, _) => String::new(),
        (Then::GoesOn(place), Lang::En) => format!("; left out up to the next offer, in line {}", place.line),
        (Then::GoesOn(place), Lang::Ru) => {
            format!("; пропущено до следующего предложения, в строке {}", place.line)
        }
        (Then::Ends, Lang::En) => "; nothing behind it was read".to_owned(),
        (Then::Ends, Lang::Ru) => "; дальше ничего не прочитано".to_owned(),
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.problem)
    }
}
