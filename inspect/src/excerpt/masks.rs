//! Personal data of a page: which parts of its text are not shown.

use flocktory_postcheckout::Field;
use flocktory_postcheckout::internal::masks;
use std::collections::HashSet;
use std::ops::Range;

/// What a hidden word becomes.
const MASK: &str = "***";

/// Letters of a name at least that is hidden wherever it is.
const SHORTEST: usize = 2;

/// Keys of personal data, without case and separators.
const KEYS: [&str; 19] = [
    "buyer",
    "client",
    "customer",
    "mail",
    "name",
    "tel",
    "firstname",
    "lastname",
    "surname",
    "middlename",
    "patronymic",
    "fullname",
    "fio",
    "username",
    "customername",
    "userid",
    "email",
    "phone",
    "userphone",
];

/// How attributes write a quote.
const QUOTES: [&str; 4] = ["&quot;", "&#34;", "&#39;", "&apos;"];

/// Bytes of a value that cannot be parsed at most.
const LONGEST: usize = 500;

/// The personal data of a text, besides the emails and phones that are recognised anywhere.
#[derive(Default)]
pub(crate) struct Masks {
    /// Parts whose words are hidden.
    parts: Vec<Range<usize>>,
    /// Words that are hidden wherever they are, in lower case.
    words: HashSet<String>,
}

impl Masks {
    /// Hides every word of a part of the text.
    pub(crate) fn hide(&mut self, part: Range<usize>) {
        self.parts.push(part);
    }

    /// Hides the texts in quotes of an expression, or all of it if it is a number.
    pub(crate) fn hide_constants(&mut self, text: &str, expression: Range<usize>) {
        let code = text.get(expression.clone()).unwrap_or_default();
        if code.starts_with(|c: char| c.is_ascii_digit()) {
            return self.hide(expression);
        }
        let mut rest = code;
        while let Some(start) = rest.find(['\'', '"', '`']) {
            let length = quoted(&rest[start..]);
            let start = expression.start + code.len() - rest.len() + start;
            self.hide(start..start + length);
            rest = &code[start + length - expression.start..];
        }
    }

    /// Hides the words of a name wherever they are.
    pub(crate) fn hide_words(&mut self, name: &str) {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| {
            word.chars().count() >= SHORTEST
                && word.chars().any(char::is_alphabetic)
                && Field::from_name(word).is_none()
        });
        self.words.extend(words.map(str::to_lowercase));
    }

    /// Hides the values of keys of personal data in a part of the text that cannot be parsed.
    pub(crate) fn hide_keys(&mut self, text: &str, part: Range<usize>) {
        let code = &text[super::floor(text, part.start)..super::floor(text, part.end)];
        for separator in code.match_indices([':', '=']).map(|(at, _)| at) {
            let before = code[..separator].trim_end();
            let before = QUOTES.iter().find_map(|quote| before.strip_suffix(quote)).unwrap_or(before);
            let key = before.trim_end_matches(['\'', '"', '\\']);
            let start = key.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')).len();
            let plain = |key: &str| -> String { key.chars().filter(char::is_ascii_alphanumeric).collect() };
            let key = key[start..].rsplit('.').next().map(plain).unwrap_or_default().to_ascii_lowercase();
            if KEYS.contains(&key.trim_start_matches("datafl")) {
                let value = &code[separator + 1..];
                let start = part.start + separator + 1;
                self.hide(start..start + value_length(value));
            }
        }
    }

    /// Makes the parts ready for a search: sorted, and none touches another.
    pub(super) fn sort(&mut self) {
        self.parts.sort_unstable_by_key(|part| part.start);
        self.parts.dedup_by(|next, part| {
            let touches = next.start <= part.end;
            if touches {
                part.end = part.end.max(next.end);
            }
            touches
        });
    }

    /// What replaces parts of a range of the text, in their order. The parts are sorted.
    pub(super) fn replacements(&self, text: &str, range: Range<usize>) -> Vec<(Range<usize>, String)> {
        let shown = text.get(range.clone()).unwrap_or_default();
        let mut found = masks(shown);
        for (part, mask) in &mut found {
            // An unquoted value of an attribute, or one of a query: its name is shown.
            let is_address = shown[part.end..].starts_with('@');
            if let Some(sign) = shown[part.clone()].rfind('=').filter(|_| is_address) {
                part.start += sign + 1;
                *mask = shown[part.clone()].chars().take(1).chain(MASK.chars()).collect();
            }
        }
        let addresses = found.len();
        let mut add = |word: Range<usize>| {
            // An address shows its first letter and its domain.
            let is_address = |known: &Range<usize>| {
                let is_domain = || {
                    let mut after = shown.get(known.end..word.start).unwrap_or(" ").chars();
                    after.next() == Some('@') && after.all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
                };
                known.start < word.end && word.start < known.end || is_domain()
            };
            let last = found[..addresses].partition_point(|(known, _)| known.start < word.end);
            if last == 0 || !is_address(&found[last - 1].0) {
                found.push((word, MASK.to_owned()));
            }
        };
        let hidden = |word: &Range<usize>| {
            let (start, end) = (range.start + word.start, range.start + word.end);
            let next = self.parts.partition_point(|part| part.end <= start);
            self.parts.get(next).is_some_and(|part| part.start < end)
        };
        for word in words(shown) {
            if hidden(&word) || self.words.contains(&shown[word.clone()].to_lowercase()) {
                add(word);
            }
        }
        found.sort_by_key(|(part, _)| part.start);
        found
    }
}

/// The length of a text in quotes that code begins with, quotes included.
fn quoted(code: &str) -> usize {
    let mut chars = code.char_indices();
    let Some((_, quote)) = chars.next() else { return 0 };
    let mut is_escaped = false;
    for (at, c) in chars {
        if c == quote && !is_escaped {
            return at + c.len_utf8();
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    code.len()
}

/// Each run of letters and digits of a text; the names of its character references are not words.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(char::is_alphanumeric)?;
            let end = text[start..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |end| start + end);
            at = end;
            let is_reference = text[..start].ends_with(['&', '#']) && text[end..].starts_with(';');
            if !is_reference {
                return Some(start..end);
            }
        }
    })
}

/// The length of a value that cannot be parsed: to the next key, or to the end of the object, the statement or the line.
fn value_length(value: &str) -> usize {
    if value.trim_start().starts_with(['{', '[']) {
        return 0;
    }
    for (at, c) in value.char_indices() {
        let is_end = match c {
            '}' | '\n' => true,
            ';' => !QUOTES.iter().any(|quote| value[..=at].ends_with(quote)),
            ',' => is_key(&value[at + 1..]),
            _ => false,
        };
        if is_end || at >= LONGEST {
            return at;
        }
    }
    value.len()
}

/// Whether an object's key follows.
fn is_key(text: &str) -> bool {
    let text = text.trim_start();
    let text = QUOTES.iter().find_map(|quote| text.strip_prefix(quote)).unwrap_or(text).trim_start_matches(['\'', '"']);
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let end = QUOTES.iter().find_map(|quote| rest.strip_prefix(quote)).unwrap_or(rest).trim_start_matches(['\'', '"']);
    rest.len() < text.len() && end.trim_start().starts_with(':')
}
