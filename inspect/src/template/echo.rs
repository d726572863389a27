//! Scripts that code of PHP puts together from texts: `echo "<script>… name: '" . $name . "' …";`

use super::bracket::brace_end;
use super::token::{Kind, Token, tokens};
use std::ops::Range;

/// What a text has that is a script with an order.
const PUSH: &str = "flocktory.push(";

/// A part of a script in code.
pub(super) enum Piece<'c> {
    /// A text, which is a part of the script as it is.
    Text(Range<usize>),
    /// A value, with its expression.
    Value(Range<usize>, &'c str),
    /// A mark of the code inside of a text, such as the backslash of `\"`.
    Blank(Range<usize>),
}

impl Piece<'_> {
    pub(super) fn range(&self) -> Range<usize> {
        match self {
            Piece::Text(range) | Piece::Value(range, _) | Piece::Blank(range) => range.clone(),
        }
    }
}

/// The parts of a script that code prints; none, if it prints no order.
pub(super) fn pieces(code: &str) -> Vec<Piece<'_>> {
    let mut script = Script { code, pieces: Vec::new() };
    if code.contains(PUSH) {
        let mut from = 0;
        while let Some(document) = here_document(code, from) {
            script.statements(from..document.start);
            if code[document.content.clone()].contains(PUSH) {
                script.text(document.content.clone(), document.is_raw, '\0');
            }
            from = document.end;
        }
        script.statements(from..code.len());
    }
    script.pieces
}

/// A text of several lines: `<<<JS … JS;`
struct HereDocument {
    start: usize,
    content: Range<usize>,
    end: usize,
    /// Whether names in it are not replaced by their values.
    is_raw: bool,
}

fn here_document(code: &str, from: usize) -> Option<HereDocument> {
    let start = from + code[from..].find("<<<")?;
    let (head, _) = code[start + 3..].split_once('\n')?;
    let name = head.trim().trim_matches(['\'', '"']);
    let content = start + 3 + head.len() + 1;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return None;
    }
    let mut line = content;
    for text in code[content..].split_inclusive('\n') {
        if text.trim_start().starts_with(name) {
            let end = line + text.find(name)? + name.len();
            return Some(HereDocument { start, content: content..line, end, is_raw: head.contains('\'') });
        }
        line += text.len();
    }
    // The rest of the file is a part of it.
    Some(HereDocument { start, content: content..code.len(), end: code.len(), is_raw: true })
}

/// Where a text of several lines ends that starts at a place; nothing else has its marks.
pub(super) fn here_document_end(code: &str, start: usize) -> Option<usize> {
    here_document(code, start).filter(|document| document.start == start).map(|document| document.end)
}

struct Script<'c> {
    code: &'c str,
    pieces: Vec<Piece<'c>>,
}

impl<'c> Script<'c> {
    /// Reads the statements of code that print, or that put the script together.
    fn statements(&mut self, range: Range<usize>) {
        let code = self.code;
        let tokens = tokens(&code[range.clone()], false);
        let is_script = |token: &Token<'_>| token.kind == Kind::Text && token.text.contains(PUSH);
        if !tokens.iter().any(is_script) {
            return;
        }
        let is_end = |token: &Token<'_>| token.is_mark(";") || token.is_mark("{") || token.is_mark("}");
        let statements = tokens.split(is_end);
        let named: Vec<&str> = statements.clone().filter(|of| of.iter().any(is_script)).filter_map(variable).collect();
        for statement in statements {
            let prints = statement.first().is_some_and(|first| first.is_word("echo") || first.is_word("print"));
            let adds = variable(statement).is_some_and(|name| named.contains(&name));
            if prints || adds || statement.iter().any(is_script) {
                self.statement(statement, range.start);
            }
        }
    }

