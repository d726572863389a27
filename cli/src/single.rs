//! One document: an order, or a list of orders.

use crate::Outcome;
use crate::args::{Format, Output};
use crate::people::{self, Told, say, tell};
use flocktory_postcheckout::{Json, Options, Problem, Severity, check as find_problems, render as make_snippet};
use std::borrow::Cow;
use std::io::{self, Read as _};
use std::path::Path;

pub(crate) fn render(file: &Path, output: Output, options: &Options) -> io::Result<Outcome> {
    let document = read(file)?;
    let text = options.charset.to_utf8(&document);
    match make_snippet(&Json::new(&text), options) {
        Ok(snippet) => {
            people::print_all(snippet.problems());
            match output {
                Output::Html => say(snippet.html())?,
                Output::Body => say(snippet.body())?,
                Output::Json => say(snippet.json())?,
            }
            Ok(Outcome::Fine)
        }
        Err(invalid) => {
            people::print_all(&invalid.problems);
            tell(format_args!("{}: no snippet: {}", name(file), people::count(&invalid.problems)));
            Ok(Outcome::ErrorsFound)
        }
    }
}

pub(crate) fn check(file: &Path, format: Option<Format>, options: &Options) -> io::Result<Outcome> {
    let document = read(file)?;
    let problems = find_problems(&Json::new(&options.charset.to_utf8(&document)), options);
    if format == Some(Format::Json) {
        say(serde_json::to_string_pretty(&problems)?)?;
    } else {
        for problem in &problems {
            say(Told(problem))?;
        }
        say(format_args!("{}: {}", name(file), people::count(&problems)))?;
    }
    Ok(outcome(&problems))
}

pub(crate) fn outcome(problems: &[Problem]) -> Outcome {
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    if errors { Outcome::ErrorsFound } else { Outcome::Fine }
}

pub(crate) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Names the file in an error, which the operating system's text does not.
pub(crate) fn named(file: &Path) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("{}: {error}", name(file)))
}

pub(crate) fn name(file: &Path) -> Cow<'_, str> {
    if is_stdin(file) { Cow::Borrowed("standard input") } else { file.to_string_lossy() }
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    if !is_stdin(file) {
        return std::fs::read(file).map_err(named(file));
    }
    let mut document = Vec::new();
    io::stdin().read_to_end(&mut document).map_err(named(file))?;
    Ok(document)
}
