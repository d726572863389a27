//! Making the index of a feed.

use super::named;
use crate::Outcome;
use crate::args::IndexArgs;
use crate::people::tell;
use crate::progress;
use crate::single::is_stdin;
use flocktory_postcheckout::feed::{IndexBuilder, read};
use std::io;
use std::time::Instant;

pub(crate) fn run(args: &IndexArgs) -> io::Result<Outcome> {
    if is_stdin(&args.output) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "the index is a file, it cannot be printed"));
    }
    let start = Instant::now();
    let (input, progress) = progress::open(&args.file)?;
    let mut builder = IndexBuilder::new();
    let feed = read(progress.wrap_read(input), args.lang, |offer| builder.offer(offer));
    progress.finish_and_clear();
    let feed = feed.map_err(|error| named(&args.file, &error, args.lang))?;

    for problem in &feed.problems {
        tell(format_args!("{problem}"));
    }
    let name = if is_stdin(&args.file) { "standard input".into() } else { args.file.to_string_lossy() };
    if !args.partial && !feed.is_whole() {
        tell(format_args!("{name}: parts of it cannot be read; no index was written (see --partial)"));
        return Ok(Outcome::ErrorsFound);
    }
    let index = &args.output;
    let summary = builder.write(index, args.force).map_err(|error| named(index, &error, args.lang))?;
    super::open(index, args.lang)?;
    tell(format_args!(
        "{}: {} offers, {} bytes, {} an offer; {:.1} s",
        index.display(),
        summary.offers,
        summary.bytes,
        summary.bytes / summary.offers.max(1),
        start.elapsed().as_secs_f64()
    ));
    Ok(Outcome::Fine)
}
