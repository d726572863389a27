//! The check of a container file.

use crate::Outcome;
use crate::args::Format;
use crate::people::{self, Told, say};
use crate::single::{name, outcome, read};
use flocktory_postcheckout::{Lang, gtm};
use std::io;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The exported JSON file, or `-` for standard input
    file: PathBuf,
    /// How to print problems
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Language of messages: en, ru
    #[arg(long, default_value = "en")]
    lang: Lang,
}

pub(crate) fn run(args: &Args) -> io::Result<Outcome> {
    let problems = gtm::check(&read(&args.file)?, args.lang);
    if args.format == Format::Json {
        say(serde_json::to_string_pretty(&problems)?)?;
    } else {
        for problem in &problems {
            say(Told(problem))?;
        }
        say(format_args!("{}: {}", name(&args.file), people::count(&problems)))?;
    }
    Ok(outcome(&problems))
}
