//! Many orders: one per line in, one JSON object per line out, in the same order, on all cores.

mod chunks;

use crate::Outcome;
use crate::args::{Format, Input, Output};
use crate::ids::Ids;
use crate::people::Told;
use crate::progress;
use crate::single::named;
use crate::summary::Summary;
use flocktory_postcheckout::{Json, Lang, Options, Problem, read};
use serde::Serialize;
use std::io::{self, Write as _};
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
    let mut all = Outcome::Fine;
    let work = |first: u64, chunk: &[u8]| {
        let (mut out, mut found) = (Vec::with_capacity(chunk.len() * 2), Outcome::Fine);
        for (line, text) in lines(first, chunk) {
            match read(&Json::new(&options.charset.to_utf8(text)), options).render() {
                Ok(snippet) => {
                    let json = snippet.json();
                    let mut told = Line::new(line, snippet.problems());
                    match output {
                        Output::Html => told.html = Some(snippet.html()),
                        Output::Body => told.body = Some(snippet.body()),
                        Output::Json => told.json = Some(&json),
                    }
                    told.csp_hash = Some(snippet.csp_hash());
                    told.write(&mut out);
                }
                Err(invalid) => {
                    found = Outcome::ErrorsFound;
                    Line::new(line, &invalid.problems).write(&mut out);
                }
            }
        }
        (out, found)
    };
    let mut stdout = io::stdout().lock();
    run(input, work, |(out, found)| {
        if found == Outcome::ErrorsFound {
            all = found;
        }
        stdout.write_all(&out)
    })?;
    stdout.flush()?;
    Ok(all)
}

/// What a worker found in one line: its problems, and how many of the chunk's ids are its own.
struct Checked {
    line: u64,
    problems: Vec<Problem>,
    ids: usize,
    list: bool,
}

/// What a worker found in one chunk. The ids lie end to end: a text each would cost more than the check.
#[derive(Default)]
struct CheckedChunk {
    lines: Vec<Checked>,
    ids: String,
    /// Where each id ends, and its order's place in the list.
    places: Vec<(usize, usize)>,
}

pub(crate) fn check(input: &Input, format: Option<Format>, options: &Options) -> io::Result<Outcome> {
    let work = |first: u64, chunk: &[u8]| {
        let mut checked = CheckedChunk::default();
        for (line, text) in lines(first, chunk) {
            let text = options.charset.to_utf8(text);
            let json = Json::new(&text);
            let reading = read(&json, options);
            let before = checked.places.len();
            for (index, id) in reading.order_ids() {
                checked.ids.push_str(id);
                checked.places.push((checked.ids.len(), index));
            }
            let ids = checked.places.len() - before;
            checked.lines.push(Checked { line, ids, list: reading.is_list(), problems: reading.into_problems() });
        }
        checked
    };
    let (mut ids, mut summary, mut out) = (Ids::default(), Summary::default(), Vec::new());
    let mut stdout = io::stdout().lock();
    run(input, work, |chunk: CheckedChunk| {
        out.clear();
        let (mut start, mut places) = (0, chunk.places.iter());
        for mut checked in chunk.lines {
            for &(end, index) in places.by_ref().take(checked.ids) {
                let id = &chunk.ids[start..end];
                start = end;
                // A list tells its own repeated ids.
                if let Some(first) = ids.note(id, checked.line).filter(|&first| first != checked.line) {
                    checked.problems.push(repeated(id, first, checked.list.then_some(index), options.lang));
                }
            }
            summary.add(&checked.problems);
            write(&checked, format, &mut out);
        }
        stdout.write_all(&out)
    })?;
    stdout.flush()?;
    summary.print();
    Ok(summary.outcome())
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
