//! The tags of a template: what prints a value, and what begins and ends a block.

mod blade;
mod braces;
mod erb;
mod jsp;
mod php;
mod smarty;

use super::effect::{Effect, Escape};
use super::expression::effect;
use super::token::{Kind, Token, tokens};
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
