//! Texts of users in a container: what would break out of its place is refused.

use crate::report::builder::ProblemBuilder;
use crate::report::code::Code;
use crate::report::collector::Collector;
use crate::report::describe;
use crate::report::path::Path;

/// Characters of a text at most.
const MAX_TEXT: usize = 500;

/// Whether Tag Manager takes a text as it is: nothing in it is a reference.
pub(super) fn is_plain(text: &str) -> bool {
    !text.contains("{{") && !text.contains("}}") && !text.contains(char::is_control) && text.chars().count() <= MAX_TEXT
}

/// Whether a text can be a name inside a reference, or a key in the tag's script.
pub(super) fn is_name(text: &str) -> bool {
    is_plain(text) && !text.contains(['{', '}', '<', '>', '\u{2028}', '\u{2029}']) && text.trim() == text
}

/// Whether no step of a path such as `ecommerce.items` is missing.
pub(super) fn is_path(text: &str) -> bool {
    text.split('.').all(|step| !step.is_empty())
}

pub(super) fn report(given: &str, path: &Path<'_>, problems: &mut Collector) {
    problems.report(path, ProblemBuilder::error(Code::GTM_TEXT_INVALID).given(describe::label(given)));
}
