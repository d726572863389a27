//! Masking: no customer's phone and no address leaves this library in a text, however it is spelt.
//!
//! A problem is scrubbed where it is written, its parts with [`Rule::Label`] at least; the template's own words and
//! numbers are not touched. What cannot be recognised is a number of fewer than ten digits without a plus: outside of
//! the customer's own fields it may be a price or an id.

mod address;
mod phone;
mod units;

use std::ops::Range;
use units::Unit;

/// When a number is masked. Addresses are always masked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Ids, titles, URLs, names of files: a number that a country's plan reads as a phone, or one after a plus. Other
    /// numbers stay, however long: shops find orders and items by them.
    Label,
    /// Any other text: each number of ten digits or more too.
    Text,
    /// The customer's fields: each number of seven digits or more.
    Private,
}

/// The replacement of a part of a text.
struct Span {
    start: usize,
    end: usize,
    mask: String,
}

/// Characters looked at beyond those that are shown: a phone or an address that begins in the shown part ends in them.
const AHEAD: usize = 256;
/// Rounds of decoding: `%2540` needs two.
const ROUNDS: usize = 4;

/// Masks the phones and addresses of a text that others wrote, such as an exception's, and makes it one line: for logs.
///
/// ```
/// let text = flocktory_postcheckout::scrub("no user +7 (999) 888-77-66\nanna@shop.ru");
/// assert_eq!(text, "no user +7***66\\na***@shop.ru");
/// ```
#[must_use]
pub fn scrub(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in masked(text, Rule::Text).chars() {
        match c {
            '"' | '\'' | '\\' => line.push(c),
            c => line.extend(c.escape_debug()),
        }
    }
    line
}

/// The parts of a text to mask, in their order, each with what replaces it: for those who show the text with marks.
#[doc(hidden)]
pub fn masks(text: &str) -> Vec<(Range<usize>, String)> {
    spans(text, Rule::Text).into_iter().map(|span| (span.start..span.end, span.mask)).collect()
}

/// The whole text, masked.
pub(crate) fn masked(text: &str, rule: Rule) -> String {
    beginning(text, text.len(), rule).0
}

/// So many characters of a text, masked, and whether there are more.
pub(crate) fn beginning(text: &str, shown: usize, rule: Rule) -> (String, bool) {
    // No text has more characters than bytes.
    let place = |count: usize| match text.len() {
        length if length <= count => length,
        length => text.char_indices().nth(count).map_or(length, |(place, _)| place),
    };
    let cut = place(shown);
    let (mut out, mut done) = (String::new(), 0);
    for span in spans(&text[..place(shown.saturating_add(AHEAD))], rule) {
        if span.start >= cut {
            break;
        }
        out.push_str(&text[done..span.start]);
        out.push_str(&span.mask);
        done = span.end;
    }
    out.push_str(text.get(done..cut).unwrap_or_default());
    (out, done.max(cut) < text.len())
}

/// Whether there is something to mask.
pub(crate) fn is_private(text: &str, rule: Rule) -> bool {
    !spans(text, rule).is_empty()
}

/// The parts to mask, in their order, none of which touch. They are looked for in the text as it is and after each
/// round of decoding, in which `5%40719…` may be an escape, or a percentage and a phone.
fn spans(text: &str, rule: Rule) -> Vec<Span> {
    if is_plain(text) { Vec::new() } else { found(text, rule) }
}

#[cold]
fn found(text: &str, rule: Rule) -> Vec<Span> {
    let (plain, mut spans) = (units::of(text), Vec::new());
    let mut find = |units: &[Unit]| {
        address::find(units, &mut spans);
        phone::find(units, rule, &mut spans);
    };
    find(&plain);
    let readings: &[bool] = if units::may_have_escapes(&plain) { &[false, true] } else { &[] };
    for &may_be_percentage in readings {
        let mut units = plain.clone();
        for _ in 0..ROUNDS {
            if !units::decode(&mut units, may_be_percentage) {
                break;
            }
            find(&units);
        }
    }
    spans.sort_by_key(|span| span.start);
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

/// Whether a text has nothing to mask by any rule, which one look at its characters shows: no at sign, no word that begins
/// like `at` or `собака`, no escape, and fewer digits than a phone. Most texts of problems are such.
fn is_plain(text: &str) -> bool {
    let (mut digits, mut earlier, mut before) = (0, ' ', ' ');
    let is_plain = text.char_indices().all(|(place, c)| {
        let is_begun = matches!(earlier, ' ' | '(' | '[' | '{' | '<');
        let is_word = is_begun && matches!((before, c), ('a' | 'A', 't' | 'T') | ('с' | 'С', 'о' | 'О'));
        digits += usize::from(c.is_ascii_digit());
        (earlier, before) = (before, c);
        match c {
            '@' | '%' | '\\' => false,
            '&' => !units::may_be_reference(&text[place..]),
            ' '..='~' | 'Ѐ'..='џ' | '«' | '»' | '“' | '”' | '„' | '’' | '–' | '—' | '…' | '№' => {
                !is_word
            }
            _ => false,
        }
    });
    is_plain && digits < phone::FEWEST_PRIVATE
}

/// The span of some units.
fn span(units: &[Unit], mask: String) -> Span {
    let (first, last) = (units.first(), units.last());
    Span { start: first.map_or(0, |unit| unit.start), end: last.map_or(0, |unit| unit.end), mask }
}

#[cfg(test)]
mod tests;
