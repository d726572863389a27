//! What is printed for each line: one JSON object, or the problems as text.

use crate::output::{Format, Output, ProblemText};
use flocktory_postcheckout::internal::Direct;
use flocktory_postcheckout::{Problem, Reading, Snippet};
use serde::Serialize;
use std::io::Write as _;

/// One line of output.
#[derive(Serialize)]
struct Line<'l> {
    #[serde(rename = "line")]
    number: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    json: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    csp_hash: Option<String>,
    problems: &'l [Problem],
}

impl<'l> Line<'l> {
    fn new(number: u64, problems: &'l [Problem]) -> Line<'l> {
        Line { number, html: None, body: None, json: None, csp_hash: None, problems }
    }

    fn write(&self, out: &mut Vec<u8>) {
        // A vector takes every write, and these types all have a JSON form.
        let _ = serde_json::to_writer(&mut *out, self);
        out.push(b'\n');
    }
}

/// Reads the order of a line and prints its result.
pub(super) trait Job: Sync {
    /// Prints an order that has nothing to report, and returns its id. Prints and returns nothing if it may have a problem.
    fn directly<'t>(&self, direct: Direct<'_>, line: u64, text: &'t str, out: &mut Vec<u8>) -> Option<&'t str>;

    /// Prints any order, and returns its problems.
    fn by_reading(&self, line: u64, reading: Reading<'_, '_>, out: &mut Vec<u8>) -> Vec<Problem>;
}

pub(super) struct Check(pub(super) Option<Format>);

impl Job for Check {
    fn directly<'t>(&self, direct: Direct<'_>, line: u64, text: &'t str, out: &mut Vec<u8>) -> Option<&'t str> {
        let id = direct.check(text)?;
        write(line, &[], self.0, out);
        Some(id)
    }

    fn by_reading(&self, line: u64, reading: Reading<'_, '_>, out: &mut Vec<u8>) -> Vec<Problem> {
        let problems = reading.into_problems();
        write(line, &problems, self.0, out);
        problems
    }
}

pub(super) struct Render(pub(super) Output);

impl Render {
    fn print(&self, line: u64, snippet: &Snippet, out: &mut Vec<u8>) {
        let json = snippet.json();
        let mut printed = Line::new(line, snippet.problems());
        match self.0 {
            Output::Html => printed.html = Some(snippet.html()),
            Output::Body => printed.body = Some(snippet.body()),
            Output::Json => printed.json = Some(&json),
        }
        printed.csp_hash = Some(snippet.csp_hash());
        printed.write(out);
    }
}

impl Job for Render {
    fn directly<'t>(&self, direct: Direct<'_>, line: u64, text: &'t str, out: &mut Vec<u8>) -> Option<&'t str> {
        let (id, snippet) = direct.render(text)?;
        self.print(line, &snippet, out);
        Some(id)
    }

    fn by_reading(&self, line: u64, reading: Reading<'_, '_>, out: &mut Vec<u8>) -> Vec<Problem> {
        match reading.render() {
            Ok(snippet) => {
                self.print(line, &snippet, out);
                snippet.problems().to_vec()
            }
            Err(invalid) => {
                Line::new(line, &invalid.problems).write(out);
                invalid.problems
            }
        }
    }
}

/// Prints the problems of a line.
pub(super) fn write(line: u64, problems: &[Problem], format: Option<Format>, out: &mut Vec<u8>) {
    if format == Some(Format::Text) {
        for problem in problems {
            let text = ProblemText(problem).to_string();
            let _ = writeln!(out, "line {line}: {}", anstream::adapter::strip_str(&text));
        }
    } else {
        Line::new(line, problems).write(out);
    }
}
