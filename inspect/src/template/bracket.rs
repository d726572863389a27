//! The ends of what brackets and quotes enclose.

/// Characters of a tag that is read to the bracket that closes it.
const MAX_TAG: usize = 1_000;

/// Where a brace closes that was opened before a text.
pub(super) fn brace_end(text: &str) -> Option<usize> {
    closing(text, '{', '}')
}

pub(super) fn paren_end(text: &str) -> Option<usize> {
    closing(text, '(', ')')
}

/// Where the tag of an element ends.
pub(super) fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices().take(MAX_TAG) {
        match quote {
            Some(q) if c == q => quote = None,
            None if c == '\'' || c == '"' => quote = Some(c),
            None if c == '>' => return Some(at),
            _ => {}
        }
    }
    None
}

fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let (mut depth, mut quote) = (1, None);
    for (at, c) in text.char_indices().take(MAX_TAG) {
        match quote {
            Some(q) if c == q => quote = None,
            None if c == '\'' || c == '"' => quote = Some(c),
            None if c == open => depth += 1,
            None if c == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}
