//! What a call returns: bytes that the class `flocktory.postcheckout.Outcome` reads.

use flocktory_postcheckout::{InvalidInput, Problem, Snippet};

/// The status: the text is there, or problems only.
const VALID: usize = 0;
const INVALID: usize = 1;

/// The html or another text, and the bytes before it.
pub(crate) struct Outcome {
    head: Vec<u8>,
    html: String,
}

impl Outcome {
    /// All bytes: each part is copied to Java from where it was written.
    pub(crate) fn parts(&self) -> [&[u8]; 2] {
        [&self.head, self.html.as_bytes()]
    }
}

/// The outcome of a snippet, which has warnings only.
pub(crate) fn snippet(snippet: Snippet) -> Outcome {
    let (body, payloads, problems) = (snippet.body_range(), snippet.payload_ranges(), snippet.problems());
    let length = snippet.as_html().len();
    let is_list = usize::from(snippet.is_list());
    let mut head = head([VALID, length, problems.len(), body.start, body.end, is_list, payloads.len()]);
    for range in payloads {
        number(&mut head, range.start);
        number(&mut head, range.end);
    }
    write(&mut head, problems);
    Outcome { head, html: snippet.into_html() }
}

/// The outcome of a text that has no parts.
pub(crate) fn text(text: String) -> Outcome {
    Outcome { head: head([VALID, text.len(), 0, 0, 0, 0, 0]), html: text }
}

/// The outcome of a check, or of a call that failed.
pub(crate) fn problems(problems: &[Problem]) -> Outcome {
    let mut head = head([INVALID, 0, problems.len(), 0, 0, 0, 0]);
    write(&mut head, problems);
    Outcome { head, html: String::new() }
}

/// The outcome of a call that may fail.
pub(crate) fn of<T>(result: Result<T, InvalidInput>, valid: impl FnOnce(T) -> Outcome) -> Outcome {
    match result {
        Ok(made) => valid(made),
        Err(invalid) => problems(&invalid.problems),
    }
}

/// The first integers: status, length of the text, number of problems, start and end of the body, whether a list was
/// given, number of payloads.
fn head(numbers: [usize; 7]) -> Vec<u8> {
    let mut head = Vec::with_capacity(64);
    for value in numbers {
        number(&mut head, value);
    }
    head
}

/// An integer as Java reads it. Nothing is as large as 4 GB: Java's arrays are smaller.
fn number(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn write(bytes: &mut Vec<u8>, problems: &[Problem]) {
    for problem in problems {
        let hint = problem.hint.as_deref();
        for text in [problem.severity.as_str(), problem.code.as_str(), &problem.path, &problem.message] {
            part(bytes, text);
        }
        match hint {
            Some(hint) => part(bytes, hint),
            // -1 is null.
            None => bytes.extend_from_slice(&u32::MAX.to_le_bytes()),
        }
    }
}

fn part(bytes: &mut Vec<u8>, text: &str) {
    number(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
}
