//! A problem of a file, and where it is.

use crate::excerpt::Excerpt;
use crate::source::Location;
use flocktory_postcheckout::Problem;
use std::fmt;

/// A problem of a file, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Finding {
    /// What holds it inside the file: an address in a recording, a tag in a container. Empty: the file itself.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "String::is_empty"))]
    pub document: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// The line of the place.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub excerpt: Option<Excerpt>,
    /// Bytes of the text before the place; `None` for a problem of the whole text.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) offset: Option<usize>,
    /// What is wrong. For a value of an order its path is that of the payload, such as `order.items[0].count`.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub problem: Problem,
}

impl Finding {
    pub(crate) fn new(location: Location, problem: Problem) -> Finding {
        let Location { line, column, offset } = location;
        Finding { document: String::new(), line, column, excerpt: None, offset: Some(offset), problem }
    }

    /// A problem that has no place: the text lacks something.
    pub(crate) fn of_text(problem: Problem) -> Finding {
        Finding { document: String::new(), line: 1, column: 1, excerpt: None, offset: None, problem }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.problem)
    }
}
