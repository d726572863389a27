//! Many orders: one per line in, one JSON object per line out, in the same order, on all cores.

mod chunks;

use crate::ids::{Hashes, Ids};
use crate::input::{Input, named};
use crate::output::{Format, Outcome, Output, ProblemText, not_printed, or_enough};
use crate::progress;
use crate::summary::Summary;
use flocktory_postcheckout::limits::MAX_LINE;
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
    let print = |line: u64, reading: Reading<'_, '_>, out: &mut Vec<u8>| match reading.render() {
        Ok(snippet) => {
            let json = snippet.json();
            let mut printed = Line::new(line, snippet.problems());
            match output {
                Output::Html => printed.html = Some(snippet.html()),
                Output::Body => printed.body = Some(snippet.body()),
                Output::Json => printed.json = Some(&json),
            }
            printed.csp_hash = Some(snippet.csp_hash());
            printed.write(out);
            snippet.problems().to_vec()
        }
        Err(invalid) => {
            Line::new(line, &invalid.problems).write(out);
            invalid.problems
        }
    };
    let mut all = Outcome::Fine;
    orders(input, None, options, print, |problems| {
        if Outcome::of(problems) == Outcome::ErrorsFound {
            all = Outcome::ErrorsFound;
        }
    })?;
    Ok(all)
}

pub(crate) fn check(input: &Input, format: Option<Format>, options: &Options) -> io::Result<Outcome> {
    let print = |line: u64, reading: Reading<'_, '_>, out: &mut Vec<u8>| {
        let problems = reading.into_problems();
        write(line, &problems, format, out);
        problems
    };
    let mut summary = Summary::default();
    orders(input, format, options, print, |problems| summary.add(problems))?;
    summary.print();
    Ok(summary.outcome())
}

/// Has workers read and print each line's order, and passes its problems to `visit` in the order of the input. For an
/// order whose id an earlier line has, only the problems are printed.
fn orders(
    input: &Input,
    format: Option<Format>,
    options: &Options,
    print: impl Fn(u64, Reading<'_, '_>, &mut Vec<u8>) -> Vec<Problem> + Sync,
    mut visit: impl FnMut(&[Problem]),
) -> io::Result<()> {
    let (mut ids, mut out) = (Ids::default(), Vec::new());
    let hashes = ids.hashes();
    let work = |first: u64, bytes: &[u8]| {
        let mut chunk = Chunk::default();
        for (line, text) in lines(first, bytes) {
            if text.len() > MAX_LINE {
                let (problems, start) = (vec![Problem::line_too_long(options.lang)], chunk.out.len());
                write(line, &problems, format, &mut chunk.out);
                chunk.lines.push(Done { line, problems, ids: 0, list: false, printed: start..chunk.out.len() });
                continue;
            }
            let text = options.charset.to_utf8(text);
            let json = Json::new(&text);
            let reading = read(&json, options);
            let (ids, list, start) = (chunk.ids.add(&reading, &hashes), reading.is_list(), chunk.out.len());
            let problems = print(line, reading, &mut chunk.out);
            chunk.lines.push(Done { line, problems, ids, list, printed: start..chunk.out.len() });
        }
        chunk
    };
    let mut stdout = io::stdout().lock();
    let ended = run(input, work, |chunk: Chunk| {
        out.clear();
        let mut places = chunk.ids.places();
        for mut done in chunk.lines {
            if repeats(&mut done, &mut places, &mut ids, options.lang) {
                write(done.line, &done.problems, format, &mut out);
            } else {
                out.extend_from_slice(&chunk.out[done.printed]);
            }
            visit(&done.problems);
        }
        stdout.write_all(&out).map_err(not_printed)
    });
    // If the reader stops early, the exit code reports the orders read until then.
    or_enough(ended.and_then(|()| stdout.flush().map_err(not_printed)))
}

/// A worker's result for one line: its problems, how many of the chunk's ids belong to it, and where it is printed.
struct Done {
    line: u64,
    problems: Vec<Problem>,
    ids: usize,
    list: bool,
    printed: Range<usize>,
}

/// A worker's result for one chunk.
#[derive(Default)]
struct Chunk {
    lines: Vec<Done>,
    ids: ChunkIds,
    out: Vec<u8>,
}

/// The ids of a chunk's orders, concatenated: a String for each would cost more than the check.
#[derive(Default)]
struct ChunkIds {
    text: String,
    /// The end of each, its hash, and its order's index in the list.
    ends: Vec<(usize, u64, usize)>,
}

impl ChunkIds {
    /// Adds the ids of one line, and returns their number.
    fn add(&mut self, reading: &Reading<'_, '_>, hashes: &Hashes) -> usize {
        let before = self.ends.len();
        for (index, id) in reading.order_ids() {
            self.text.push_str(id);
            self.ends.push((self.text.len(), hashes.of(id), index));
        }
        self.ends.len() - before
    }

    fn places(&self) -> impl Iterator<Item = (&str, u64, usize)> {
        let mut start = 0;
        self.ends.iter().map(move |&(end, hash, index)| (&self.text[mem::replace(&mut start, end)..end], hash, index))
    }
}

/// Adds a problem for each id of a line that an earlier line has, and returns whether there is any.
fn repeats<'c>(
    done: &mut Done,
    places: &mut impl Iterator<Item = (&'c str, u64, usize)>,
    ids: &mut Ids,
    lang: Lang,
) -> bool {
    let before = done.problems.len();
    for (id, hash, index) in places.take(done.ids) {
        // Core reports ids that are repeated within a list.
        if let Some(first) = ids.note(id, hash, done.line).filter(|&first| first != done.line) {
            done.problems.push(repeated(id, first, done.list.then_some(index), lang));
        }
    }
    done.problems.len() > before
}

fn repeated(id: &str, first: u64, index: Option<usize>, lang: Lang) -> Problem {
    let mut problem = Problem::order_id_repeated(id, index, lang);
    problem.hint = Some(match lang {
        Lang::Ru => format!("впервые в строке {first}"),
        _ => format!("first seen in line {first}"),
    });
    problem
}

fn write(line: u64, problems: &[Problem], format: Option<Format>, out: &mut Vec<u8>) {
    if format == Some(Format::Text) {
        for problem in problems {
            let text = ProblemText(problem).to_string();
            let _ = writeln!(out, "line {line}: {}", anstream::adapter::strip_str(&text));
        }
    } else {
        Line::new(line, problems).write(out);
    }
}

/// The lines of a chunk that are not blank, with their numbers. A line that is too long is cut, so it counts as not blank.
fn lines(first: u64, chunk: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', chunk).chain([chunk.len()]);
    let texts = ends.map(move |end| &chunk[mem::replace(&mut start, end + 1)..end]);
    (first..).zip(texts).filter(|(_, line)| line.len() > MAX_LINE || !line.trim_ascii().is_empty())
}

/// Works on the input's chunks in parallel and finishes them in order.
fn run<T: Send>(
    input: &Input,
    work: impl Fn(u64, &[u8]) -> T + Sync,
    mut finish: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let threads = input.threads.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from);
    let (reader, progress) = progress::open(&input.file)?;
    let mut is_output = false;
    let result = chunks::run(reader, threads, work, |done, bytes| {
        progress.inc(bytes);
        finish(done).inspect_err(|_| is_output = true)
    });
    progress.finish_and_clear();
    result.map_err(|error| if is_output { error } else { named(&input.file)(error) })
}
