//! Many orders: one per line in, one JSON object per line out, in the same order, on all cores.

mod chunks;

use crate::Outcome;
use crate::args::{Format, Input, Output};
use crate::ids::Ids;
use crate::people::Told;
use crate::progress;
use crate::single::{self, named};
use crate::summary::Summary;
use flocktory_postcheckout::{Json, Lang, Options, Problem, Reading, read};
use serde::Serialize;
use std::io::{self, Write as _};
use std::mem;
use std::ops::Range;
use std::thread;

/// One line of output.
#[derive(Serialize)]
struct Line<'l> {
    #[serde(rename = "line")]
    number: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    json: Option<&'l str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    csp_hash: Option<String>,
    problems: &'l [Problem],
}

impl<'l> Line<'l> {
    fn new(number: u64, problems: &'l [Problem]) -> Line<'l> {
        Line { number, html: None, body: None, json: None, csp_hash: None, problems }
    }

    fn write(&self, out: &mut Vec<u8>) {
        // A vector takes every write, and these types all have a JSON form.
        let _ = serde_json::to_writer(&mut *out, self);
        out.push(b'\n');
    }
}

pub(crate) fn render(input: &Input, output: Output, options: &Options) -> io::Result<Outcome> {
    let work = |first: u64, chunk: &[u8]| {
        let mut rendered = RenderedChunk::default();
        for (line, text) in lines(first, chunk) {
            let text = options.charset.to_utf8(text);
            let json = Json::new(&text);
            let reading = read(&json, options);
            let (ids, list) = (rendered.ids.add(&reading), reading.is_list());
            let start = rendered.out.len();
            let problems = match reading.render() {
                Ok(snippet) => {
                    let json = snippet.json();
                    let mut told = Line::new(line, snippet.problems());
                    match output {
                        Output::Html => told.html = Some(snippet.html()),
                        Output::Body => told.body = Some(snippet.body()),
                        Output::Json => told.json = Some(&json),
                    }
                    told.csp_hash = Some(snippet.csp_hash());
                    told.write(&mut rendered.out);
                    snippet.problems().to_vec()
                }
                Err(invalid) => {
                    Line::new(line, &invalid.problems).write(&mut rendered.out);
                    invalid.problems
                }
            };
            let printed = start..rendered.out.len();
            rendered.lines.push((Checked { line, problems, ids, list }, printed));
        }
        rendered
    };
    let (mut ids, mut all, mut out) = (Ids::default(), Outcome::Fine, Vec::new());
    let mut stdout = io::stdout().lock();
    let ended = run(input, work, |chunk: RenderedChunk| {
        out.clear();
        let mut places = chunk.ids.places();
        for (mut checked, printed) in chunk.lines {
            if repeats(&mut checked, &mut places, &mut ids, options.lang) {
                Line::new(checked.line, &checked.problems).write(&mut out);
            } else {
                out.extend_from_slice(&chunk.out[printed]);
            }
            if single::outcome(&checked.problems) == Outcome::ErrorsFound {
                all = Outcome::ErrorsFound;
            }
        }
        stdout.write_all(&out)
    });
    or_enough(ended.and_then(|()| stdout.flush()))?;
    Ok(all)
}

/// A reader that has enough is none of our errors: what was found by then is told by the exit code.
fn or_enough(ended: io::Result<()>) -> io::Result<()> {
    ended.or_else(|error| if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

/// What a worker found in one line: its problems, and how many of the chunk's ids are its own.
struct Checked {
    line: u64,
    problems: Vec<Problem>,
    ids: usize,
    list: bool,
}

/// The ids of a chunk's orders. They lie end to end: a text each would cost more than the check.
#[derive(Default)]
struct ChunkIds {
    text: String,
    /// Where each ends, and its order's place in the list.
    ends: Vec<(usize, usize)>,
}

impl ChunkIds {
    /// Adds those of one line, and says how many they are.
    fn add(&mut self, reading: &Reading<'_, '_>) -> usize {
        let before = self.ends.len();
        for (index, id) in reading.order_ids() {
            self.text.push_str(id);
            self.ends.push((self.text.len(), index));
        }
        self.ends.len() - before
    }

    fn places(&self) -> impl Iterator<Item = (&str, usize)> {
        let mut start = 0;
        self.ends.iter().map(move |&(end, index)| (&self.text[mem::replace(&mut start, end)..end], index))
    }
}

/// What a worker found in one chunk.
#[derive(Default)]
struct CheckedChunk {
    lines: Vec<Checked>,
    ids: ChunkIds,
}

/// The same, with each line's output.
#[derive(Default)]
struct RenderedChunk {
    lines: Vec<(Checked, Range<usize>)>,
    out: Vec<u8>,
    ids: ChunkIds,
}

pub(crate) fn check(input: &Input, format: Option<Format>, options: &Options) -> io::Result<Outcome> {
    let work = |first: u64, chunk: &[u8]| {
        let mut checked = CheckedChunk::default();
        for (line, text) in lines(first, chunk) {
            let text = options.charset.to_utf8(text);
            let json = Json::new(&text);
            let reading = read(&json, options);
            let ids = checked.ids.add(&reading);
            checked.lines.push(Checked { line, ids, list: reading.is_list(), problems: reading.into_problems() });
        }
        checked
    };
    let (mut ids, mut summary, mut out) = (Ids::default(), Summary::default(), Vec::new());
    let mut stdout = io::stdout().lock();
    let ended = run(input, work, |chunk: CheckedChunk| {
        out.clear();
        let mut places = chunk.ids.places();
        for mut checked in chunk.lines {
            repeats(&mut checked, &mut places, &mut ids, options.lang);
            summary.add(&checked.problems);
            write(&checked, format, &mut out);
        }
        stdout.write_all(&out)
    });
    or_enough(ended.and_then(|()| stdout.flush()))?;
    summary.print();
    Ok(summary.outcome())
}

/// Adds a problem for each id of a line that an earlier line has, and says whether there is one.
fn repeats<'c>(
    checked: &mut Checked,
    places: &mut impl Iterator<Item = (&'c str, usize)>,
    ids: &mut Ids,
    lang: Lang,
) -> bool {
    let before = checked.problems.len();
    for (id, index) in places.take(checked.ids) {
        // A list tells its own repeated ids.
        if let Some(first) = ids.note(id, checked.line).filter(|&first| first != checked.line) {
            checked.problems.push(repeated(id, first, checked.list.then_some(index), lang));
        }
    }
    checked.problems.len() > before
}

fn repeated(id: &str, first: u64, index: Option<usize>, lang: Lang) -> Problem {
    let mut problem = Problem::order_id_repeated(id, index, lang);
    problem.hint = Some(match lang {
        Lang::Ru => format!("впервые в строке {first}"),
        _ => format!("first seen in line {first}"),
    });
    problem
}

fn write(checked: &Checked, format: Option<Format>, out: &mut Vec<u8>) {
    if format == Some(Format::Text) {
        for problem in &checked.problems {
            let told = Told(problem).to_string();
            let _ = writeln!(out, "line {}: {}", checked.line, anstream::adapter::strip_str(&told));
        }
    } else {
        Line::new(checked.line, &checked.problems).write(out);
    }
}

/// The lines of a chunk that are not blank, with their numbers.
fn lines(first: u64, chunk: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    (first..).zip(chunk.split(|&b| b == b'\n')).filter(|(_, line)| !line.trim_ascii().is_empty())
}

/// Works on the input's chunks in parallel and finishes them in order.
fn run<T: Send>(
    input: &Input,
    work: impl Fn(u64, &[u8]) -> T + Sync,
    mut finish: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let threads = input.threads.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let (reader, progress) = progress::open(&input.file)?;
    let result = chunks::run(reader, threads, work, |done, bytes| {
        progress.inc(bytes);
        finish(done)
    });
    progress.finish_and_clear();
    result.map_err(|error| if error.kind() == io::ErrorKind::BrokenPipe { error } else { named(&input.file)(error) })
}
