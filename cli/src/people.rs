//! Problems as people read them, in colour on a terminal.

use anstream::{stderr, stdout};
use anstyle::{AnsiColor, Style};
use flocktory_postcheckout::{Problem, Severity};
use std::fmt;
use std::io::{self, Write as _};

/// A problem on one line, its hint on a second.
pub(crate) struct Told<'p>(pub(crate) &'p Problem);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { severity, code, message, hint, .. } = self.0;
        let style = style(*severity);
        write!(f, "{style}{}{style:#} {code}: {message}", severity.as_str())?;
        match hint {
            Some(hint) => write!(f, "\n  {hint}"),
            None => Ok(()),
        }
    }
}

pub(crate) const fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    color.on_default().bold()
}

/// Prints a line, without colours where nobody sees them. Whoever reads may have enough of it; what the command came to
/// is in its exit code.
pub(crate) fn say(line: impl fmt::Display) -> io::Result<()> {
    or_enough(writeln!(stdout(), "{line}").map_err(not_printed))
}

/// Says in an error that it is the output which failed, for the operating system's text does not.
pub(crate) fn not_printed(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("writing to standard output failed: {error}"))
}

/// A reader that has enough is none of our errors.
pub(crate) fn or_enough(printed: io::Result<()>) -> io::Result<()> {
    printed.or_else(|error| if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

/// Prints a line beside the output. Where stderr is closed or full, the exit code has to do.
pub(crate) fn tell(line: impl fmt::Display) {
    let _ = writeln!(stderr(), "{line}");
}

pub(crate) fn print_all(problems: &[Problem]) {
    for problem in problems {
        tell(Told(problem));
    }
}

/// `2 errors, 1 warning`, and notes if there are any.
pub(crate) fn count(problems: &[Problem]) -> String {
    let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let counted = counted(of(Severity::Error) as u64, of(Severity::Warning) as u64);
    match of(Severity::Note) {
        0 => counted,
        1 => format!("{counted}, 1 note"),
        notes => format!("{counted}, {notes} notes"),
    }
}

/// The same of so many.
pub(crate) fn counted(errors: u64, warnings: u64) -> String {
    let plural = |count: u64| if count == 1 { "" } else { "s" };
    format!("{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
}
