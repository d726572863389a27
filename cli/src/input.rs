//! The files that commands read, or standard input.

use std::borrow::Cow;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The orders to read.
#[derive(clap::Args)]
pub(crate) struct Input {
    /// The JSON file, or `-` for standard input
    pub(crate) file: PathBuf,
    /// One order (or list of orders) per line in, one JSON object per line out
    #[arg(long)]
    pub(crate) ndjson: bool,
    /// Threads for --ndjson, up to 512 [default: one per core]
    #[arg(long, requires = "ndjson", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) threads: Option<u16>,
}

pub(crate) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Adds the file's name to an error, since the operating system's text lacks it.
pub(crate) fn named(file: &Path) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::new(error.kind(), format!("{}: {error}", name(file)))
}

/// The name of a file in messages.
pub(crate) fn name(file: &Path) -> Cow<'_, str> {
    if is_stdin(file) { Cow::Borrowed("standard input") } else { file.to_string_lossy() }
}

/// Reads a whole file.
pub(crate) fn read(file: &Path) -> io::Result<Vec<u8>> {
    if !is_stdin(file) {
        return std::fs::read(file).map_err(named(file));
    }
    let mut document = Vec::new();
    io::stdin().read_to_end(&mut document).map_err(named(file))?;
    Ok(document)
}
