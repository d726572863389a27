//! Checks a feed.

use super::named;
use crate::input::name;
use crate::output::{self, Format, Outcome, say};
use crate::progress;
use flocktory_postcheckout::feed::{CodeCount, FeedProblem, Lint, LintReport, lint};
use flocktory_postcheckout::{Code, Lang, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

/// How many problems of one code are shown to people, and to programs.
const SHOWN: u64 = 3;
const LISTED: u64 = 100;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The feed: XML, gzip or zip, or `-` for standard input
    file: PathBuf,
    /// How to print the report
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Problems of each code to show, of which all are counted [default: 3; with --format json, 100]
    // Limited, because all shown problems are kept in memory.
    #[arg(long, value_parser = clap::value_parser!(u64).range(..=10_000))]
    examples: Option<u64>,
    /// Language of messages: en, ru
    #[arg(long, default_value = "en")]
    lang: Lang,
}

pub(crate) fn run(args: &Args) -> io::Result<Outcome> {
    let (input, progress) = progress::open(&args.file)?;
    let mut options = Lint::default();
    options.lang = args.lang;
    options.examples = args.examples.unwrap_or(if args.format == Format::Json { LISTED } else { SHOWN });
    let mut findings = Vec::new();
    let report = lint(progress.wrap_read(input), options, |finding| findings.push(finding));
    progress.finish_and_clear();
    let report = report.map_err(|error| named(&args.file, &error, args.lang))?;

    if args.format == Format::Json {
        print_json(&report, &findings)?;
    } else {
        print_text(&report, &findings)?;
        let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
        say(format_args!(
            "{}: {} offers, {} categories: {}",
            name(&args.file),
            report.offers,
            report.categories,
            output::counted(errors, warnings)
        ))?;
    }
    Ok(if report.count(Severity::Error) > 0 { Outcome::ErrorsFound } else { Outcome::Fine })
}

/// The report for programs.
#[derive(Serialize)]
struct JsonReport<'r> {
    offers: u64,
    categories: u64,
    bytes: u64,
    errors: u64,
    warnings: u64,
    counts: BTreeMap<Code, u64>,
    problems: &'r [FeedProblem],
}

fn print_json(report: &LintReport, findings: &[FeedProblem]) -> io::Result<()> {
    let LintReport { offers, categories, bytes, .. } = *report;
    let mut counts = BTreeMap::new();
    for of in &report.counts {
        *counts.entry(of.code).or_default() += of.count;
    }
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    say(serde_json::to_string_pretty(&JsonReport {
        offers,
        categories,
        bytes,
        errors,
        warnings,
        counts,
        problems: findings,
    })?)
}

/// Prints each code with its count and first problems.
fn print_text(report: &LintReport, findings: &[FeedProblem]) -> io::Result<()> {
    let mut examples: BTreeMap<(Severity, Code), Vec<&FeedProblem>> = BTreeMap::new();
    for finding in findings {
        examples.entry((finding.problem.severity, finding.problem.code)).or_default().push(finding);
    }
    for &CodeCount { severity, code, count, .. } in &report.counts {
        let style = output::style(severity);
        say(format_args!("{style}{}{style:#} {code}: {count}", severity.as_str()))?;
        let shown = examples.get(&(severity, code)).map_or(&[][..], Vec::as_slice);
        for finding in shown {
            let FeedProblem { problem, line, column, offer, .. } = finding;
            let offer = offer.as_ref().map_or(String::new(), |id| format!(", offer {}", id.escape_debug()));
            let hint = problem.hint.as_ref().map_or(String::new(), |hint| format!(" ({hint})"));
            say(format_args!("  {line}:{column}{offer}: {}{hint}", problem.message))?;
        }
        let hidden = count - shown.len() as u64;
        if hidden > 0 && !shown.is_empty() {
            say(format_args!("  and {hidden} more"))?;
        }
    }
    Ok(())
}
