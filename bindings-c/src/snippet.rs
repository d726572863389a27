//! A snippet whose html ends with a NUL where it lies: for a large order, a copy costs a quarter of the render.

use flocktory_postcheckout::{Problem, Snippet as Made, csp_hash};
use std::ffi::CString;
use std::ops::Range;

pub(crate) struct Snippet {
    pub(crate) html: CString,
    pub(crate) problems: Vec<Problem>,
    body: Range<usize>,
    payloads: Vec<Range<usize>>,
    is_list: bool,
}

impl From<Made> for Snippet {
    fn from(made: Made) -> Snippet {
        Snippet {
            problems: made.problems().to_vec(),
            body: made.body_range(),
            payloads: made.payload_ranges().to_vec(),
            is_list: made.is_list(),
            // It is ASCII, without a NUL.
            html: CString::new(made.into_html()).unwrap_or_default(),
        }
    }
}

impl Snippet {
    pub(crate) fn body(&self) -> &str {
        self.part(&self.body)
    }

    pub(crate) fn json(&self) -> String {
        let payloads = self.payloads.iter().map(|range| self.part(range)).collect::<Vec<_>>().join(",");
        if self.is_list { format!("[{payloads}]") } else { payloads }
    }

    pub(crate) fn csp_hash(&self) -> String {
        csp_hash(self.body())
    }

    fn part(&self, range: &Range<usize>) -> &str {
        self.html.to_str().ok().and_then(|html| html.get(range.clone())).unwrap_or_default()
    }
}
