//! A text as the visible characters that its escapes mean, each with its place in the text.

#[derive(Clone, Copy)]
pub(super) struct Unit {
    pub(super) c: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Named references of HTML that are used to hide an address or to format a phone.
const NAMED: [(&str, char); 6] =
    [("commat;", '@'), ("amp;", '&'), ("nbsp;", ' '), ("plus;", '+'), ("period;", '.'), ("shy;", '\u{ad}')];

/// The text as it is.
pub(super) fn of(text: &str) -> Vec<Unit> {
    let units = text.char_indices().map(|(start, c)| Unit { c, start, end: start + c.len_utf8() });
    units.filter(|unit| !is_invisible(unit.c)).collect()
}

/// Invisible characters: copied from a contact list, or inserted to format a page.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || (c.is_control() && !c.is_whitespace())
}

/// Whether there may be escapes.
pub(super) fn may_have_escapes(units: &[Unit]) -> bool {
    units.iter().any(|unit| matches!(unit.c, '%' | '\\' | '&'))
}

/// Decodes one level of escapes: `%40`, `&#64;`, `\u0040`. Whether there were any. If a percent sign may be one, the
/// first before two decimal digits, of the whole text and after each letter, begins no escape.
pub(super) fn decode(units: &mut Vec<Unit>, may_be_percentage: bool) -> bool {
    let (mut from, mut to, mut is_first) = (0, 0, may_be_percentage);
    while from < units.len() {
        let mut found = escape(&units[from..]);
        if is_first && units[from].c == '%' && number(units, from + 1, 2..=2, 10).is_some() {
            (found, is_first) = (None, false);
        }
        let (c, length) = found.unwrap_or((units[from].c, 1));
        is_first |= may_be_percentage && length == 1 && c.is_alphabetic();
        if !is_invisible(c) {
            units[to] = Unit { c, start: units[from].start, end: units[from + length - 1].end };
            to += 1;
        }
        from += length;
    }
    let are_fewer = to < units.len();
    units.truncate(to);
    are_fewer
}

/// Whether this text, which begins with an ampersand, may begin with a reference that is decoded.
pub(super) fn may_be_reference(text: &str) -> bool {
    let name = &text[1..];
    name.starts_with('#') || NAMED.iter().any(|(known, _)| name.starts_with(known))
}

/// The character of the escape that the units begin with, and the number of units that it takes.
fn escape(units: &[Unit]) -> Option<(char, usize)> {
    match units.first()?.c {
        '%' => percent(units),
        '\\' => backslash(units),
        '&' => reference(units),
        _ => None,
    }
}

fn at(units: &[Unit], index: usize) -> Option<char> {
    units.get(index).map(|unit| unit.c)
}

/// A number of so many digits.
fn number(units: &[Unit], start: usize, digits: std::ops::RangeInclusive<usize>, radix: u32) -> Option<(u32, usize)> {
    let (mut number, mut count) = (0, 0);
    while count < *digits.end()
        && let Some(digit) = at(units, start + count).and_then(|c| c.to_digit(radix))
    {
        (number, count) = (number * radix + digit, count + 1);
    }
    digits.contains(&count).then_some((number, start + count))
}

/// `%40`, or the bytes of a longer character. Nobody writes a letter like that which needs no escape: `5%79998887766`
/// is a percentage and a phone.
fn percent(units: &[Unit]) -> Option<(char, usize)> {
    let byte = |index: usize| {
        let byte = number(units, index + 1, 2..=2, 16).filter(|_| at(units, index) == Some('%'));
        byte.and_then(|(byte, _)| u8::try_from(byte).ok())
    };
    let first = byte(0)?;
    let length = match first {
        0..0x80 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
        _ => return None,
    };
    let bytes = (0..length).map(|place| byte(3 * place)).collect::<Option<Vec<u8>>>()?;
    let c = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let is_escape = !c.is_ascii_alphabetic() && (c.is_whitespace() || !c.is_ascii_control());
    is_escape.then_some((c, 3 * length))
}

/// `\u0040`, `\u{40}`, `\x40`, `\n`.
fn backslash(units: &[Unit]) -> Option<(char, usize)> {
    let (code, length) = match (at(units, 1)?, at(units, 2).unwrap_or_default()) {
        ('n' | 'r' | 't', _) => return Some((' ', 2)),
        ('u', '{') => {
            let (code, end) = number(units, 3, 1..=6, 16)?;
            (code, (at(units, end)? == '}').then_some(end + 1)?)
        }
        ('u', _) => number(units, 2, 4..=4, 16)?,
        ('x', _) => number(units, 2, 2..=2, 16)?,
        _ => return None,
    };
    Some((char::from_u32(code)?, length))
}

/// `&#64;`, `&#x40;`, `&commat;`; the semicolon of a number may be missing.
fn reference(units: &[Unit]) -> Option<(char, usize)> {
    if at(units, 1)? != '#' {
        let is = |name: &str| name.chars().enumerate().all(|(place, c)| at(units, place + 1) == Some(c));
        return NAMED.iter().find(|(name, _)| is(name)).map(|&(name, c)| (c, name.len() + 1));
    }
    let (code, end) = match at(units, 2)? {
        'x' | 'X' => number(units, 3, 1..=6, 16)?,
        _ => number(units, 2, 1..=7, 10)?,
    };
    Some((char::from_u32(code)?, if at(units, end) == Some(';') { end + 1 } else { end }))
}
