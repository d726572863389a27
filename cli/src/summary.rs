//! The summary of a check of many orders: problems by code.

use crate::output::{Outcome, log, style};
use flocktory_postcheckout::{Code, Problem, Severity};
use std::cmp::Reverse;
use std::collections::BTreeMap;

#[derive(Default)]
pub(crate) struct Summary {
    lines: u64,
    lines_with_errors: u64,
    codes: BTreeMap<(Severity, Code), u64>,
}

impl Summary {
    pub(crate) fn add(&mut self, problems: &[Problem]) {
        self.lines += 1;
        self.lines_with_errors += u64::from(problems.iter().any(|problem| problem.severity == Severity::Error));
        for problem in problems {
            *self.codes.entry((problem.severity, problem.code)).or_default() += 1;
        }
    }

    pub(crate) fn print(&self) {
        log(format_args!("{} lines, {} with errors", self.lines, self.lines_with_errors));
        let mut codes: Vec<_> = self.codes.iter().collect();
        // Errors first, and of them the most frequent.
        codes.sort_by_key(|((severity, _), count)| (Reverse(*severity), Reverse(**count)));
        for ((severity, code), count) in codes {
            let style = style(*severity);
            log(format_args!("  {style}{:<8}{style:#} {code:<22} {count:>9}", severity.as_str()));
        }
    }

    pub(crate) fn outcome(&self) -> Outcome {
        if self.lines_with_errors > 0 { Outcome::ErrorsFound } else { Outcome::Fine }
    }
}
