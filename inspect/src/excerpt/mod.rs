//! The line of a finding, for people: short, and without personal data.

mod masks;
mod place;

pub(crate) use masks::Masks;

use crate::source::SourceText;
use place::length;
use std::ops::Range;

/// A line of a file, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// The line without its indent, with personal data masked, cut around the place if it is long.
    pub text: String,
    /// Where the place starts in the text, in characters from 0.
    pub start: usize,
    /// Where the place ends in the text.
    pub end: usize,
}

/// Characters that are shown, and of them those before the place.
const SHOWN: usize = 110;
const BEFORE: usize = 50;

/// Characters around those that are shown that are searched for personal data: an address may begin or end there.
const AROUND: usize = 300;

/// Makes the excerpts of one text.
pub(crate) struct Excerpts<'s> {
    source: &'s SourceText<'s>,
    masks: Masks,
}

impl<'s> Excerpts<'s> {
    pub(crate) fn new(source: &'s SourceText<'s>, mut masks: Masks) -> Excerpts<'s> {
        masks.sort();
        Excerpts { source, masks }
    }

    /// The excerpt for a place; `None` if its line is blank.
    pub(crate) fn at(&self, offset: usize) -> Option<Excerpt> {
        let (text, line) = (self.source.text(), self.source.line(offset));
        let offset = floor(text, offset.min(line.end));
        let before = text[line.start..offset].char_indices().rev().nth(BEFORE + AROUND - 1);
        let start = before.map_or(line.start, |(at, _)| line.start + at);
        let after = text[offset..line.end].char_indices().nth(SHOWN + AROUND);
        let end = after.map_or(line.end, |(at, _)| offset + at);
        let place = offset - start..offset - start + length(&text[offset..end]);
        let masked = Masked::new(&text[start..end], self.masks.replacements(text, start..end), &place);
        masked.excerpt(start > line.start, end < line.end)
    }
}

/// A part of a line with its masks.
#[derive(Default)]
struct Masked {
    chars: Vec<char>,
    /// Where the place starts and ends, in characters.
    start: Option<usize>,
    end: usize,
}

impl Masked {
    fn new(text: &str, replacements: Vec<(Range<usize>, String)>, place: &Range<usize>) -> Masked {
        let mut masked = Masked::default();
        let mut done = 0;
        for (part, mask) in replacements {
            if part.start >= done {
                masked.push_text(text, done..part.start, place);
                masked.push(part.clone(), mask.chars(), place);
            }
            done = done.max(part.end);
        }
        masked.push_text(text, done..text.len(), place);
        masked
    }

    fn push_text(&mut self, text: &str, part: Range<usize>, place: &Range<usize>) {
        for (at, c) in text[part.clone()].char_indices() {
            let start = part.start + at;
            self.push(start..start + c.len_utf8(), [visible(c)].into_iter(), place);
        }
    }

    /// Writes what a part of the text becomes.
    fn push(&mut self, part: Range<usize>, chars: impl Iterator<Item = char>, place: &Range<usize>) {
        if part.end > place.start {
            self.start.get_or_insert(self.chars.len());
        }
        self.chars.extend(chars);
        if part.start < place.end {
            self.end = self.chars.len();
        }
    }

    /// What is shown of the line, if it has more before or after.
    fn excerpt(mut self, has_before: bool, has_after: bool) -> Option<Excerpt> {
        let first = self.chars.iter().position(|c| !c.is_whitespace())?;
        let last = self.chars.iter().rposition(|c| !c.is_whitespace())?;
        let last = self.end.max(last + 1);
        let start = self.start.unwrap_or(last).clamp(first, last);
        // More before the place where the line ends soon after it.
        let from = start.saturating_sub(BEFORE).min(last.saturating_sub(SHOWN)).max(first);
        let from = if from < first + BEFORE && !has_before && last - first <= SHOWN { first } else { from };
        let to = last.min(from + SHOWN);
        let ellipsis = |is_cut: bool| if is_cut { "…" } else { "" };
        let (before, after) = (ellipsis(from > first || has_before), ellipsis(to < last || has_after));
        let shown: String = self.chars.drain(from..to).collect();
        let shift = before.chars().count();
        let start = start - from + shift;
        let end = self.end.clamp(from, to) - from + shift;
        Some(Excerpt { text: format!("{before}{shown}{after}"), start, end: end.max(start) })
    }
}

/// The nearest place before or at one where a character begins.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A character that neither moves the cursor of a terminal nor changes the direction of a line.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' => {
            '\u{fffd}'
        }
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}
