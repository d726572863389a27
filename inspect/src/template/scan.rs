//! The tags of a template: what prints a value, and what begins and ends a block.

use super::echo::{Piece, here_document_end, pieces};
use super::effect::{Effect, Escape};
use super::expression::effect;
use super::token::{Kind, Token, bracket, tokens};
use crate::kind::FileKind;
use std::ops::Range;

/// A tag of a template.
pub(super) struct Tag {
    pub(super) range: Range<usize>,
    pub(super) does: Does,
}

pub(super) enum Does {
    /// Prints a value.
    Print(Effect),
    /// Begins and ends blocks, in this order; prints nothing.
    Control(Vec<Step>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A block begins.
    Open,
    /// Another branch of the block begins.
    Branch,
    Close,
}

/// The tags of a template, in their order, and where its code of PHP is.
pub(super) fn scan(language: FileKind, text: &str) -> (Vec<Tag>, Vec<Range<usize>>) {
    let mut scanner =
        Scanner { language, text, tags: Vec::new(), code: Vec::new(), modes: Vec::new(), absent: Vec::new() };
    let mut at = 0;
    while let Some(step) = text[at..].find(['<', '{', '$', '#', '@']) {
        at += step;
        // Each tag has at least its opening mark.
        at = scanner.tag(at).unwrap_or(at + 1);
    }
    (scanner.tags, scanner.code)
}

struct Scanner<'t> {
    language: FileKind,
    text: &'t str,
    tags: Vec<Tag>,
    code: Vec<Range<usize>>,
    /// Marks that are not in the rest of the text.
    absent: Vec<&'static str>,
    /// What the printing itself does inside of blocks that set it, from the outermost on.
    modes: Vec<Escape>,
}

impl<'t> Scanner<'t> {
    /// Reads the tag at a place; `None`: there is none. Its end is where the next may begin.
    fn tag(&mut self, at: usize) -> Option<usize> {
        match self.language {
            FileKind::Php => self.php(at),
            FileKind::Smarty => self.smarty(at),
            FileKind::Twig | FileKind::Django | FileKind::Jinja2 => self.braces(at),
            FileKind::Erb => self.erb(at),
            FileKind::Blade => self.blade(at).or_else(|| self.php(at)),
            FileKind::Jsp => self.jsp(at),
            _ => None,
        }
    }

