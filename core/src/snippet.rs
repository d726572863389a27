//! The snippet: what goes into the page.

use crate::csp::csp_hash;
use crate::problem::Problem;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// What goes into the page, whole and in its parts. ASCII throughout, so it reads the same in a page of any charset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    html: String,
    body: Range<usize>,
    payloads: Vec<Range<usize>>,
    list: bool,
    problems: Vec<Problem>,
}

impl Snippet {
    pub(crate) fn new(
        html: Vec<u8>,
        body: Range<usize>,
        payloads: Vec<Range<usize>>,
        list: bool,
        problems: Vec<Problem>,
    ) -> Snippet {
        // The writer puts out ASCII only.
        let html = String::from_utf8(html).unwrap_or_default();
        Snippet { html, body, payloads, list, problems }
    }

    /// The whole tag.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The same, given away.
    pub fn into_html(self) -> String {
        self.html
    }

    /// What stands between the tags, for hosts that add the tag themselves: bytes 0x20 to 0x7E and line feeds, no
    /// `<`, `>` or `&`.
    pub fn body(&self) -> &str {
        self.html.get(self.body.clone()).unwrap_or_default()
    }

    /// The payload alone, as JSON: an object, or an array if a list of orders was given.
    pub fn json(&self) -> Cow<'_, str> {
        let mut payloads = self.payloads.iter().filter_map(|range| self.html.get(range.clone()));
        if self.list {
            Cow::Owned(format!("[{}]", payloads.collect::<Vec<_>>().join(",")))
        } else {
            Cow::Borrowed(payloads.next().unwrap_or_default())
        }
    }

    /// `sha256-…` of exactly the body, for a `script-src` that allows inline scripts by hash.
    pub fn csp_hash(&self) -> String {
        csp_hash(self.body())
    }

    /// Where the body stands in the html: for hosts that keep the html alone.
    pub fn body_range(&self) -> Range<usize> {
        self.body.clone()
    }

    /// Where each order's payload stands in the html.
    pub fn payload_ranges(&self) -> &[Range<usize>] {
        &self.payloads
    }

    /// Whether a list of orders was given.
    pub fn is_list(&self) -> bool {
        self.list
    }

    /// The warnings: what differs from the input, and why.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for Snippet {
    /// Writes the whole tag.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.html)
    }
}
