//! Addresses, by the at sign in any of its spellings.

use super::units::Unit;
use super::{Span, span};
use crate::rules::id;
use crate::rules::placeholder;

/// At signs in words, in brackets or between spaces.
const AT: [&str; 2] = ["at", "собака"];
const DOT: [&str; 2] = ["dot", "точка"];
/// Characters of a local part that are masked: four times as many as it may have.
const LONGEST: usize = 4 * id::MAX_LOCAL;

/// Finds the local parts to mask.
pub(super) fn find(units: &[Unit], spans: &mut Vec<Span>) {
    for index in 0..units.len() {
        let is_sign = matches!(units[index].c, '@' | '＠' | '﹫');
        let end = if is_sign { Some(index + 1) } else { word(units, index, &AT) };
        let Some(end) = end else { continue };
        let (local, is_apart) = local_part(&units[index.saturating_sub(LONGEST)..index]);
        if is_class(&units[end..]) || ((!is_sign || is_apart) && !is_domain(&units[end..])) {
            continue;
        }
        let text: String = local.iter().map(|unit| unit.c).collect();
        // A program's placeholder is nobody's.
        let first = local.iter().position(|unit| unit.c.is_alphanumeric());
        if let Some(first) = first.filter(|_| !placeholder::is_plain_id(&text)) {
            let local = &local[first..];
            spans.push(span(local, format!("{}***", local[0].c)));
        }
    }
}

/// Whether PHP's `class@anonymous` ends here, a type in its messages.
fn is_class(after: &[Unit]) -> bool {
    const NAME: &str = "anonymous";
    let is_name = after.len() >= NAME.len() && NAME.chars().zip(after).all(|(c, unit)| unit.c == c);
    is_name && !after.get(NAME.len()).is_some_and(|unit| unit.c.is_alphanumeric() || matches!(unit.c, '.' | '-'))
}

/// The end of one of some words, if it begins here in brackets, or here with white space around it.
fn word(units: &[Unit], index: usize, words: &[&str]) -> Option<usize> {
    let c = |index: usize| units.get(index).map(|unit| unit.c);
    let is_space = |index: usize| c(index).is_some_and(char::is_whitespace);
    let is_bracketed = matches!(c(index), Some('(' | '[' | '{' | '<'));
    if !is_bracketed && (index == 0 || !is_space(index - 1)) {
        return None;
    }
    let mut start = index + usize::from(is_bracketed);
    while is_bracketed && is_space(start) {
        start += 1;
    }
    let same = |c: Option<char>, wanted: char| c.is_some_and(|c| c.to_lowercase().eq([wanted]));
    let is = |word: &&&str| word.chars().enumerate().all(|(place, wanted)| same(c(start + place), wanted));
    let mut end = start + words.iter().find(is)?.chars().count();
    if !is_bracketed {
        return is_space(end).then_some(end);
    }
    while is_space(end) {
        end += 1;
    }
    matches!(c(end), Some(')' | ']' | '}' | '>')).then_some(end + 1)
}

/// The text before an at sign, and whether white space separates them.
fn local_part(before: &[Unit]) -> (&[Unit], bool) {
    let end = before.iter().rposition(|unit| !unit.c.is_whitespace()).map_or(0, |last| last + 1);
    let (local, start) = match before[..end].split_last() {
        // `"anna b"@shop.ru`
        Some((quote, inner)) if quote.c == '"' => (inner, inner.iter().rposition(|unit| unit.c == '"')),
        _ => (&before[..end], before[..end].iter().rposition(is_break)),
    };
    (&local[start.map_or(0, |start| start + 1)..], end < before.len())
}

fn is_break(unit: &Unit) -> bool {
    unit.c.is_whitespace() || "<>()[]\"“”«»,;/".contains(unit.c)
}

/// Whether a domain of two labels follows, perhaps after white space.
fn is_domain(after: &[Unit]) -> bool {
    let is_space = |unit: &&Unit| unit.c.is_whitespace();
    let is_label = |unit: &&Unit| unit.c.is_alphanumeric() || unit.c == '-';
    let spaces = after.iter().take_while(is_space).count();
    let label = after[spaces..].iter().take_while(is_label).count();
    let mut dot = spaces + label;
    let is_plain = after.get(dot).is_some_and(|unit| unit.c == '.');
    while !is_plain && after.get(dot).is_some_and(|unit| unit.c.is_whitespace()) {
        dot += 1;
    }
    let end = if is_plain { Some(dot + 1) } else { word(after, dot, &DOT) };
    let rest = end.and_then(|end| after.get(end..)).unwrap_or_default();
    label > 0 && rest.iter().find(|unit| !unit.c.is_whitespace()).is_some_and(|unit| unit.c.is_alphanumeric())
}