    fn rest(&self, at: usize) -> &'t str {
        &self.text[at..]
    }

    /// Adds a tag, after which the next may begin.
    #[expect(clippy::unnecessary_wraps, reason = "it ends what reads a tag, of which there may be none")]
    fn add(&mut self, range: Range<usize>, does: Does) -> Option<usize> {
        let end = range.end;
        self.tags.push(Tag { range, does });
        Some(end)
    }

    fn control(&mut self, range: Range<usize>, steps: Vec<Step>) -> Option<usize> {
        self.add(range, Does::Control(steps))
    }

    fn print(&mut self, range: Range<usize>, expression: &str, start: Escape) -> Option<usize> {
        if is_separator(expression) {
            return self.control(range, Vec::new());
        }
        self.add(range, Does::Print(effect(self.language, expression, start)))
    }

    /// A value that a statement prints, such as a translation: nothing is known of it.
    fn value(&mut self, range: Range<usize>) -> Option<usize> {
        let effect = effect(self.language, &self.text[range.clone()], Escape::Html);
        self.add(range, Does::Print(Effect { escape: Escape::Unknown, ..effect }))
    }

    /// How far a mark is after a place.
    fn find(&mut self, from: usize, mark: &'static str) -> Option<usize> {
        if self.absent.contains(&mark) {
            return None;
        }
        let found = self.text[from..].find(mark);
        if found.is_none() {
            self.absent.push(mark);
        }
        found
    }

    /// The inside of a tag, if one of these marks begins it, and where it ends.
    fn between(&mut self, at: usize, open: &str, close: &'static str) -> Option<(&'t str, usize)> {
        let rest = self.rest(at).strip_prefix(open)?;
        let length = self.find(at + open.len(), close)?;
        Some((&rest[..length], at + open.len() + length + close.len()))
    }

    fn php(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let (open, is_print) = [("<?=", true), ("<?php", false), ("<?", false)]
            .into_iter()
            .find(|(open, _)| rest.get(..open.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(open)))?;
        if rest.starts_with("<?xml") {
            return None;
        }
        let code = &rest[open.len()..];
        let length = php_end(code);
        self.code.push(at + open.len()..at + open.len() + length);
        let end = (at + open.len() + length + 2).min(self.text.len());
        let code = &code[..length];
        if is_print {
            return self.print(at..end, code.trim().trim_end_matches(';'), Escape::Raw);
        }
        let pieces = pieces(code);
        if !pieces.is_empty() {
            return self.script_in_code(at..end, code, open.len(), &pieces);
        }
        match echoed(code) {
            Some(expression) => self.print(at..end, expression, Escape::Raw),
            None => self.control(at..end, steps_of_braces(code, false)),
        }
    }

    /// Adds the tags of code that prints a script: what is between its parts prints nothing.
    fn script_in_code(&mut self, range: Range<usize>, code: &str, open: usize, pieces: &[Piece<'_>]) -> Option<usize> {
        let base = range.start + open;
        let mut from = range.start;
        for piece in pieces {
            let place = base + piece.range().start..base + piece.range().end;
            if place.start > from {
                let between = code.get(from.saturating_sub(base)..place.start - base).unwrap_or_default();
                self.control(from..place.start, steps_of_braces(between, false));
            }
            match piece {
                Piece::Text(_) => {}
                Piece::Blank(_) => {
                    self.control(place.clone(), Vec::new());
                }
                Piece::Value(_, expression) => {
                    self.print(place.clone(), expression, Escape::Raw);
                }
            }
            from = place.end.max(from);
        }
        self.control(from..range.end, Vec::new())
    }

    fn smarty(&mut self, at: usize) -> Option<usize> {
        const STATEMENTS: [&str; 24] = [
            "if",
            "elseif",
            "else",
            "foreach",
            "foreachelse",
            "section",
            "sectionelse",
            "for",
            "forelse",
            "while",
            "assign",
            "include",
            "capture",
            "strip",
            "block",
            "extends",
            "append",
            "nocache",
            "setfilter",
            "function",
            "call",
            "debug",
            "insert",
            "php",
        ];
        if let Some((_, end)) = self.between(at, "{*", "*}").or_else(|| self.between(at, "{literal}", "{/literal}")) {
            // What is literal is printed as it is.
            if self.rest(at).starts_with("{literal}") {
                self.control(at..at + "{literal}".len(), Vec::new());
                return self.control(end - "{/literal}".len()..end, Vec::new());
            }
            return self.control(at..end, Vec::new());
        }
        // Smarty takes a brace before white space as it is.
        let inside = self.rest(at).strip_prefix('{').filter(|inside| !inside.starts_with(char::is_whitespace))?;
        let length = brace_end(inside)?;
        let (inside, end) = (&inside[..length], at + length + 2);
        if inside.starts_with('$') {
            return match inside.split_once('=') {
                // An assignment: `{$total = 0}`.
                Some((name, _))
                    if name.trim().bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'$' | b'_' | b'.')) =>
                {
                    self.control(at..end, Vec::new())
                }
                _ => self.print(at..end, inside, Escape::Raw),
            };
        }
        let word = word(inside.trim_start_matches('/'));
        let is_close = inside.starts_with('/');
        match word {
            "ldelim" | "rdelim" => self.control(at..end, Vec::new()),
            "if" | "foreach" | "section" | "for" | "while" if is_close => self.control(at..end, vec![Step::Close]),
            "if" | "foreach" | "section" | "for" | "while" => self.control(at..end, vec![Step::Open]),
            "else" | "elseif" | "foreachelse" | "sectionelse" | "forelse" => self.control(at..end, vec![Step::Branch]),
            word if is_close || STATEMENTS.contains(&word) => self.control(at..end, Vec::new()),
            // A function that prints, such as `{l s='Order'}`.
            word if !word.is_empty() && inside[word.len()..].starts_with(' ') && inside.contains('=') => {
                self.value(at..end)
            }
            _ => None,
        }
    }

    fn braces(&mut self, at: usize) -> Option<usize> {
        if let Some((_, end)) = self.between(at, "{#", "#}") {
            return self.control(at..end, Vec::new());
        }
        if let Some((inside, end)) = self.between(at, "{{", "}}") {
            let expression = inside.trim_matches(['-', '~', ' ', '\n', '\t', '\r']);
            let start = self.modes.last().copied().unwrap_or(Escape::Html);
            return self.print(at..end, expression, start);
        }
        let (inside, end) = self.between(at, "{%", "%}")?;
        let inside = inside.trim_matches(['-', '~', ' ', '\n', '\t', '\r']);
        let argument = inside.split_whitespace().nth(1).unwrap_or_default();
        match word(inside) {
            name @ ("verbatim" | "raw") => {
                let close = self.find(end, if name == "raw" { "endraw" } else { "endverbatim" })?;
                let from = end + self.text[end..end + close].rfind("{%")?;
                let to = end + close + self.rest(end + close).find("%}")? + 2;
                self.control(at..end, Vec::new());
                self.control(from..to, Vec::new())
            }
            "autoescape" => {
                self.modes.push(match argument.trim_matches(['\'', '"']) {
                    "off" | "false" => Escape::Raw,
                    "js" => Escape::Script,
                    _ => Escape::Html,
                });
                self.control(at..end, Vec::new())
            }
            "endautoescape" => {
                self.modes.pop();
                self.control(at..end, Vec::new())
            }
            "if" | "ifequal" | "ifnotequal" | "ifchanged" | "for" => self.control(at..end, vec![Step::Open]),
            "else" | "elif" | "elseif" | "empty" => self.control(at..end, vec![Step::Branch]),
            "endif" | "endfor" | "endifequal" | "endifnotequal" | "endifchanged" => self.control(at..end, vec![Step::Close]),
            "url" | "static" | "trans" | "translate" | "now" | "firstof" | "cycle" | "widthratio" | "include"
            | "render" | "postcheckout"
                // `{% url … as name %}` prints nothing.
                if !inside.contains(" as ") =>
            {
                self.value(at..end)
            }
            _ => self.control(at..end, Vec::new()),
        }
    }

    fn erb(&mut self, at: usize) -> Option<usize> {
        let (inside, end) = self.between(at, "<%", "%>")?;
        let inside = inside.trim_end_matches('-');
        if inside.starts_with('#') {
            return self.control(at..end, Vec::new());
        }
        if let Some(expression) = inside.strip_prefix("==") {
            return self.print(at..end, expression.trim(), Escape::Raw);
        }
        if let Some(expression) = inside.strip_prefix('=') {
            return self.print(at..end, expression.trim(), Escape::Html);
        }
        let code = inside.trim_start_matches('-').trim();
        let is_block = code.ends_with(" do") || code.ends_with('|') && code.contains(" do |") || code.ends_with('{');
        let steps = match word(code) {
            "if" | "unless" | "case" | "while" | "for" => vec![Step::Open],
            "else" | "elsif" | "when" => vec![Step::Branch],
            "end" => vec![Step::Close],
            _ if code.starts_with('}') => vec![Step::Close],
            _ if is_block => vec![Step::Open],
            _ => Vec::new(),
        };
        self.control(at..end, steps)
    }

    fn blade(&mut self, at: usize) -> Option<usize> {
        if self.text[..at].ends_with('@') {
            return None;
        }
        if let Some((_, end)) = self.between(at, "{{--", "--}}") {
            return self.control(at..end, Vec::new());
        }
        if let Some((inside, end)) = self.between(at, "{!!", "!!}") {
            return self.print(at..end, inside.trim(), Escape::Raw);
        }
        if let Some((inside, end)) = self.between(at, "{{", "}}") {
            return self.print(at..end, inside.trim(), Escape::Html);
        }
        if let Some((_, end)) = self.between(at, "@php", "@endphp") {
            self.code.push(at + "@php".len()..end - "@endphp".len());
            return self.control(at..end, Vec::new());
        }
        let rest = self.rest(at).strip_prefix('@')?;
        let name = word(rest);
        let after = rest[name.len()..].trim_start_matches(' ');
        let skipped = rest.len() - after.len();
        let (inside, end) = match after.strip_prefix('(').and_then(|inside| Some((inside, paren_end(inside)?))) {
            Some((inside, length)) => (&inside[..length], at + 1 + skipped + length + 2),
            None => ("", at + 1 + name.len()),
        };
        match name {
            "json" | "js" if !inside.is_empty() => {
                let mut effect = effect(self.language, inside, Escape::Raw);
                effect.escape = Escape::Json;
                self.add(at..end, Does::Print(effect))
            }
            "if" | "isset" | "unless" | "auth" | "guest" | "switch" | "foreach" | "forelse" | "for" | "while" => {
                self.control(at..end, vec![Step::Open])
            }
            "empty" if !inside.is_empty() => self.control(at..end, vec![Step::Open]),
            "else" | "elseif" | "empty" | "case" | "default" => self.control(at..end, vec![Step::Branch]),
            "endif" | "endisset" | "endunless" | "endauth" | "endguest" | "endswitch" | "endempty" | "endforeach"
            | "endforelse" | "endfor" | "endwhile" => self.control(at..end, vec![Step::Close]),
            "push" | "endpush" | "section" | "endsection" | "stop" | "extends" | "include" | "break" | "csrf"
            | "verbatim" | "endverbatim" | "once" | "endonce" | "prepend" | "endprepend" | "continue" => {
                self.control(at..end, Vec::new())
            }
            _ => None,
        }
    }

    fn jsp(&mut self, at: usize) -> Option<usize> {
        if let Some((_, end)) = self.between(at, "<%--", "--%>") {
            return self.control(at..end, Vec::new());
        }
        if let Some((inside, end)) = self.between(at, "<%", "%>") {
            return match inside.strip_prefix('=') {
                Some(expression) => self.print(at..end, expression.trim(), Escape::Raw),
                None if inside.starts_with('@') => self.control(at..end, Vec::new()),
                None => self.control(at..end, steps_of_braces(inside, true)),
            };
        }
        if let Some(inside) = self.rest(at).strip_prefix("${").or_else(|| self.rest(at).strip_prefix("#{")) {
            let length = brace_end(inside)?;
            return self.print(at..at + length + 3, inside[..length].trim(), Escape::Raw);
        }
        let rest = self.rest(at).strip_prefix('<')?;
        let is_close = rest.starts_with('/');
        let name = rest.trim_start_matches('/').split([' ', '>', '/', '\n', '\t', '\r']).next()?;
        let (prefix, tag) = name.split_once(':')?;
        if !["c", "fmt", "fn", "e", "s", "jsp", "spring", "esapi"].contains(&prefix) {
            return None;
        }
        let (inside, end) = (rest, at + 1 + tag_end(rest)? + 1);
        let inside = &inside[..end - at - 2];
        let value = attribute(inside, "value")
            .map(|value| value.trim().trim_start_matches("${").trim_end_matches('}'))
            .unwrap_or_default();
        match (prefix, tag) {
            ("c", "if" | "choose" | "forEach" | "forTokens") if is_close => self.control(at..end, vec![Step::Close]),
            ("c", "if" | "choose" | "forEach" | "forTokens") => self.control(at..end, vec![Step::Open]),
            ("c", "when" | "otherwise") if !is_close => self.control(at..end, vec![Step::Branch]),
            ("c", "out") => {
                let is_raw = attribute(inside, "escapeXml") == Some("false");
                let mut effect = effect(self.language, value, Escape::Raw);
                if effect.escape == Escape::Raw && !is_raw {
                    effect.escape = Escape::Html;
                }
                self.add(at..end, Does::Print(effect))
            }
            ("fmt", "formatNumber") => {
                let is_plain =
                    attribute(inside, "pattern").is_some_and(|pattern| !pattern.contains(',') && pattern.contains('.'));
                let expression =
                    if is_plain { format!("floatval({value})") } else { format!("FormatCurrency({value})") };
                let mut effect = effect(self.language, &expression, Escape::Raw);
                effect.escape = Escape::None;
                value.clone_into(&mut effect.base);
                self.add(at..end, Does::Print(effect))
            }
            ("e", _) if tag.starts_with("for") => self.print(at..end, &format!("{tag}({value})"), Escape::Raw),
            ("esapi", "encodeForJavaScript") => self.print(at..end, &format!("forJavaScript({value})"), Escape::Raw),
            ("c", "url") | ("fmt", "message" | "formatDate") | ("spring", "message") | ("s", "property")
                if !is_close =>
            {
                self.value(at..end)
            }
            _ => self.control(at..end, Vec::new()),
        }
    }
}

