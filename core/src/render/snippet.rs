//! The snippet: what goes into the page.

use crate::base::csp::csp_hash;
use crate::report::problem::Problem;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::slice;

/// A snippet for the thank-you page, and its parts. All of it is ASCII, so it is the same in a page of any charset.
///
/// The html is in a `String`, or in the string of a host that [`Reading::render_into`](crate::Reading::render_into)
/// has written it into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet<Html = String> {
    html: Html,
    body: Range<usize>,
    payloads: Payloads,
    problems: Vec<Problem>,
}

/// Where the payloads are in the html.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Payloads {
    One(Range<usize>),
    List(Vec<Range<usize>>),
}

impl<Html> Snippet<Html> {
    pub(crate) fn new(html: Html, body: Range<usize>, payloads: Payloads, problems: Vec<Problem>) -> Self {
        Snippet { html, body, payloads, problems }
    }

    /// The string that contains the whole tag.
    pub fn as_html(&self) -> &Html {
        &self.html
    }

    /// Consumes the snippet and returns its html.
    pub fn into_html(self) -> Html {
        self.html
    }

    /// Consumes the snippet and returns its warnings.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Where the body is in the html, for hosts that keep only the html.
    pub fn body_range(&self) -> Range<usize> {
        self.body.clone()
    }

    /// Where each order's payload is in the html.
    pub fn payload_ranges(&self) -> &[Range<usize>] {
        match &self.payloads {
            Payloads::One(payload) => slice::from_ref(payload),
            Payloads::List(payloads) => payloads,
        }
    }

    /// Whether a list of orders was given.
    pub fn is_list(&self) -> bool {
        matches!(self.payloads, Payloads::List(_))
    }

    /// The warnings: what differs from the input, and why.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl<Html: AsRef<str>> Snippet<Html> {
    /// The whole tag.
    pub fn html(&self) -> &str {
        self.html.as_ref()
    }

    /// The script or JSON between the tags, for hosts that add the tag themselves: bytes 0x20 to 0x7E and line feeds,
    /// no `<`, `>` or `&`.
    pub fn body(&self) -> &str {
        self.html().get(self.body.clone()).unwrap_or_default()
    }

    /// The payload alone, as JSON: an object, or an array if a list of orders was given.
    pub fn json(&self) -> Cow<'_, str> {
        let payload = |range: &Range<usize>| self.html().get(range.clone()).unwrap_or_default();
        match &self.payloads {
            Payloads::One(range) => Cow::Borrowed(payload(range)),
            Payloads::List(ranges) => {
                Cow::Owned(format!("[{}]", ranges.iter().map(payload).collect::<Vec<_>>().join(",")))
            }
        }
    }

    /// `sha256-…` of exactly the body, for a `script-src` that allows inline scripts by hash.
    pub fn csp_hash(&self) -> String {
        csp_hash(self.body())
    }
}

impl<Html: AsRef<str>> fmt::Display for Snippet<Html> {
    /// Writes the whole tag.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.html())
    }
}
