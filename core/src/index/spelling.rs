//! Ways in which two spellings of one id differ.

use std::borrow::Cow;

/// Ways of spelling that differ, each of them a bit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spelling(u8);

impl Spelling {
    pub(super) const SPACE: Spelling = Spelling(1);
    pub(super) const ZEROS: Spelling = Spelling(2);
    pub(super) const CASE: Spelling = Spelling(4);
    pub(super) const ALPHABET: Spelling = Spelling(8);
    const ALL: Spelling = Spelling(15);

    pub(super) const fn has(self, other: Spelling) -> bool {
        self.0 & other.0 != 0
    }

    /// The fewest ways in which two ids differ, if these explain all of it.
    pub(super) fn between(one: &str, other: &str) -> Option<Spelling> {
        let ways = |count| (0..=Spelling::ALL.0).map(Spelling).filter(move |ways| ways.count() == count);
        (0..=Spelling::ALL.count()).flat_map(ways).find(|&ways| fold(one, ways) == fold(other, ways))
    }

    pub(super) const fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// The common form of ids that differ only in spelling.
pub(super) fn skeleton(id: &str) -> Cow<'_, str> {
    // Most ids: whole numbers.
    if id.bytes().all(|b| b.is_ascii_digit()) && !id.starts_with('0') {
        return Cow::Borrowed(id);
    }
    // Once more: a capital may look Latin though its small letter does not.
    Cow::Owned(fold(id, Spelling::ALL).chars().map(latin).collect())
}

/// The part of an id by which shops may know it: the variation of `100#500`, and the product of `26850_26850`.
pub(super) fn part(id: &str) -> Option<&str> {
    let is_id = |part: &&str| !part.is_empty();
    if let Some((_, variation)) = id.rsplit_once('#') {
        return Some(variation).filter(is_id);
    }
    let (product, rest) = id.split_at_checked(id.len() / 2)?;
    let again = rest.strip_prefix(['_', '-'])?;
    (again == product).then_some(product).filter(is_id)
}

/// An id without the differences that are named.
fn fold(id: &str, ways: Spelling) -> String {
    let mut folded = String::with_capacity(id.len());
    let is_left_out =
        |c| (ways.has(Spelling::SPACE) && is_space(c)) || (ways.has(Spelling::ALPHABET) && is_combining_mark(c));
    for c in id.chars().filter(|&c| !is_left_out(c)) {
        let c = if ways.has(Spelling::ALPHABET) { latin(c) } else { c };
        if ways.has(Spelling::CASE) {
            folded.extend(c.to_uppercase());
        } else {
            folded.push(c);
        }
    }
    if ways.has(Spelling::ZEROS) {
        let rest = folded.trim_start_matches('0');
        // The rest must be an id alone: `0.5` and `0-1` have no zeros to lose.
        if rest.starts_with(char::is_alphanumeric) {
            return rest.to_owned();
        }
    }
    folded
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The mark of a letter that is written as two characters, as file systems of Macs and some exporters do.
const fn is_combining_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The character that another one looks like: Latin for Cyrillic, a letter without its mark, a hyphen for a dash.
#[allow(clippy::match_same_arms, reason = "letters by their alphabets")]
const fn latin(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        'Й' => 'И',
        'й' => 'и',
        'À'..='Å' => 'A',
        'à'..='å' => 'a',
        'Ç' => 'C',
        'ç' => 'c',
        'È'..='Ë' | 'Ё' => 'E',
        'è'..='ë' | 'ё' => 'e',
        'Ì'..='Ï' | 'Ї' => 'I',
        'ì'..='ï' | 'ї' => 'i',
        'Ñ' => 'N',
        'ñ' => 'n',
        'Ò'..='Ö' => 'O',
        'ò'..='ö' => 'o',
        'Ù'..='Ü' => 'U',
        'ù'..='ü' => 'u',
        'Ý' | 'Ў' => 'Y',
        'ý' | 'ÿ' | 'ў' => 'y',
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'І' => 'I',
        'Ј' => 'J',
        'Ѕ' => 'S',
        'а' => 'a',
        'е' => 'e',
        'к' => 'k',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        'ј' => 'j',
        'ѕ' => 's',
        other => other,
    }
}
