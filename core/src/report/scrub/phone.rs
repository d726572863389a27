//! Numbers that may be phones: groups of digits with anything between them that is neither a letter nor a digit.

use super::units::Unit;
use super::{Rule, Span, span};
use crate::rules::phone;

/// Digits that a phone has at least where nothing else says that it is one.
const FEWEST: usize = 10;
/// Digits that one has at most: a longer number without separators is none.
const MOST: usize = 15;
/// The fewest digits of a phone in the customer's own fields, or after a plus.
pub(super) const FEWEST_PRIVATE: usize = 7;
/// Digits of the longest number of a plan, with a prefix and leading zeros.
const LONGEST: usize = 20;
/// Characters between two groups.
const GAP: usize = 4;

/// A run of groups.
#[derive(Default)]
struct Run {
    /// ASCII digits; `?` for a digit of another script.
    digits: String,
    /// The units of the digits.
    places: Vec<usize>,
    groups: Vec<Group>,
}

struct Group {
    /// Its first digit.
    start: usize,
    /// The character before it, if there is one alone.
    after: Option<char>,
    /// Whether a plus is before it.
    plus: bool,
}

/// Finds the numbers to mask.
pub(super) fn find(units: &[Unit], rule: Rule, spans: &mut Vec<Span>) {
    let (mut run, mut gap, mut is_in_group) = (Run::default(), String::new(), false);
    for (place, unit) in units.iter().enumerate() {
        if unit.c.is_numeric() {
            if !is_in_group {
                run.begin_group(&gap);
                gap.clear();
            }
            is_in_group = true;
            run.push(unit.c, place);
            continue;
        }
        is_in_group = false;
        gap.push(unit.c);
        let is_wide = gap.chars().count() > GAP;
        // `***` is our mask, `][` is between the indices of a path.
        if is_wide || unit.c.is_alphanumeric() || gap.ends_with("***") || gap.ends_with("][") {
            run.mask(units, rule, spans);
            run = Run::default();
        }
        if unit.c.is_alphanumeric() {
            gap.clear();
        } else if is_wide {
            gap.remove(0);
        }
    }
    run.mask(units, rule, spans);
}

impl Run {
    fn begin_group(&mut self, gap: &str) {
        let mut chars = gap.chars();
        let after = chars.next().filter(|_| chars.next().is_none());
        let plus = gap.trim_end_matches(|c: char| c.is_whitespace() || c == '(').ends_with(['+', '＋', '﹢']);
        self.groups.push(Group { start: self.digits.len(), after, plus });
    }

    fn push(&mut self, c: char, place: usize) {
        let fullwidth = (c as u32).wrapping_sub('０' as u32);
        self.digits.push(match c {
            '0'..='9' => c,
            _ => char::from_digit(fullwidth, 10).unwrap_or('?'),
        });
        self.places.push(place);
    }

    /// The end of a group, as a number of digits.
    fn end(&self, group: usize) -> usize {
        self.groups.get(group + 1).map_or(self.digits.len(), |next| next.start)
    }

    fn mask(&self, units: &[Unit], rule: Rule, spans: &mut Vec<Span>) {
        // Most runs are not even one.
        if self.digits.len() < FEWEST_PRIVATE {
            return;
        }
        let mut mask = |digits: std::ops::Range<usize>| {
            let places = &self.places[digits];
            if let (Some(&first), Some(&last)) = (places.first(), places.last()) {
                let end = places.iter().skip(1).rev().take(2).rev().map(|&place| units[place].c);
                let text = [units[first].c, '*', '*', '*'].into_iter().chain(end).collect();
                spans.push(span(&units[first..=last], text));
            }
        };
        if self.is_phone_by_length(rule) {
            return mask(0..self.digits.len());
        }
        if let Some(group) = self.groups.iter().find(|group| group.plus)
            && self.digits.len() - group.start >= FEWEST_PRIVATE
        {
            mask(group.start..self.digits.len());
        }
        // Each group that is part of a phone, for the number next to one may make it longer: `5 8 999 888-77-66`.
        for first in 0..self.groups.len() {
            let start = self.groups[first].start;
            let ends = (first..self.groups.len()).map(|last| self.end(last)).take_while(|end| end - start <= LONGEST);
            let is_phone = |end: &usize| end - start >= FEWEST_PRIVATE && is_phone(&self.digits[start..*end]);
            if let Some(end) = ends.filter(is_phone).last() {
                mask(start..end);
            }
        }
    }

    fn is_phone_by_length(&self, rule: Rule) -> bool {
        let length = significant(&self.digits);
        let whole = self.whole_part().map(significant);
        match rule {
            // Plans do not know the values of digits of other scripts.
            _ if self.digits.contains('?') && self.digits.len() >= FEWEST => true,
            Rule::Label => false,
            Rule::Private => length >= FEWEST_PRIVATE,
            Rule::Text => match whole {
                Some(whole) => (FEWEST..=MOST).contains(&whole),
                None => length >= FEWEST,
            },
        }
    }

    /// The whole part, if this is a decimal, perhaps with thousands apart: sums of floats have many digits.
    fn whole_part(&self) -> Option<&str> {
        let last = self.groups.last()?;
        let has_fraction = self.groups.len() > 1 && matches!(last.after, Some('.' | ','));
        let whole = if has_fraction { self.groups.len() - 1 } else { self.groups.len() };
        let is_thousands = |group: usize| {
            self.end(group) - self.groups[group].start == 3
                && matches!(self.groups[group].after, Some(' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | ',' | '.'))
        };
        let is_number = whole == 1 || (self.end(0) <= 3 && (1..whole).all(is_thousands));
        is_number.then(|| &self.digits[..self.end(whole - 1)])
    }
}

/// Digits without leading zeros: 1C pads its numbers.
fn significant(digits: &str) -> usize {
    digits.trim_start_matches('0').len()
}

/// Whether a plan reads the digits, perhaps after more zeros than a prefix has.
fn is_phone(digits: &str) -> bool {
    phone::is_known(digits) || phone::is_known(digits.trim_start_matches('0'))
}
