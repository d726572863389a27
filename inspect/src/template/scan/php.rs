//! Tags of PHP.

use super::{Scanner, Step};
use crate::template::echo::{Piece, here_document_end, pieces};
use crate::template::effect::Escape;
use crate::template::token::{Kind, bracket, tokens};
use std::ops::Range;

impl Scanner<'_> {
    pub(super) fn php(&mut self, at: usize) -> Option<usize> {
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

/// The blocks that code begins and ends: with braces, or, in PHP, with `if (…):` and `endif`.
pub(super) fn steps_of_braces(code: &str, has_dotted_paths: bool) -> Vec<Step> {
    let tokens = tokens(code, has_dotted_paths);
    let mut steps = Vec::new();
    let (mut at, mut is_balanced) = (0, true);
    while let Some(token) = tokens.get(at) {
        at += 1;
        let lower = token.text.to_ascii_lowercase();
        match lower.as_str() {
            "if" | "foreach" | "for" | "while" | "switch" | "elseif" if token.kind == Kind::Word => {
                // Where one bracket does not close, no later one does.
                let head = if is_balanced { bracket(&tokens[at..]) } else { None };
                is_balanced = head.is_some();
                let Some((_, rest)) = head else { continue };
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
