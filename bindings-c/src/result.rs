//! The result that C receives.

use crate::outcome::{Outcome, Part};
use crate::problem::{self, ProblemTexts};
use std::ffi::{CStr, CString};
use std::sync::OnceLock;

/// The result of a call. It never changes, so many threads may read it at once. Its texts live as long as the result.
pub struct FlocktoryPostcheckoutResult {
    outcome: Outcome,
    /// Made at their first use: few callers need all of them.
    texts: [OnceLock<Option<CString>>; Part::COUNT],
    problems: OnceLock<Box<[ProblemTexts]>>,
}

impl FlocktoryPostcheckoutResult {
    pub(crate) fn new(outcome: Outcome) -> FlocktoryPostcheckoutResult {
        FlocktoryPostcheckoutResult { outcome, texts: Default::default(), problems: OnceLock::new() }
    }

    pub(crate) fn text(&self, part: Part) -> Option<&CStr> {
        if let (Outcome::Snippet(snippet), Part::Html) = (&self.outcome, part) {
            return Some(snippet.as_html().c_str());
        }
        // No part contains a NUL, which is an escape in JSON.
        let make = || CString::new(&*self.outcome.text(part)?).ok();
        self.texts[part as usize].get_or_init(make).as_deref()
    }

    pub(crate) fn problem_count(&self) -> usize {
        self.outcome.problems().len()
    }

    /// A part of a problem, by its number in the header.
    pub(crate) fn problem(&self, index: usize, part: u32) -> Option<&CStr> {
        let problems = self.problems.get_or_init(|| self.outcome.problems().iter().map(problem::texts).collect());
        problems.get(index)?.get(usize::try_from(part).ok()?)?.as_deref()
    }
}
