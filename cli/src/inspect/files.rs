//! The files to inspect: those named, and those of folders that mention Flocktory.

use super::found::{FolderFile, Found};
use crate::input::{is_stdin, name, named, read};
use crate::output::log;
use crate::progress;
use aho_corasick::AhoCorasick;
use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::internal::LOADER;
use flocktory_postcheckout_inspect::{FileKind, InspectOptions, Inspection, Suggestion, inspect, suggest};
use ignore::{DirEntry, WalkBuilder, WalkState};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};

/// Bytes of a file of a folder at most.
const LARGEST: u64 = 20 << 20;

/// Bytes at the start of a file that decide whether it is text.
const HEAD: usize = 8 << 10;

/// What each integration has in some of its files, in any case.
const MENTIONS: [&str; 3] = ["flocktory", "postcheckout", "data-fl-"];

/// How to inspect the files.
#[derive(Clone, Copy)]
pub(super) struct How<'f> {
    pub(super) kind: Option<FileKind>,
    /// The shop's feed, in which ordered items are looked for.
    pub(super) feed: Option<&'f Feed>,
    pub(super) lang: Lang,
}

impl How<'_> {
    fn file(self, file: &[u8], name: &str) -> Inspection {
        let mut options = InspectOptions::default();
        (options.lang, options.kind, options.name, options.feed) = (self.lang, self.kind, name, self.feed);
        inspect(file, &options)
    }

    /// Inspects a file, or the files of a folder that mention Flocktory.
    pub(super) fn inspect(self, path: &Path, found: &mut Found) -> io::Result<()> {
        if is_stdin(path) || !path.is_dir() {
            let (file, name) = (read(path)?, name(path));
            if self.kind.is_none() && is_foreign(path, &file) {
                let message = format!("{name}: not a page, a script or a template by its name; --kind says what it is");
                return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
            }
            found.add_file(&name, self.file(&file, &name));
            return Ok(());
        }
        let seen = self.walk(path)?;
        seen.report_unread(path);
        let bar = progress::files(seen.files.len());
        let mut files = Vec::with_capacity(seen.files.len());
        for file in &seen.files {
            let (bytes, name) = (read(file)?, name(file).into_owned());
            let has_loader = String::from_utf8_lossy(&bytes).contains(LOADER.trim_start_matches("https:"));
            files.push(FolderFile { has_loader, inspection: self.file(&bytes, &name), name });
            bar.inc(1);
        }
        bar.finish_and_clear();
        if files.is_empty() {
            log(format_args!("{}: no file mentions Flocktory, of {} that were looked at", name(path), seen.total));
        }
        let nothing = How { kind: Some(FileKind::Script), ..self }.file(b"", "").findings;
        found.add_folder(&name(path), files, nothing);
        Ok(())
    }

    /// The calls of the library that replace what a file, or each file of a folder that mentions Flocktory, pushes.
    pub(super) fn suggest(self, path: &Path) -> io::Result<Vec<(String, Vec<Suggestion>)>> {
        let files = if is_stdin(path) || !path.is_dir() { vec![path.to_owned()] } else { self.walk(path)?.files };
        let of = |file: PathBuf| {
            let name = name(&file);
            Ok((name.clone().into_owned(), suggest(&read(&file)?, self.kind, &name)))
        };
        files.into_iter().map(of).collect()
    }

    /// Looks at each file of a folder, on all cores.
    fn walk(self, folder: &Path) -> io::Result<Seen> {
        let mentions = AhoCorasick::builder().ascii_case_insensitive(true).build(MENTIONS).map_err(io::Error::other)?;
        let bar = progress::walk();
        let (sender, looked) = channel();
        let sender = Mutex::new(sender);
        WalkBuilder::new(folder).require_git(false).build_parallel().run(|| {
            let (mentions, bar) = (&mentions, &bar);
            let sender: Option<Sender<_>> = sender.lock().ok().map(|sender| sender.clone());
            let mut buffer = Vec::new();
            Box::new(move |entry| {
                let looked = match entry {
                    Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                        bar.inc(1);
                        self.look(entry, mentions, &mut buffer)
                    }
                    Ok(_) => return WalkState::Continue,
                    Err(error) => Err(io::Error::other(error)),
                };
                // The channel is open: its other end outlives the walk.
                let sent = sender.as_ref().map(|sender| sender.send(looked).is_ok());
                if sent == Some(true) { WalkState::Continue } else { WalkState::Quit }
            })
        });
        drop(sender);
        bar.finish_and_clear();
        let mut seen = Seen::default();
        for looked in looked {
            seen.total += 1;
            let (path, look) = looked?;
            match look {
                Look::Silent => {}
                Look::Read => seen.files.push(path),
                Look::Large => seen.large.push(path),
                Look::Unknown => seen.unknown.push(path),
            }
        }
        for list in [&mut seen.files, &mut seen.large, &mut seen.unknown] {
            list.sort_unstable();
        }
        Ok(seen)
    }

    /// Looks at a file: whether it is to be read.
    fn look(self, entry: DirEntry, mentions: &AhoCorasick, buffer: &mut Vec<u8>) -> io::Result<(PathBuf, Look)> {
        let path = entry.into_path();
        let mut look = || -> io::Result<Look> {
            let mut file = File::open(&path)?;
            let length = file.metadata()?.len();
            buffer.clear();
            file.by_ref().take(HEAD as u64).read_to_end(buffer)?;
            if buffer.contains(&0) {
                return Ok(Look::Silent);
            }
            if length > LARGEST {
                return Ok(Look::Large);
            }
            file.take(LARGEST).read_to_end(buffer)?;
            Ok(if !mentions.is_match(&buffer) || buffer.contains(&0) {
                Look::Silent
            } else if self.kind.is_some() || FileKind::is_known(&name(&path), buffer) {
                Look::Read
            } else {
                Look::Unknown
            })
        };
        let look = look().map_err(named(&path))?;
        Ok((path, look))
    }
}

/// Whether a file is in a language that is not read, such as Python: its name says so, and it does not begin like a page.
fn is_foreign(path: &Path, file: &[u8]) -> bool {
    let is_page = file.trim_ascii_start().starts_with(b"<");
    path.extension().is_some() && !is_page && !FileKind::is_known(&name(path), file)
}

/// What a look at a file gives.
enum Look {
    /// It is binary, or does not mention Flocktory.
    Silent,
    /// It is to be inspected.
    Read,
    /// It is too large.
    Large,
    /// It mentions Flocktory, but its name is not that of a page, a script or a template.
    Unknown,
}

/// The files of a folder.
#[derive(Default)]
struct Seen {
    total: usize,
    files: Vec<PathBuf>,
    large: Vec<PathBuf>,
    unknown: Vec<PathBuf>,
}

impl Seen {
    /// Reports the files that are not inspected, although they may have to do with Flocktory.
    fn report_unread(&self, folder: &Path) {
        let folder = name(folder);
        if !self.large.is_empty() {
            let megabytes = LARGEST >> 20;
            log(format_args!("{folder}: not read, because larger than {megabytes} MB: {}", first_of(&self.large)));
        }
        if !self.unknown.is_empty() {
            log(format_args!(
                "{folder}: not read, because not pages, scripts or templates by their names (--kind reads them): {}",
                first_of(&self.unknown)
            ));
        }
    }
}

/// The first of some files, and how many more there are.
fn first_of(files: &[PathBuf]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<_> = files.iter().take(SHOWN).map(|file| name(file)).collect();
    let more = files.len().saturating_sub(SHOWN);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    shown.join(", ") + &more
}
