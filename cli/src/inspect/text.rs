//! Findings for people, on a terminal.

use super::found::{Found, InFile};
use crate::output::{ProblemText, count, say};
use flocktory_postcheckout_inspect::Finding;
use std::io;

pub(super) fn print(found: &Found) -> io::Result<()> {
    for InFile { file, finding } in &found.list {
        let Finding { line, column, problem, .. } = finding;
        say(format_args!("{file}:{line}:{column}: {}", ProblemText(problem)))?;
    }
    let plural = if found.files == 1 { "" } else { "s" };
    say(format_args!("{} file{plural}: {}", found.files, count(found.problems())))
}
