//! The result that C receives.

use crate::outcome::{Outcome, Part};
use std::ffi::{CStr, CString};
use std::sync::OnceLock;

/// The result of a call. It never changes, so many threads may read it at once. Its texts live as long as the result.
pub struct FlocktoryPostcheckoutResult {
    outcome: Outcome,
    /// Made at their first use: few callers need all of them.
    texts: [OnceLock<Option<CString>>; Part::COUNT],
}

impl FlocktoryPostcheckoutResult {
    pub(crate) fn new(outcome: Outcome) -> FlocktoryPostcheckoutResult {
        FlocktoryPostcheckoutResult { outcome, texts: Default::default() }
    }

    pub(crate) fn text(&self, part: Part) -> Option<&CStr> {
        if let (Outcome::Snippet(snippet), Part::Html) = (&self.outcome, part) {
            return Some(snippet.as_html().c_str());
        }
        // No part contains a NUL, which is an escape in JSON.
        let make = || CString::new(&*self.outcome.text(part)?).ok();
        self.texts[part as usize].get_or_init(make).as_deref()
    }
}
