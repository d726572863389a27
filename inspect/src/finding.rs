//! A problem of a file, and where it is.

use crate::source::Location;
use flocktory_postcheckout::Problem;
use std::fmt;

/// A problem of a file, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Finding {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// What is wrong. For a value of an order its path is that of the payload, such as `order.items[0].count`.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub problem: Problem,
}

impl Finding {
    pub(crate) fn new(location: Location, problem: Problem) -> Finding {
        Finding { line: location.line, column: location.column, problem }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.problem)
    }
}
