//! How much of a line is marked: the value at a place, whatever the language.

/// The tags of templates.
const TAGS: [(&str, &str); 7] =
    [("<?", "?>"), ("<%", "%>"), ("{{", "}}"), ("{%", "%}"), ("{!!", "!!}"), ("{$", "}"), ("${", "}")];

/// The length of what is at a place: a tag of a template, a text in quotes, a name with its properties and calls, the name
/// of an element, or one character.
pub(super) fn length(code: &str) -> usize {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-');
    let name = |start: usize| {
        let end = code[start..].find(|c| !is_name(c)).map_or(code.len(), |end| start + end);
        // Not the one of an arrow.
        start + code[start..end].trim_end_matches('-').len()
    };
    if let Some(length) = tag(code) {
        return length;
    }
    match code.chars().next() {
        Some('\'' | '"' | '`') => quoted(code),
        Some('<') => name(1),
        // A directive of Blade.
        Some('@') => with_members(code, name(1)),
        Some('(') => {
            let end = bracketed(code);
            let rest = &code[end..];
            let value = rest.trim_start();
            // A cast of PHP is followed by its value.
            if value.starts_with('$') { end + rest.len() - value.len() + length(value) } else { end }
        }
        Some(c) if is_name(c) => with_members(code, name(0).max(1)),
        Some(c) => c.len_utf8(),
        None => 0,
    }
}

/// The length of a name with what follows it: properties, indices, arguments.
fn with_members(code: &str, mut end: usize) -> usize {
    loop {
        let rest = &code[end..];
        let operator = ["->", "?.", "::", "."].into_iter().find(|operator| rest.starts_with(operator));
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        end += match (operator, rest.chars().next()) {
            (Some(operator), _) => {
                let after = &rest[operator.len()..];
                let length = after.find(|c| !is_name(c)).unwrap_or(after.len());
                if length == 0 {
                    return end;
                }
                operator.len() + length
            }
            (None, Some('(' | '[')) => bracketed(rest),
            _ => return end.min(code.len()),
        };
    }
}

/// The length of brackets with what is in them, or to the end of the line.
fn bracketed(code: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(c) = code[at..].chars().next() {
        at += match c {
            '\'' | '"' | '`' => quoted(&code[at..]),
            c => c.len_utf8(),
        };
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of a text in quotes, in which quotes of a template's tags are not its own; to the end of the line if it has no end.
fn quoted(code: &str) -> usize {
    let Some(quote) = code.chars().next() else { return 0 };
    let mut at = quote.len_utf8();
    while let Some(c) = code[at..].chars().next() {
        if let Some(length) = tag(&code[at..]) {
            at += length;
            continue;
        }
        at += c.len_utf8();
        if c == quote {
            break;
        }
        if c == '\\' {
            at += code[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    at
}

/// The length of a template's tag that code begins with.
fn tag(code: &str) -> Option<usize> {
    TAGS.iter().find_map(|(open, close)| {
        let inner = code.strip_prefix(open)?;
        Some(open.len() + inner.find(close)? + close.len())
    })
}
