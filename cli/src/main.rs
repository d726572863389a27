//! The command `flocktory-postcheckout`: snippets from orders, and the check of orders.
//!
//! Exit codes: 0 no errors, warnings allowed; 1 errors found; 2 bad usage, or unreadable input.

mod args;
mod batch;
mod explain;
mod feed;
mod gtm;
mod ids;
mod input;
mod inspect;
mod options;
mod output;
mod progress;
mod single;
mod summary;

use args::{Args, Command};
use clap::Parser as _;
use flocktory_postcheckout::{Lang, Options, STATIC_FILE, csp_sources, loader, static_file_hash};
use output::{Outcome, log, say};
use std::borrow::Cow;
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Args::parse().command) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::ErrorsFound) => ExitCode::from(1),
        Err(error) => {
            log(format_args!("flocktory-postcheckout: {error}"));
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> io::Result<Outcome> {
    match command {
        Command::Render { input, output, options } if input.ndjson => {
            batch::render(&input, output.unwrap_or_default(), &options.read()?)
        }
        Command::Render { input, output, options } => {
            single::render(&input.file, output.unwrap_or_default(), &options.read()?)
        }
        Command::Check { input, format, options } if input.ndjson => batch::check(&input, format, &options.read()?),
        Command::Check { input, format, options } => single::check(&input.file, format, &options.read()?),
        Command::Loader { site_id, nonce, lang } => print_loader(&site_id, nonce, lang),
        Command::StaticFile { hash } => {
            if hash {
                say(static_file_hash())?;
            } else {
                say(STATIC_FILE.trim_end())?;
            }
            Ok(Outcome::Fine)
        }
        Command::CspSources => {
            for (directive, sources) in csp_sources() {
                say(format_args!("{directive} {};", sources.join(" ")))?;
            }
            Ok(Outcome::Fine)
        }
        Command::Inspect(args) => inspect::run(&args),
        Command::Gtm(command) => gtm::run(command),
        Command::Feed(command) => feed::run(&command),
        Command::Explain { code, lang } => explain::run(code.as_deref(), lang),
    }
}

fn print_loader(site_id: &str, nonce: Option<String>, lang: Lang) -> io::Result<Outcome> {
    let mut options = Options::default();
    options.nonce = nonce.map(Cow::Owned);
    options.lang = lang;
    match loader(site_id, &options) {
        Ok(tag) => {
            say(tag)?;
            Ok(Outcome::Fine)
        }
        Err(invalid) => {
            output::print_all(&invalid.problems);
            Ok(Outcome::ErrorsFound)
        }
    }
}