/// The name that a text begins with.
fn word(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len()]
}

/// Whether an expression prints nothing but commas and spaces: `$i ? ',' : ''`.
fn is_separator(expression: &str) -> bool {
    let tokens = tokens(expression, false);
    let is_choice =
        |token: &Token<'_>| token.is_mark("?") || ["if", "unless", "and"].iter().any(|word| token.is_word(word));
    let mut texts = tokens.iter().filter(|token| token.kind == Kind::Text).map(|token| token.text.trim()).peekable();
    (tokens.len() == 1 || tokens.iter().any(is_choice))
        && texts.peek().is_some()
        && texts.all(|text| matches!(text, "," | "" | "\\n"))
}

/// Where PHP code ends: at `?>` that is not in a text or a comment, or at the end of the file.
fn php_end(code: &str) -> usize {
    let bytes = code.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'?' if bytes.get(at + 1) == Some(&b'>') => return at,
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at = code[at..].find("*/").map_or(bytes.len(), |end| at + end + 2);
            }
            b'<' if code[at..].starts_with("<<<") => at = here_document_end(code, at).unwrap_or(at + 3),
            b'#' => at = line_end(code, at),
            b'/' if bytes.get(at + 1) == Some(&b'/') => at = line_end(code, at),
            quote @ (b'\'' | b'"') => {
                at += 1;
                while at < bytes.len() && bytes[at] != quote {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The end of a comment of one line, which `?>` ends too.
fn line_end(code: &str, at: usize) -> usize {
    let rest = &code[at..];
    let line = rest.find('\n').unwrap_or(rest.len());
    at + rest.find("?>").unwrap_or(line).min(line)
}

/// The expression that PHP code prints, if this is all that it does.
fn echoed(code: &str) -> Option<&str> {
    let code = code.trim().trim_end_matches(';').trim_end();
    let rest = code.strip_prefix("echo").or_else(|| code.strip_prefix("print"))?;
    let is_word = rest.starts_with([' ', '(', '\'', '"', '$', '\n', '\t']);
    (is_word && !rest.contains(';')).then(|| rest.trim())
}

/// Characters of a tag that is read to the bracket that closes it.
const MAX_TAG: usize = 2_000;

/// Where a brace closes that was opened before a text.
pub(super) fn brace_end(text: &str) -> Option<usize> {
    closing(text, '{', '}')
}

fn paren_end(text: &str) -> Option<usize> {
    closing(text, '(', ')')
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

/// Where the tag of an element ends.
fn tag_end(text: &str) -> Option<usize> {
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

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    rest[1..].split(quote).next()
}

/// The blocks that code begins and ends: with braces, or, in PHP, with `if (…):` and `endif`.
fn steps_of_braces(code: &str, has_dotted_paths: bool) -> Vec<Step> {
    let tokens = tokens(code, has_dotted_paths);
    let mut steps = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        let lower = token.text.to_ascii_lowercase();
        match lower.as_str() {
            "if" | "foreach" | "for" | "while" | "switch" | "elseif" if token.kind == Kind::Word => {
                let Some((_, rest)) = bracket(&tokens[at..]) else { continue };
                at = tokens.len() - rest.len();
                match tokens.get(at) {
                    Some(next) if next.is_mark(":") => {
                        at += 1;
                        steps.push(if lower == "elseif" { Step::Branch } else { Step::Open });
                    }
                    Some(next) if next.is_mark("{") => {
                        at += 1;
                        // `} elseif (…) {` goes on with the block that the brace before it has closed.
                        let is_branch = lower == "elseif" && steps.last() == Some(&Step::Close);
                        if is_branch {
                            steps.pop();
                        }
                        steps.push(if is_branch { Step::Branch } else { Step::Open });
                    }
                    _ => {}
                }
            }
            "else" if token.kind == Kind::Word => match tokens.get(at) {
                Some(next) if next.is_mark(":") => {
                    at += 1;
                    steps.push(Step::Branch);
                }
                Some(next) if next.is_mark("{") => {
                    at += 1;
                    if steps.last() == Some(&Step::Close) {
                        steps.pop();
                    }
                    steps.push(Step::Branch);
                }
                // `else if (…) {` begins a branch too.
                Some(next) if next.is_word("if") => {
                    if steps.last() == Some(&Step::Close)
                        && let Some((_, rest)) = bracket(&tokens[at + 1..])
                        && rest.first().is_some_and(|next| next.is_mark("{"))
                    {
                        steps.pop();
                        steps.push(Step::Branch);
                        at = tokens.len() - rest.len() + 1;
                    }
                }
                _ => {}
            },
            "endif" | "endforeach" | "endfor" | "endwhile" | "endswitch" if token.kind == Kind::Word => {
                steps.push(Step::Close);
            }
            "{" if token.kind == Kind::Mark => steps.push(Step::Open),
            "}" if token.kind == Kind::Mark => steps.push(Step::Close),
            _ => {}
        }
    }
    steps
}
