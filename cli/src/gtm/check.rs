//! Checks a container file.

use crate::input::{name, read};
use crate::output::{Format, Outcome, print_report};
use flocktory_postcheckout::Lang;
use flocktory_postcheckout_inspect::check_container;
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
    let problems = check_container(&read(&args.file)?, args.lang);
    print_report(&name(&args.file), &problems, args.format)
}
