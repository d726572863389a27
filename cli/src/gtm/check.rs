//! The check of a container file.

use crate::Outcome;
use crate::args::Format;
use crate::people::{self, Told, say};
use crate::single::{name, outcome, read};
use flocktory_postcheckout::{Lang, gtm};
use std::io;
use std::path::Path;

pub(crate) fn run(file: &Path, format: Format, lang: Lang) -> io::Result<Outcome> {
    let problems = gtm::check(&read(file)?, lang);
    if format == Format::Json {
        say(serde_json::to_string_pretty(&problems)?)?;
    } else {
        for problem in &problems {
            say(Told(problem))?;
        }
        say(format_args!("{}: {}", name(file), people::count(&problems)))?;
    }
    Ok(outcome(&problems))
}
