//! Progress on a terminal: of a long file, and of many files.

use crate::input::{is_stdin, named};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{File, Metadata};
use std::io::{self, IsTerminal as _, Read};
use std::path::Path;

/// Opens a file, or standard input, with a progress bar for its bytes.
pub(crate) fn open(file: &Path) -> io::Result<(Box<dyn Read + Send>, ProgressBar)> {
    if is_stdin(file) {
        return Ok((Box::new(io::stdin()), ProgressBar::hidden()));
    }
    let input = File::open(file).map_err(named(file))?;
    let length = input.metadata().ok().filter(Metadata::is_file).map(|metadata| metadata.len());
    let bar = length.map_or_else(ProgressBar::hidden, |length| {
        bar(Some(length), "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta}")
    });
    Ok((Box::new(input), bar))
}

/// Progress of a walk through a folder, whose number of files is not known.
pub(crate) fn walk() -> ProgressBar {
    bar(None, "{spinner} {human_pos} files")
}

/// Progress of work on a number of files.
pub(crate) fn files(count: usize) -> ProgressBar {
    bar(Some(count as u64), "{bar:30} {human_pos}/{human_len} files")
}

fn bar(length: Option<u64>, template: &str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, style) = match length {
        Some(length) => (ProgressBar::new(length), ProgressStyle::default_bar()),
        None => (ProgressBar::no_length(), ProgressStyle::default_spinner()),
    };
    bar.with_style(style.template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}
