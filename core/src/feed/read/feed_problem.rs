//! A problem of a feed, and where in it.

use super::place::Place;
use super::xml_error::{Then, XmlError};
use crate::base::lang::Lang;
use crate::report::builder::ProblemBuilder;
use crate::report::code::Code;
use crate::report::problem::{Problem, Severity};
use std::fmt;

/// A problem of a feed, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FeedProblem {
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

impl FeedProblem {
    pub(crate) fn new(
        severity: Severity,
        (path, report): (&str, ProblemBuilder),
        place: Place,
        offer: Option<&str>,
        lang: Lang,
    ) -> FeedProblem {
        let problem = report.build(severity, path, lang);
        let Place { line, column } = place;
        FeedProblem { problem, line, column, offer: offer.map(|id| start_of_id(id).to_owned()) }
    }

    /// The finding of a feed without offers.
    pub(crate) fn of_no_offers(lang: Lang) -> FeedProblem {
        let problem = ("feed", ProblemBuilder::error(Code::FEED_OFFERS_MISSING));
        FeedProblem::new(Severity::Error, problem, Place::START, None, lang)
    }

    /// The finding of a fault. What a strict reader would stop at is an error.
    pub(crate) fn of_fault(error: &XmlError<'_>, lang: Lang) -> FeedProblem {
        let (code, severity) = (error.defect.code(), severity(error.defect.code()));
        let path = if error.offer.is_some() { "offer" } else { "feed" };
        let report = ProblemBuilder::error(code).given(error.defect.given(lang)).expected(error.defect.expected());
        let mut finding = FeedProblem::new(severity, (path, report), error.place, error.offer, lang);
        // For the others it is obvious.
        if matches!(code, Code::FEED_SYNTAX | Code::FEED_TOO_LONG | Code::FEED_TOO_DEEP) {
            finding.problem.message.push_str(&then(error.then, lang));
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
    // Reading continues as if nothing were declared, and a reference to it is a separate error.
    if code == Code::FEED_ENTITIES { Severity::Warning } else { Severity::Error }
}

/// Whether a document is something else than a feed that can be read.
pub(crate) fn is_foreign(code: Code) -> bool {
    matches!(code, Code::FEED_NOT_YML | Code::FEED_ENCODING | Code::FEED_ENCODING_FALSE | Code::FEED_ARCHIVE)
}

fn then(then: Then, lang: Lang) -> String {
    match (then, lang) {
        (Then::AllRead, _) => String::new(),
        (Then::GoesOn(place), Lang::En) => format!("; left out up to the next offer, in line {}", place.line),
        (Then::GoesOn(place), Lang::Ru) => {
            format!("; пропущено до следующего предложения, в строке {}", place.line)
        }
        (Then::Ends, Lang::En) => "; nothing after it was read".to_owned(),
        (Then::Ends, Lang::Ru) => "; дальше ничего не прочитано".to_owned(),
    }
}

impl fmt::Display for FeedProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.problem)
    }
}
