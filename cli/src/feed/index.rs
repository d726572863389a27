//! Makes the index of a feed.

use super::named;
use crate::input::{is_stdin, name};
use crate::output::{Outcome, log};
use crate::progress;
use flocktory_postcheckout::feed::{IndexBuilder, read};
use flocktory_postcheckout::{Code, Lang};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::time::Instant;

/// Problems of one code that are shown.
const SHOWN: u64 = 3;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The feed: XML, gzip or zip, or `-` for standard input
    file: PathBuf,
    /// The index file, which is replaced atomically when it is complete
    #[arg(short, long)]
    output: PathBuf,
    /// Make the index although parts of the feed cannot be read
    #[arg(long)]
    partial: bool,
    /// Replace a file that is not an index
    #[arg(long)]
    force: bool,
    /// Language of messages: en, ru
    #[arg(long, default_value = "en")]
    lang: Lang,
}

pub(crate) fn run(args: &Args) -> io::Result<Outcome> {
    if is_stdin(&args.output) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "the index is a file, it cannot be printed"));
    }
    let start = Instant::now();
    let (input, progress) = progress::open(&args.file)?;
    let mut builder = IndexBuilder::new();
    let feed = read(progress.wrap_read(input), args.lang, |offer| builder.offer(offer));
    progress.finish_and_clear();
    let feed = feed.map_err(|error| named(&args.file, &error, args.lang))?;

    let mut shown: BTreeMap<Code, u64> = BTreeMap::new();
    for finding in &feed.problems {
        let count = shown.entry(finding.problem.code).or_default();
        *count += 1;
        if *count <= SHOWN {
            log(format_args!("{finding}"));
        }
    }
    let unshown = feed.problem_count - shown.values().map(|&count| count.min(SHOWN)).sum::<u64>();
    if unshown > 0 {
        log(format_args!("and {unshown} more; `feed check` lists them"));
    }
    let name = name(&args.file);
    if !args.partial && !feed.is_whole() {
        log(format_args!("{name}: parts of it cannot be read; no index was written (see --partial)"));
        return Ok(Outcome::ErrorsFound);
    }
    if feed.is_whole() && feed.error_count > 0 {
        log(format_args!("{name}: warning: {} errors in its markup; all of its offers were read", feed.error_count));
    }
    let index = &args.output;
    let summary = builder.write(index, args.force).map_err(|error| named(index, &error, args.lang))?;
    super::open(index, args.lang)?;
    log(format_args!(
        "{}: {} offers, {} bytes, {} an offer; {:.1} s",
        index.display(),
        summary.offers,
        summary.bytes,
        summary.bytes / summary.offers.max(1),
        start.elapsed().as_secs_f64()
    ));
    Ok(Outcome::Fine)
}
