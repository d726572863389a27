//! Inspects the integration that a shop has.

use crate::input::{name, read};
use crate::output::{Format, Outcome, ProblemText, count, say};
use clap::builder::TypedValueParser as _;
use flocktory_postcheckout::{Lang, Problem};
use flocktory_postcheckout_inspect::{FileKind, Finding, InspectOptions, inspect};
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
    /// What the files are [default: as their content says]
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(FileKind::names()).try_map(|name| name.parse::<FileKind>()))]
    kind: Option<FileKind>,
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
        let name_of = name(file);
        let mut options = InspectOptions::default();
        (options.lang, options.kind, options.name) = (args.lang, args.kind, &name_of);
        found.extend(inspect(&bytes, &options).findings.into_iter().map(|finding| (name(file), finding)));
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
