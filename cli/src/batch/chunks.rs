//! A stream of lines cut into chunks, worked on in parallel, finished in order, in constant memory.

use flocktory_postcheckout::limits::MAX_LINE;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Bytes of a chunk: enough lines to make passing it to a thread cheap, few enough to stay in the cache.
const CHUNK: usize = 512 * 1024;
/// Chunks in work for each thread.
const AHEAD: usize = 3;

/// Cuts a stream after line ends.
struct Lines<R> {
    reader: R,
    /// The beginning of a line whose end has not been read yet.
    rest: Vec<u8>,
    chunk: usize,
    line: u64,
}

/// A chunk of whole lines: its index in the stream, the number of its first line, its bytes.
struct Chunk {
    index: usize,
    first: u64,
    bytes: Vec<u8>,
}

impl<R: Read> Lines<R> {
    fn new(reader: R) -> Lines<R> {
        Lines { reader, rest: Vec::new(), chunk: 0, line: 1 }
    }

    /// Reads the next chunk into a used buffer; none at the end of the stream. Of a line that is too long, the first
    /// `MAX_LINE + 1` bytes are in it.
    fn next(&mut self, mut bytes: Vec<u8>) -> io::Result<Option<Chunk>> {
        bytes.clear();
        bytes.append(&mut self.rest);
        let mut searched = 0;
        let mut wanted = CHUNK;
        loop {
            let missing = wanted.saturating_sub(bytes.len());
            let read = self.reader.by_ref().take(missing as u64).read_to_end(&mut bytes)?;
            if read < missing {
                break;
            }
            if let Some(end) = memchr::memrchr(b'\n', &bytes[searched..]) {
                self.rest.extend_from_slice(&bytes[searched + end + 1..]);
                bytes.truncate(searched + end + 1);
                break;
            }
            searched = bytes.len();
            // One more byte shows that the line is longer than the limit.
            wanted = (bytes.len() * 2).min(MAX_LINE + 1);
            if bytes.len() > MAX_LINE {
                self.pass_line()?;
                bytes.push(b'\n');
                break;
            }
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let chunk = Chunk { index: self.chunk, first: self.line, bytes };
        self.chunk += 1;
        self.line += memchr::memchr_iter(b'\n', &chunk.bytes).count() as u64;
        Ok(Some(chunk))
    }

    /// Skips the rest of a line that is too long.
    fn pass_line(&mut self) -> io::Result<()> {
        let mut buffer = vec![0; CHUNK];
        loop {
            let read = self.reader.read(&mut buffer)?;
            if let Some(end) = memchr::memchr(b'\n', &buffer[..read]) {
                self.rest.extend_from_slice(&buffer[end + 1..read]);
                return Ok(());
            }
            if read == 0 {
                return Ok(());
            }
        }
    }
}

/// A worker's message: its chunk's index and result, and the buffer to reuse.
type Done<T> = io::Result<(usize, T, Vec<u8>)>;

/// Calls `work` with the first line's number and the bytes of each chunk, on `threads` threads, and `finish` with the
/// results in the order of the stream and their numbers of bytes.
pub(super) fn run<T: Send>(
    reader: impl Read + Send,
    threads: usize,
    work: impl Fn(u64, &[u8]) -> T + Sync,
    mut finish: impl FnMut(T, u64) -> io::Result<()>,
) -> io::Result<()> {
    let lines = Mutex::new(Lines::new(reader));
    // A chunk needs one of these buffers, so their number limits the chunks in work.
    let (give_back, buffers) = mpsc::channel();
    for _ in 0..threads * AHEAD {
        let _ = give_back.send(Vec::with_capacity(CHUNK));
    }
    let buffers = Mutex::new(buffers);
    let (hand_on, done) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (lines, buffers, work, hand_on) = (&lines, &buffers, &work, hand_on.clone());
            scope.spawn(move || work_through(lines, buffers, work, &hand_on));
        }
        drop(hand_on);
        // However this ends, it drops `give_back`, so that workers that wait for a buffer end too.
        in_order(done, give_back, &mut finish)
    })
}

fn work_through<T>(
    lines: &Mutex<Lines<impl Read>>,
    buffers: &Mutex<Receiver<Vec<u8>>>,
    work: &impl Fn(u64, &[u8]) -> T,
    hand_on: &Sender<Done<T>>,
) {
    loop {
        let buffer = buffers.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(buffer) = buffer else { return };
        let chunk = lines.lock().unwrap_or_else(PoisonError::into_inner).next(buffer);
        let result = match chunk {
            Ok(None) => return,
            Ok(Some(chunk)) => Ok((chunk.index, work(chunk.first, &chunk.bytes), chunk.bytes)),
            Err(error) => Err(error),
        };
        let failed = result.is_err();
        if hand_on.send(result).is_err() || failed {
            return;
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "both ends must be dropped when this returns")]
fn in_order<T>(
    done: Receiver<Done<T>>,
    give_back: Sender<Vec<u8>>,
    finish: &mut impl FnMut(T, u64) -> io::Result<()>,
) -> io::Result<()> {
    let (mut waiting, mut next) = (BTreeMap::new(), 0);
    for result in &done {
        let (index, result, buffer) = result?;
        waiting.insert(index, (result, buffer));
        while let Some((result, buffer)) = waiting.remove(&next) {
            finish(result, buffer.len() as u64)?;
            let _ = give_back.send(buffer);
            next += 1;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, MAX_LINE, run};
    use std::io;

    /// The numbers and lengths of the lines, as two threads see them.
    fn lengths(text: &[u8]) -> Vec<(u64, usize)> {
        let mut lengths = Vec::new();
        let work = |first: u64, chunk: &[u8]| {
            let chunk = chunk.strip_suffix(b"\n").unwrap_or(chunk);
            (first..).zip(chunk.split(|&b| b == b'\n').map(<[u8]>::len)).collect::<Vec<_>>()
        };
        run(text, 2, work, |lines, _| {
            lengths.extend(lines);
            Ok(())
        })
        .unwrap();
        lengths
    }

    #[test]
    fn every_line_comes_once_and_in_order() {
        let wanted: Vec<usize> = (0..9000).map(|n| n * 7919 % 900).collect();
        let text = wanted.iter().map(|&length| "x".repeat(length)).collect::<Vec<_>>().join("\n");
        assert!(text.len() > CHUNK * 3);
        let numbered: Vec<_> = (1..).zip(wanted).collect();
        assert_eq!(lengths(text.as_bytes()), numbered);
        assert_eq!(lengths(format!("{text}\n").as_bytes()), numbered);
        assert_eq!(lengths(b""), []);
    }

    #[test]
    fn a_line_may_be_longer_than_a_chunk_but_not_without_end() {
        let wanted = [CHUNK * 3, MAX_LINE, MAX_LINE + 1, MAX_LINE * 2, 5, MAX_LINE];
        let text = wanted.map(|length| vec![b'a'; length]).join(&b'\n');
        let read: Vec<_> = (1..).zip(wanted.map(|length| length.min(MAX_LINE + 1))).collect();
        assert_eq!(lengths(&text), read);
    }

    #[test]
    fn an_error_of_the_reader_or_of_the_writer_ends_the_run() {
        struct Fails;
        impl io::Read for Fails {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("disk"))
            }
        }
        assert_eq!(run(Fails, 2, |_, _| (), |(), _| Ok(())).unwrap_err().to_string(), "disk");
        let text = vec![b'\n'; CHUNK * 9];
        let full = run(&*text, 2, |_, _| (), |(), _| Err(io::Error::other("full")));
        assert_eq!(full.unwrap_err().to_string(), "full");
    }
}
