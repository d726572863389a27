//! The tokens of an expression or a statement of a template, in any of the languages.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name with the path after it: `$order->getId`, `order.items.first`, `CUtil::JSEscape`.
    Word,
    Number,
    /// A text in quotes; the token's text is without them.
    Text,
    Mark,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'s> {
    pub(crate) kind: Kind,
    pub(crate) text: &'s str,
    /// Where it starts and ends, with its quotes.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Token<'_> {
    pub(crate) fn is_mark(&self, mark: &str) -> bool {
        self.kind == Kind::Mark && self.text == mark
    }

    /// How many brackets it opens: one, none, or one less.
    pub(crate) fn nesting(&self) -> i32 {
        match (self.kind, self.text) {
            (Kind::Mark, "(" | "[" | "{") => 1,
            (Kind::Mark, ")" | "]" | "}") => -1,
            _ => 0,
        }
    }

    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }
}

/// Marks of more than one character.
const MARKS: [&str; 15] =
    ["===", "!==", "<=>", "??=", "==", "!=", "<=", ">=", "&&", "||", "??", "?:", "=>", ".=", "+="];

/// The tokens of a text. In some languages a point between two names is part of a path; in PHP it concatenates.
pub(crate) fn tokens(source: &str, has_dotted_paths: bool) -> Vec<Token<'_>> {
    let bytes = source.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let mut token = |kind, text, end| tokens.push(Token { kind, text, start, end });
        match byte {
            _ if byte.is_ascii_whitespace() => at += 1,
            b'\'' | b'"' => {
                at += 1;
                while bytes.get(at).is_some_and(|&b| b != byte) {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                let end = at.min(bytes.len());
                at = (end + 1).min(bytes.len());
                token(Kind::Text, source.get(start + 1..end).unwrap_or_default(), at);
            }
            b'/' if source[at..].starts_with("/*") => {
                at = source[at..].find("*/").map_or(bytes.len(), |end| at + end + 2);
            }
            b'/' if source[at..].starts_with("//") => at += source[at..].find('\n').unwrap_or(bytes.len() - at),
            b'0'..=b'9' => {
                at += bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'.').count();
                token(Kind::Number, &source[start..at], at);
            }
            _ if is_name(byte) => {
                at = word_end(bytes, at, has_dotted_paths);
                token(Kind::Word, &source[start..at], at);
            }
            // A path goes on after a call: `$order->getUser()->getName()`.
            b'-' | b'.' | b':' | b'?' | b'&' if path_step(bytes, at, has_dotted_paths) > 0 => {
                at = word_end(bytes, at + path_step(bytes, at, has_dotted_paths), has_dotted_paths);
                token(Kind::Word, &source[start..at], at);
            }
            _ => {
                let rest = &source[at..];
                let mark = MARKS.iter().find(|mark| rest.starts_with(**mark)).map_or(1, |mark| mark.len());
                at += mark;
                token(Kind::Mark, &source[start..at], at);
            }
        }
    }
    tokens
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$' | b'@' | b'\\' | 0x80..)
}

/// The length of the mark at a place that leads to the next name of a path.
fn path_step(bytes: &[u8], at: usize, has_dotted_paths: bool) -> usize {
    let steps: &[&[u8]] = if has_dotted_paths { &[b"->", b"::", b"&.", b".", b":"] } else { &[b"?->", b"->", b"::"] };
    let step = steps.iter().find(|step| bytes[at..].starts_with(step)).map_or(0, |step| step.len());
    let next = bytes.get(at + step).copied().unwrap_or_default();
    if !is_name(next) {
        return 0;
    }
    // `fn:escapeXml(` is a name; the colon of a ternary, or of a filter's argument, is not a part of one.
    let name = bytes[at + step..].iter().take_while(|b| is_name(**b)).count();
    let is_colon = step == 1 && bytes[at] == b':';
    if is_colon && bytes.get(at + step + name) != Some(&b'(') { 0 } else { step }
}

fn word_end(bytes: &[u8], mut at: usize, has_dotted_paths: bool) -> usize {
    loop {
        at += bytes[at..].iter().take_while(|b| is_name(**b) || b.is_ascii_digit()).count();
        match path_step(bytes, at, has_dotted_paths) {
            0 => return at,
            step => at += step,
        }
    }
}

/// Parts of tokens between marks that are not inside brackets, with the mark before each.
pub(crate) fn split<'t, 's>(tokens: &'t [Token<'s>], marks: &[&str]) -> Vec<(&'s str, &'t [Token<'s>])> {
    let (mut parts, mut from, mut before, mut depth) = (Vec::new(), 0, "", 0_i32);
    for (at, token) in tokens.iter().enumerate() {
        depth += token.nesting();
        if depth == 0 && token.kind == Kind::Mark && marks.contains(&token.text) {
            parts.push((before, &tokens[from..at]));
            (from, before) = (at + 1, token.text);
        }
    }
    parts.push((before, &tokens[from..]));
    parts
}

/// The tokens inside the bracket that the first token opens, and those after it.
pub(crate) fn bracket<'t, 's>(tokens: &'t [Token<'s>]) -> Option<(&'t [Token<'s>], &'t [Token<'s>])> {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        depth += token.nesting();
        if depth == 0 {
            return (at > 0).then(|| (&tokens[1..at], &tokens[at + 1..]));
        }
    }
    None
}
