//! The commands for one document: an order, or a list of orders.

use crate::input::{name, read};
use crate::output::{self, Format, Outcome, Output, log, print_report, say};
use flocktory_postcheckout::{Json, Options, check as find_problems, render as make_snippet};
use std::io;
use std::path::Path;

pub(crate) fn render(file: &Path, part: Output, options: &Options<'_>) -> io::Result<Outcome> {
    let document = read(file)?;
    let text = options.charset.to_utf8(&document);
    match make_snippet(&Json::new(&text), options) {
        Ok(snippet) => {
            output::print_all(snippet.problems());
            match part {
                Output::Html => say(snippet.html())?,
                Output::Body => say(snippet.body())?,
                Output::Json => say(snippet.json())?,
            }
            Ok(Outcome::Fine)
        }
        Err(invalid) => {
            output::print_all(&invalid.problems);
            log(format_args!("{}: no snippet: {}", name(file), output::count(&invalid.problems)));
            Ok(Outcome::ErrorsFound)
        }
    }
}

pub(crate) fn check(file: &Path, format: Option<Format>, options: &Options<'_>) -> io::Result<Outcome> {
    let document = read(file)?;
    let problems = find_problems(&Json::new(&options.charset.to_utf8(&document)), options);
    print_report(&name(file), &problems, format.unwrap_or(Format::Text))
}