    /// Reads the texts of a statement, and the values between them.
    fn statement(&mut self, statement: &[Token<'c>], base: usize) {
        let deeper = |depth: &mut i32, token: &Token<'_>| {
            *depth += token.nesting();
            Some(*depth)
        };
        let depths: Vec<i32> = statement.iter().scan(0, deeper).collect();
        let is_text = |at: &usize| statement[*at].kind == Kind::Text;
        // Texts in brackets are inside of the values.
        let Some(level) = (0..statement.len()).filter(is_text).map(|at| depths[at]).min() else { return };
        let texts: Vec<usize> = (0..statement.len()).filter(is_text).filter(|at| depths[*at] == level).collect();
        for (index, &at) in texts.iter().enumerate() {
            let token = statement[at];
            // The end of the code ends a text too, and that has no quote there.
            let start = base + token.start + 1;
            let content = start..start + token.text.len();
            let quote = self.code[base + token.start..].chars().next().unwrap_or('"');
            self.text(content.clone(), quote == '\'', quote);
            let next = texts.get(index + 1).copied().unwrap_or(statement.len());
            let between = &statement[at + 1..next];
            let value = joined(between);
            if let (Some(first), Some(last)) = (value.first(), value.last())
                && between.first().is_some_and(|mark| mark.is_mark("."))
            {
                let end = statement.get(next).map_or(base + last.end, |next| base + next.start + 1);
                let expression = &self.code[base + first.start..base + last.end];
                self.pieces.push(Piece::Value(content.end..end, expression));
            }
        }
    }

    /// Reads a text with the values in it, whose quotes are escaped by backslashes.
    fn text(&mut self, content: Range<usize>, is_raw: bool, quote: char) {
        let text = &self.code[content.clone()];
        let (mut from, mut at) = (0, 0);
        while let Some(step) = text[at..].find(['\\', '$', '{']) {
            at += step;
            let rest = &text[at..];
            let next = rest[1..].chars().next();
            let (piece, length) = if rest.starts_with('\\') && quote != '\0' {
                let is_space = !is_raw && matches!(next, Some('n' | 'r' | 't'));
                let length = if is_space { 2 } else { 1 };
                // The character after it is a part of the script.
                (
                    Some(Piece::Blank(content.start + at..content.start + at + length)),
                    1 + next.map_or(0, char::len_utf8),
                )
            } else if is_raw {
                (None, 1)
            } else if rest.starts_with("{$") {
                match brace_end(&rest[1..]) {
                    Some(end) => {
                        (Some(Piece::Value(content.start + at..content.start + at + end + 2, &rest[1..=end])), end + 2)
                    }
                    None => (None, 1),
                }
            } else if rest.starts_with('$') && next.is_some_and(|c| c.is_ascii_alphabetic() || c == '_') {
                let length = name_length(rest);
                (Some(Piece::Value(content.start + at..content.start + at + length, &rest[..length])), length)
            } else {
                (None, 1)
            };
            if let Some(piece) = piece {
                let range = piece.range();
                self.pieces.push(Piece::Text(content.start + from..range.start));
                from = range.end - content.start;
                self.pieces.push(piece);
            }
            at += length;
        }
        self.pieces.push(Piece::Text(content.start + from..content.end));
    }
}

/// The length of a name in a text, with one step: `$order->id`, `$item[id]`.
fn name_length(text: &str) -> usize {
    let name = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
    let length = 1 + name(&text[1..]);
    let rest = &text[length..];
    match rest.strip_prefix("->") {
        Some(property) if name(property) > 0 => length + 2 + name(property),
        _ if rest.starts_with('[') => length + rest.find(']').map_or(0, |end| end + 1),
        _ => length,
    }
}

/// The variable that a statement gives a value.
fn variable<'c>(statement: &[Token<'c>]) -> Option<&'c str> {
    match statement {
        [name, mark, ..] if name.text.starts_with('$') && (mark.is_mark("=") || mark.is_mark(".=")) => Some(name.text),
        _ => None,
    }
}

/// The tokens of a value without the marks that join it to texts, and without the brackets that close what is around it.
fn joined<'t, 'c>(mut tokens: &'t [Token<'c>]) -> &'t [Token<'c>] {
    if let [mark, rest @ ..] = tokens
        && mark.is_mark(".")
    {
        tokens = rest;
    }
    while let [rest @ .., mark] = tokens {
        let closes = mark.is_mark(")") && !rest.iter().any(|token| token.is_mark("("));
        if !mark.is_mark(".") && !closes {
            break;
        }
        tokens = rest;
    }
    tokens
}
