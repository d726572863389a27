//! What a call returns: bytes that the class `flocktory.postcheckout.Outcome` reads.

use flocktory_postcheckout::{InvalidInput, Problem, Snippet};

/// The status in a footer: the text is there, or problems only.
const VALID: u32 = 0;
const INVALID: u32 = 1;

/// An integer as Java reads it. Nothing is as large as 4 GB: Java's arrays are smaller.
fn number(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

/// The outcome of a snippet, which has warnings only.
pub(crate) fn snippet(snippet: Snippet) -> Vec<u8> {
    let (body, payloads, is_list) = (snippet.body_range(), snippet.payload_ranges().to_vec(), snippet.is_list());
    let problems = snippet.problems().to_vec();
    let mut bytes = snippet.into_html().into_bytes();
    let length = bytes.len();
    write(&mut bytes, &problems);
    for range in &payloads {
        number(&mut bytes, range.start);
        number(&mut bytes, range.end);
    }
    for footer in [payloads.len(), usize::from(is_list), problems.len(), body.start, body.end, length, VALID as usize] {
        number(&mut bytes, footer);
    }
    bytes
}

/// The outcome of a text that has no parts.
pub(crate) fn text(text: String) -> Vec<u8> {
    let mut bytes = text.into_bytes();
    let length = bytes.len();
    for footer in [0, 0, 0, 0, 0, length, VALID as usize] {
        number(&mut bytes, footer);
    }
    bytes
}

/// The outcome of a check, or of a call that failed.
pub(crate) fn problems(problems: &[Problem]) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes, problems);
    for footer in [0, 0, problems.len(), 0, 0, 0, INVALID as usize] {
        number(&mut bytes, footer);
    }
    bytes
}

/// The outcome of a call that may fail.
pub(crate) fn of<T>(result: Result<T, InvalidInput>, valid: impl FnOnce(T) -> Vec<u8>) -> Vec<u8> {
    match result {
        Ok(made) => valid(made),
        Err(invalid) => problems(&invalid.problems),
    }
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
