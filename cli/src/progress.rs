//! A progress bar for long files, on a terminal.

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
    Ok((Box::new(input), bar(length)))
}

fn bar(length: Option<u64>) -> ProgressBar {
    let Some(length) = length.filter(|_| io::stderr().is_terminal()) else { return ProgressBar::hidden() };
    let style = ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
    ProgressBar::new(length).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
