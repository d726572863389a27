//! The output of commands: results on stdout, messages on stderr, with colours on a terminal.

use anstream::{stderr, stdout};
use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use flocktory_postcheckout::{Problem, Severity};
use std::fmt;
use std::io::{self, Write as _};

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Fine,
    ErrorsFound,
}

impl Outcome {
    pub(crate) fn of<'p>(problems: impl IntoIterator<Item = &'p Problem>) -> Outcome {
        let has_errors = problems.into_iter().any(|problem| problem.severity == Severity::Error);
        if has_errors { Outcome::ErrorsFound } else { Outcome::Fine }
    }
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Output {
    /// The whole tag
    #[default]
    Html,
    /// The script without its tag
    Body,
    /// The payload alone
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// A problem on one line, its hint on a second.
pub(crate) struct ProblemText<'p>(pub(crate) &'p Problem);

impl fmt::Display for ProblemText<'_> {
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

/// Prints a line on stdout, without colours if that is not a terminal. A reader may stop early: the exit code has the
/// outcome.
pub(crate) fn say(line: impl fmt::Display) -> io::Result<()> {
    or_enough(writeln!(stdout(), "{line}").map_err(not_printed))
}

/// Adds to an error that writing the output failed, since the operating system's text lacks it.
pub(crate) fn not_printed(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("writing to standard output failed: {error}"))
}

/// Ignores the error of a reader that stops early, such as `head`.
pub(crate) fn or_enough(printed: io::Result<()>) -> io::Result<()> {
    printed.or_else(|error| if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

/// Prints a line on stderr. If that is closed or full, the exit code must suffice.
pub(crate) fn log(line: impl fmt::Display) {
    let _ = writeln!(stderr(), "{line}");
}

/// Prints problems on stderr.
pub(crate) fn print_all(problems: &[Problem]) {
    for problem in problems {
        log(ProblemText(problem));
    }
}

/// Prints the report of a check on stdout: problems, and for people their number.
pub(crate) fn print_report(name: &str, problems: &[Problem], format: Format) -> io::Result<Outcome> {
    match format {
        Format::Json => say(serde_json::to_string_pretty(problems)?)?,
        Format::Text => {
            for problem in problems {
                say(ProblemText(problem))?;
            }
            say(format_args!("{name}: {}", count(problems)))?;
        }
    }
    Ok(Outcome::of(problems))
}

/// Counts problems: `2 errors, 1 warning`, and notes if there are any.
pub(crate) fn count<'p>(problems: impl IntoIterator<Item = &'p Problem>) -> String {
    let mut of = [0_u64; 3];
    for problem in problems {
        of[problem.severity as usize] += 1;
    }
    let counted = counted(of[Severity::Error as usize], of[Severity::Warning as usize]);
    match of[Severity::Note as usize] {
        0 => counted,
        1 => format!("{counted}, 1 note"),
        notes => format!("{counted}, {notes} notes"),
    }
}

/// Writes the numbers of errors and warnings.
pub(crate) fn counted(errors: u64, warnings: u64) -> String {
    let plural = |count: u64| if count == 1 { "" } else { "s" };
    format!("{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
}
