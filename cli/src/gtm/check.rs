//! Checks a container file.

use crate::input::{name, read};
use crate::output::{Format, Outcome, print_report};
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
    print_report(&name(&args.file), &problems, args.format)
}
