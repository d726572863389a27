//! Inspects the integration that a shop has.

mod files;
mod found;
mod json;
mod report;
mod sarif;
mod text;

use crate::feed;
use crate::output::{Outcome, log, say};
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use files::How;
use flocktory_postcheckout::Lang;
use flocktory_postcheckout_inspect::{FileKind, Suggestion, browser_script};
use found::Found;
use std::io;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Saved pages, scripts, templates, containers, and folders of them; `-` for standard input
    #[arg(required_unless_present = "browser")]
    files: Vec<PathBuf>,
    /// How to print what was found
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// What the files are [default: as their content and names say]
    #[arg(long, value_parser = PossibleValuesParser::new(FileKind::names()).try_map(|name| name.parse::<FileKind>()))]
    kind: Option<FileKind>,
    /// The index of the product feed, made by `feed index`: items that are not in it are reported
    #[arg(long, value_name = "INDEX")]
    feed: Option<PathBuf>,
    /// Print a script for the browser's console on a thank-you page, or for a bookmark: it judges what the page pushes
    #[arg(long, conflicts_with_all = ["files", "format", "kind", "feed"])]
    browser: bool,
    /// Print the calls of the library that replace what the files push; for a page, the orders as JSON for `render -`
    #[arg(long, conflicts_with_all = ["format", "feed"])]
    suggest: bool,
    /// Language of messages: en, ru
    #[arg(long, default_value = "en")]
    lang: Lang,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// For code hosts: SARIF 2.1.0
    Sarif,
    /// A report to read and forward: one page
    Html,
}

pub(crate) fn run(args: &Args) -> io::Result<Outcome> {
    if args.browser {
        say(browser_script(args.lang).trim_end())?;
        return Ok(Outcome::Fine);
    }
    let feed = args.feed.as_ref().map(|path| feed::open(path, args.lang)).transpose()?;
    let how = How { kind: args.kind, feed: feed.as_ref(), lang: args.lang };
    if args.suggest {
        return print_suggestions(args, how);
    }
    let mut found = Found::default();
    for path in &args.files {
        how.inspect(path, &mut found)?;
    }
    match args.format {
        Format::Text => text::print(&found, args.lang)?,
        Format::Json => json::print(&found)?,
        Format::Html => report::print(&found, args.lang)?,
        Format::Sarif => sarif::print(&found, args.lang)?,
    }
    Ok(found.outcome())
}

/// Prints suggestions on stdout, and their places on stderr, so that the order of a page can be piped into `render -`.
fn print_suggestions(args: &Args, how: How<'_>) -> io::Result<Outcome> {
    let mut has_any = false;
    for path in &args.files {
        for (file, suggestions) in how.suggest(path)? {
            for Suggestion { line, text, .. } in suggestions {
                log(format_args!("{file}:{line}:"));
                say(text)?;
                has_any = true;
            }
        }
    }
    if !has_any {
        log("no push was understood, or the library has no call in the language of these files");
    }
    Ok(if has_any { Outcome::Fine } else { Outcome::ErrorsFound })
}
