//! The result that C holds.

use crate::outcome::{Outcome, Part};
use std::ffi::{CStr, CString};
use std::sync::OnceLock;

/// What a call came to. It never changes, so that many threads may read it at once; its texts live as long as it does.
pub struct FlocktoryPostcheckoutResult {
    outcome: Outcome,
    /// Made when they are first asked for: few callers want them all.
    texts: [OnceLock<Option<CString>>; Part::COUNT],
}

impl FlocktoryPostcheckoutResult {
    pub(crate) fn new(outcome: Outcome) -> FlocktoryPostcheckoutResult {
        FlocktoryPostcheckoutResult { outcome, texts: Default::default() }
    }

    pub(crate) fn text(&self, part: Part) -> Option<&CStr> {
        if let (Outcome::Snippet(snippet), Part::Html) = (&self.outcome, part) {
            return Some(&snippet.html);
        }
        // No part has a NUL, which JSON writes as an escape.
        let make = || CString::new(&*self.outcome.text(part)?).ok();
        self.texts[part as usize].get_or_init(make).as_deref()
    }
}
