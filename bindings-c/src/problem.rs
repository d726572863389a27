//! A problem as texts of C.

use flocktory_postcheckout::Problem;
use std::ffi::CString;

/// The parts of a problem. Later libraries may add parts.
#[repr(C)]
#[derive(Clone, Copy)]
pub enum FlocktoryPostcheckoutProblemPart {
    /// `error` or `warning`.
    Severity = 0,
    /// The kind of the problem, such as `price_missing`. It is stable.
    Code = 1,
    /// Where the problem is in the input, such as `order.items[2].price`; empty for the whole input.
    Path = 2,
    /// A sentence for people, in the language of the option `lang`. Emails and phones are masked.
    Message = 3,
    /// How to fix the problem; absent if that is not known.
    Hint = 4,
}

/// The texts of a problem; a part's number is its index.
pub(crate) type ProblemTexts = [Option<CString>; FlocktoryPostcheckoutProblemPart::Hint as usize + 1];

pub(crate) fn texts(problem: &Problem) -> ProblemTexts {
    let severity = problem.severity.as_str();
    let given = [
        Some(severity),
        Some(problem.code.as_str()),
        Some(&problem.path),
        Some(&problem.message),
        problem.hint.as_deref(),
    ];
    // No part contains a NUL: core escapes it.
    given.map(|text| text.and_then(|text| CString::new(text).ok()))
}
