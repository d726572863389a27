//! A problem, and the error that carries problems.

use crate::report::code::Code;
use std::fmt;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Severity {
    /// Nothing is wrong: the message says what was not looked at.
    Note,
    /// Optional data is unusable or doubtful: the message says what is sent instead, and the order still goes.
    Warning,
    /// Required data is missing or unusable: there is no snippet.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity of this name, if it is one.
    pub fn from_name(name: &str) -> Option<Severity> {
        [Severity::Note, Severity::Warning, Severity::Error].into_iter().find(|severity| severity.as_str() == name)
    }
}

/// One problem of an order: what, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Problem {
    /// Whether there is a snippet in spite of it.
    pub severity: Severity,
    /// Which kind of problem: stable.
    pub code: Code,
    /// Where it is, such as `order.items[2].price`; empty for the whole input.
    pub path: String,
    /// For people, in the language of the option `lang`. Emails and phones are masked.
    pub message: String,
    /// How to fix it, if that is known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub hint: Option<String>,
}

impl Problem {
    /// A problem that was reported before, for hosts that carry problems from one process to another.
    pub fn new(severity: Severity, code: Code, path: String, message: String, hint: Option<String>) -> Problem {
        Problem { severity, code, path, message, hint }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.severity.as_str(), self.code, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

/// The order has errors, so there is no snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidInput {
    /// Every problem found, warnings included, in the order of the input.
    pub problems: Vec<Problem>,
}

impl fmt::Display for InvalidInput {
    /// Writes all problems in one line, which is one entry of a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidInput {}
