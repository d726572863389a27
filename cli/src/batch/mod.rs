//! Many orders: one per line in, one JSON object per line out, in the same order, on all cores.

mod chunks;
mod job;

use crate::ids::{Hashes, Ids};
use crate::input::{Input, named};
use crate::output::{Format, Outcome, Output, not_printed, or_enough};
use crate::progress;
use crate::summary::Summary;
use flocktory_postcheckout::internal::Direct;
use flocktory_postcheckout::limits::MAX_LINE;
use flocktory_postcheckout::{Charset, Json, Lang, Options, Problem, Reading, read};
use job::{Check, Job, Render, write};
use std::io::{self, Write as _};
use std::mem;
use std::ops::Range;
use std::thread;

pub(crate) fn render(input: &Input, output: Output, options: &Options<'_>) -> io::Result<Outcome> {
    let mut all = Outcome::Fine;
    orders(input, None, options, &Render(output), |problems| {
        if Outcome::of(problems) == Outcome::ErrorsFound {
            all = Outcome::ErrorsFound;
        }
    })?;
    Ok(all)
}

pub(crate) fn check(input: &Input, format: Option<Format>, options: &Options<'_>) -> io::Result<Outcome> {
    let mut summary = Summary::default();
    orders(input, format, options, &Check(format), |problems| summary.add(problems))?;
    summary.print();
    Ok(summary.outcome())
}

/// Has workers read and print each line's order, and passes its problems to `visit` in the order of the input. For an
/// order whose id an earlier line has, only the problems are printed.
fn orders(
    input: &Input,
    format: Option<Format>,
    options: &Options<'_>,
    job: &impl Job,
    mut visit: impl FnMut(&[Problem]),
) -> io::Result<()> {
    let (mut ids, mut out) = (Ids::default(), Vec::new());
    let hashes = ids.hashes();
    // Direct readings are of UTF-8.
    let direct = Direct::new(options).filter(|_| options.charset == Charset::Utf8);
    let by_reading = |line: u64, text: &[u8], chunk: &mut Chunk| {
        if text.len() > MAX_LINE {
            let problems = vec![Problem::line_too_long(options.lang)];
            write(line, &problems, format, &mut chunk.out);
            return (problems, 0, false);
        }
        let text = options.charset.to_utf8(text);
        let json = Json::new(&text);
        let reading = read(&json, options);
        let (ids, list) = (chunk.ids.add_all(&reading, &hashes), reading.is_list());
        (job.by_reading(line, reading, &mut chunk.out), ids, list)
    };
    let work = |first: u64, bytes: &[u8]| {
        let mut chunk = Chunk::default();
        // The whole chunk is checked once for UTF-8, which direct readings need.
        let utf8 = if direct.is_some() { simdutf8::basic::from_utf8(bytes).ok() } else { None };
        for (line, place) in lines(first, bytes) {
            let start = chunk.out.len();
            let text = utf8.and_then(|utf8| utf8.get(place.clone())).filter(|text| text.len() <= MAX_LINE);
            let done = if let (Some(direct), Some(text)) = (direct, text)
                && let Some(id) = job.directly(direct, line, text, &mut chunk.out)
            {
                chunk.ids.add(0, id, &hashes);
                (Vec::new(), 1, false)
            } else {
                by_reading(line, &bytes[place], &mut chunk)
            };
            let (problems, ids, list) = done;
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
    fn add(&mut self, index: usize, id: &str, hashes: &Hashes) {
        self.text.push_str(id);
        self.ends.push((self.text.len(), hashes.of(id), index));
    }

    /// Adds the ids of one line, and returns their number.
    fn add_all(&mut self, reading: &Reading<'_, '_>, hashes: &Hashes) -> usize {
        let before = self.ends.len();
        for (index, id) in reading.order_ids() {
            self.add(index, id, hashes);
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

/// The places of a chunk's lines that are not blank, with their numbers. A line that is too long is cut, so it counts as
/// not blank.
fn lines(first: u64, chunk: &[u8]) -> impl Iterator<Item = (u64, Range<usize>)> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', chunk).chain([chunk.len()]);
    let places = ends.map(move |end| mem::replace(&mut start, end + 1)..end);
    let is_line = |line: &[u8]| line.len() > MAX_LINE || !line.trim_ascii().is_empty();
    (first..).zip(places).filter(move |(_, place)| is_line(&chunk[place.clone()]))
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
