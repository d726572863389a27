//! What is wrong with a feed.

use super::named;
use crate::Outcome;
use crate::args::{FeedCheckArgs, Format};
use crate::people::{self, say};
use crate::progress;
use crate::single::name;
use flocktory_postcheckout::feed::{Finding, Lint, Report, lint};
use flocktory_postcheckout::{Code, Severity};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;

/// Problems of one code that are told to people, and to programs.
const TOLD: u64 = 3;
const LISTED: u64 = 100;

pub(crate) fn run(args: &FeedCheckArgs) -> io::Result<Outcome> {
    let (input, progress) = progress::open(&args.file)?;
    let mut options = Lint::default();
    options.lang = args.lang;
    options.examples = args.examples.unwrap_or(if args.format == Format::Json { LISTED } else { TOLD });
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
            people::counted(errors, warnings)
        ))?;
    }
    Ok(if report.count(Severity::Error) > 0 { Outcome::ErrorsFound } else { Outcome::Fine })
}

/// The report for programs.
#[derive(Serialize)]
struct Told<'r> {
    offers: u64,
    categories: u64,
    bytes: u64,
    errors: u64,
    warnings: u64,
    counts: BTreeMap<Code, u64>,
    problems: &'r [Finding],
}

fn print_json(report: &Report, findings: &[Finding]) -> io::Result<()> {
    let Report { offers, categories, bytes, .. } = *report;
    let mut counts = BTreeMap::new();
    for ((_, code), count) in &report.counts {
        *counts.entry(*code).or_default() += count;
    }
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    say(serde_json::to_string_pretty(&Told {
        offers,
        categories,
        bytes,
        errors,
        warnings,
        counts,
        problems: findings,
    })?)
}

/// Each code with how often it was found, and its first findings.
fn print_text(report: &Report, findings: &[Finding]) -> io::Result<()> {
    let mut examples: BTreeMap<(Severity, Code), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        examples.entry((finding.problem.severity, finding.problem.code)).or_default().push(finding);
    }
    for (&(Reverse(severity), code), &count) in &report.counts {
        let style = people::style(severity);
        say(format_args!("{style}{}{style:#} {code}: {count}", severity.as_str()))?;
        let told = examples.get(&(severity, code)).map_or(&[][..], Vec::as_slice);
        for finding in told {
            let Finding { problem, line, column, offer, .. } = finding;
            let offer = offer.as_ref().map_or(String::new(), |id| format!(", offer {}", id.escape_debug()));
            let hint = problem.hint.as_ref().map_or(String::new(), |hint| format!(" ({hint})"));
            say(format_args!("  {line}:{column}{offer}: {}{hint}", problem.message))?;
        }
        let untold = count - told.len() as u64;
        if untold > 0 && !told.is_empty() {
            say(format_args!("  and {untold} more"))?;
        }
    }
    Ok(())
}
