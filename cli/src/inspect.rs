//! Inspects the integration that a shop has.

use crate::input::{name, read};
use crate::output::{Format, Outcome, ProblemText, count, say};
use flocktory_postcheckout::{Lang, Problem};
use flocktory_postcheckout_inspect::{Finding, inspect};
use serde::Serialize;
use std::io;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Saved pages or files of JavaScript; `-` for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How to print problems
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Language of messages: en, ru
    #[arg(long, default_value = "en")]
    lang: Lang,
}

/// A finding for programs.
#[derive(Serialize)]
struct InFile<'f> {
    file: &'f str,
    #[serde(flatten)]
    finding: &'f Finding,
}

pub(crate) fn run(args: &Args) -> io::Result<Outcome> {
    let mut found = Vec::new();
    for file in &args.files {
        let bytes = read(file)?;
        found.extend(inspect(&bytes, args.lang).into_iter().map(|finding| (name(file), finding)));
    }
    let problems: Vec<Problem> = found.iter().map(|(_, finding)| finding.problem.clone()).collect();
    match args.format {
        Format::Json => {
            let list: Vec<_> = found.iter().map(|(file, finding)| InFile { file, finding }).collect();
            say(serde_json::to_string_pretty(&list)?)?;
        }
        Format::Text => {
            for (file, finding) in &found {
                let Finding { line, column, problem, .. } = finding;
                say(format_args!("{file}:{line}:{column}: {}", ProblemText(problem)))?;
            }
            say(count(&problems))?;
        }
    }
    Ok(Outcome::of(&problems))
}
