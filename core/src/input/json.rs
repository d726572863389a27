//! JSON text, read in place: strings without escapes are borrowed, numbers keep their decimal text.

use super::{JsonExpected, Key, Source, SourceError, View};
use crate::input::field::{Field, Quoted};
use std::cell::Cell;
use std::ops::ControlFlow;

/// JSON text as an input: `render(&Json::new(text), &options)`. Each read of it begins anew.
#[derive(Debug)]
pub struct Json<'a> {
    text: &'a [u8],
    /// The text, if it is UTF-8: its strings need no second check.
    utf8: Option<&'a str>,
    /// The values of a document come one after the other, so the one in turn is a place in the text.
    place: Cell<usize>,
    error: Cell<Option<Malformed>>,
}

#[derive(Clone, Copy, Debug)]
struct Malformed {
    place: usize,
    expected: JsonExpected,
}

impl<'a> Json<'a> {
    /// Takes a JSON document, a leading byte order mark allowed. Nothing is read yet.
    pub fn new<T: AsRef<[u8]> + ?Sized>(text: &'a T) -> Json<'a> {
        let text = text.as_ref();
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        Json { text, utf8: simdutf8::basic::from_utf8(text).ok(), place: Cell::new(0), error: Cell::new(None) }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.get(self.place.get()..).unwrap_or_default()
    }

    fn advance(&self, count: usize) {
        self.place.set(self.place.get() + count);
    }

    /// Notes the first thing that is wrong, and leaves nothing to read.
    #[cold]
    fn malformed(&self, expected: JsonExpected) -> SourceError {
        if self.error.get().is_none() {
            self.error.set(Some(Malformed { place: self.place.get().min(self.text.len()), expected }));
        }
        self.place.set(self.text.len());
        self.fault().unwrap_or(SourceError::NotUtf8)
    }

    fn fault(&self) -> Option<SourceError> {
        let Malformed { place, expected } = self.error.get()?;
        let before = &self.text[..place];
        let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.iter().filter(|&&b| b == b'\n').count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Some(SourceError::Syntax { line: number(line), column: number(1 + place - line_start), expected })
    }

    fn result(&self) -> Result<(), SourceError> {
        self.fault().map_or(Ok(()), Err)
    }

    /// The next byte that is not white space.
    fn peek(&self) -> Option<u8> {
        let mut place = self.place.get();
        loop {
            match self.text.get(place) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => place += 1,
                other => {
                    self.place.set(place);
                    return other.copied();
                }
            }
        }
    }

    /// Takes the expected byte, with white space before it.
    fn take(&self, expected: u8) -> bool {
        let taken = self.peek() == Some(expected);
        if taken {
            self.advance(1);
        }
        taken
    }

    fn literal(&self, literal: &'static str, view: View<'a>) -> View<'a> {
        if self.rest().starts_with(literal.as_bytes()) {
            self.advance(literal.len());
            view
        } else {
            View::Unreadable(self.malformed(JsonExpected::Value))
        }
    }

    fn number(&self) -> View<'a> {
        let rest = self.rest();
        let negative = usize::from(rest.first() == Some(&b'-'));
        let whole = negative + digits(&rest[negative..]);
        let mut end = whole;
        let leading_zero = whole > negative + 1 && rest[negative] == b'0';
        if whole == negative || leading_zero {
            return View::Unreadable(self.malformed(JsonExpected::Value));
        }
        if rest.get(end) == Some(&b'.') {
            let fraction = digits(&rest[end + 1..]);
            end += 1 + fraction;
            if fraction == 0 {
                return View::Unreadable(self.malformed(JsonExpected::Value));
            }
        }
        if let Some(b'e' | b'E') = rest.get(end) {
            let sign = usize::from(matches!(rest.get(end + 1), Some(b'+' | b'-')));
            let exponent = digits(&rest[end + 1 + sign..]);
            end += 1 + sign + exponent;
            if exponent == 0 {
                return View::Unreadable(self.malformed(JsonExpected::Value));
            }
        }
        self.advance(end);
        let Ok(text) = std::str::from_utf8(&rest[..end]) else { return View::Unreadable(SourceError::NotUtf8) };
        match text.parse() {
            // Minus zero is a separate number in JavaScript.
            Ok(integer) if end == whole && (integer != 0 || negative == 0) => View::Integer(integer),
            _ => View::Number(text.into()),
        }
    }

    /// Reads the string whose opening quote is next.
    fn string(&self) -> View<'a> {
        match self.plain_string() {
            Some(text) => View::Text(text.into()),
            None => self.copied_string(),
        }
    }

    /// Reads the string whose opening quote is next, if it is UTF-8 without escapes.
    #[inline]
    fn plain_string(&self) -> Option<&'a str> {
        let start = self.place.get() + 1;
        let rest = &self.text[start..];
        let plain = plain_run(rest);
        if rest.get(plain) != Some(&b'"') {
            return None;
        }
        let text = match self.utf8 {
            Some(text) => text.get(start..start + plain),
            None => std::str::from_utf8(&rest[..plain]).ok(),
        }?;
        self.place.set(start + plain + 1);
        Some(text)
    }

    /// Reads the key whose opening quote is next, if it is one of those that are due: most documents have them in this
    /// order, so that those before it are not looked for again.
    #[inline]
    fn due_key(&self, due: &mut &'static [Field]) -> Option<Field> {
        let start = self.place.get() + 1;
        let key = u128::from_le_bytes(*self.text.get(start..)?.first_chunk()?);
        let is_it = |field: &Field| NAMES[*field as usize].begins(key);
        let index = due.iter().position(is_it)?;
        let field = due[index];
        *due = &due[index + 1..];
        self.place.set(start + field.name().len() + 1);
        Some(field)
    }

    /// Reads any other key.
    fn key(&self) -> Key<'a> {
        match self.plain_string() {
            Some(name) => match Field::from_name(name) {
                Some(field) => Key::Field(field),
                None => Key::Other(View::Text(name.into())),
            },
            None => Key::Other(self.copied_string()),
        }
    }

    /// Reads any other string, which needs a copy.
    #[cold]
    fn copied_string(&self) -> View<'a> {
        self.advance(1);
        let (mut content, mut lone) = (Vec::with_capacity(USUAL_COPY), false);
        loop {
            let rest = self.rest();
            // Texts of other alphabets than Latin are runs of escapes, as many languages write JSON.
            let escaped = copy_escapes(rest, &mut content);
            let plain = escaped + plain_run(&rest[escaped..]);
            content.extend_from_slice(&rest[escaped..plain]);
            self.advance(plain);
            match rest.get(plain) {
                Some(b'"') => break self.advance(1),
                Some(b'\\') => match unescape(&rest[plain..]) {
                    Some((c, length)) => {
                        self.advance(length);
                        lone |= c.is_none();
                        content.extend_from_slice(c.unwrap_or('?').encode_utf8(&mut [0; 4]).as_bytes());
                    }
                    None => return View::Unreadable(self.malformed(JsonExpected::Escape)),
                },
                Some(_) => return View::Unreadable(self.malformed(JsonExpected::NoControl)),
                None => return View::Unreadable(self.malformed(JsonExpected::Quote)),
            }
        }
        match String::from_utf8(content) {
            Err(_) => View::Unreadable(SourceError::NotUtf8),
            Ok(_) if lone => View::Unreadable(SourceError::LoneSurrogate),
            Ok(text) => View::Text(text.into()),
        }
    }

    /// Passes over one value, however deep.
    fn skip(&self) {
        // For each open map or list, its closing byte.
        let mut open: Vec<u8> = Vec::new();
        loop {
            match self.view() {
                View::Map | View::List => {
                    let map = self.take(b'{');
                    if !map {
                        self.advance(1);
                    }
                    let close = if map { b'}' } else { b']' };
                    if !self.take(close) {
                        open.push(close);
                        if map && !self.skip_key() {
                            return;
                        }
                        continue;
                    }
                }
                _ if self.error.get().is_some() => return,
                _ => {}
            }
            loop {
                let Some(&close) = open.last() else { return };
                if self.take(b',') {
                    if close == b'}' && !self.skip_key() {
                        return;
                    }
                    break;
                }
                if !self.take(close) {
                    self.malformed(if close == b'}' {
                        JsonExpected::CommaOrBrace
                    } else {
                        JsonExpected::CommaOrBracket
                    });
                    return;
                }
                open.pop();
            }
        }
    }

    fn skip_key(&self) -> bool {
        if self.peek() != Some(b'"') {
            self.malformed(JsonExpected::Key);
            return false;
        }
        self.string();
        if self.error.get().is_none() && !self.take(b':') {
            self.malformed(JsonExpected::Colon);
        }
        self.error.get().is_none()
    }

    /// Passes the next value to the caller; the unread part of it is skipped.
    fn hand_over(&self, broken: &mut bool, visit: impl FnOnce() -> ControlFlow<()>) {
        self.peek();
        let start = self.place.get();
        if !*broken {
            *broken = visit().is_break();
        }
        if self.place.get() == start && self.error.get().is_none() {
            self.skip();
        }
    }
}

impl<'a> Source<'a> for &Json<'a> {
    type Child = Self;

    #[inline]
    fn view(&self) -> View<'a> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => View::Map,
            Some(b'[') => View::List,
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'n') => self.literal("null", View::Nothing),
            Some(b't') => self.literal("true", View::Bool(true)),
            Some(b'f') => self.literal("false", View::Bool(false)),
            _ => View::Unreadable(self.malformed(JsonExpected::Value)),
        }
    }

    #[inline]
    fn text(&self) -> Option<&'a str> {
        if self.peek() == Some(b'"') { self.plain_string() } else { None }
    }

    #[inline]
    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        let (mut broken, mut due) = (false, fields);
        if !self.take(b'{') || self.take(b'}') {
            return self.result();
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.malformed(JsonExpected::Key));
            }
            let key = self.due_key(&mut due).map_or_else(|| self.key(), Key::Field);
            if self.error.get().is_some() {
                return self.result();
            }
            if !self.take(b':') {
                return Err(self.malformed(JsonExpected::Colon));
            }
            self.hand_over(&mut broken, || visit(key, self));
            match self.peek() {
                Some(b',') => self.advance(1),
                Some(b'}') => {
                    self.advance(1);
                    return Ok(());
                }
                _ => return Err(self.malformed(JsonExpected::CommaOrBrace)),
            }
        }
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        let mut broken = false;
        if !self.take(b'[') || self.take(b']') {
            return self.result();
        }
        loop {
            self.hand_over(&mut broken, || visit(self));
            match self.peek() {
                Some(b',') => self.advance(1),
                Some(b']') => {
                    self.advance(1);
                    return Ok(());
                }
                _ => return Err(self.malformed(JsonExpected::CommaOrBracket)),
            }
        }
    }

    fn finish(&self) -> Result<(), SourceError> {
        if matches!(self.rest().first(), Some(b'{' | b'[')) && self.place.get() == 0 {
            self.skip();
        }
        if self.peek().is_some() {
            self.malformed(JsonExpected::End);
        }
        let result = self.result();
        self.place.set(0);
        self.error.set(None);
        result
    }
}

const NAMES: [Quoted; Field::ALL.len()] = {
    let mut names = [Field::ALL[0].quoted(); Field::ALL.len()];
    let mut index = 0;
    while index < names.len() {
        names[index] = Field::ALL[index].quoted();
        index += 1;
    }
    names
};

fn digits(text: &[u8]) -> usize {
    text.iter().position(|b| !b.is_ascii_digit()).unwrap_or(text.len())
}

/// The number of bytes before a quote, a backslash or a control character.
/// Looks at eight bytes at a time: the lowest byte that `stops` marks is right, those above it may not be.
#[inline]
pub(crate) fn plain_run(text: &[u8]) -> usize {
    const HIGH: u64 = each(0x80);
    const fn each(b: u8) -> u64 {
        u64::from_le_bytes([b; 8])
    }
    let (words, rest) = text.as_chunks();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // With another second bit, a quote comes after the control characters, and the space before it does not.
        let flipped = word ^ each(0x02);
        let quote_or_control = flipped.wrapping_sub(each(b'"' - 1)) & !flipped;
        let zero_if_backslash = word ^ each(b'\\');
        let backslash = zero_if_backslash.wrapping_sub(each(0x01)) & !zero_if_backslash;
        let stops = (quote_or_control | backslash) & HIGH;
        if stops != 0 {
            return index * 8 + stops.trailing_zeros() as usize / 8;
        }
    }
    let is_stop = |b: &u8| matches!(b, b'"' | b'\\' | 0..=0x1f);
    text.len() - rest.len() + rest.iter().position(is_stop).unwrap_or(rest.len())
}

/// Reads one escape: its character, or none for half of a pair, and its length. Nothing if it is not an escape of JSON.
fn unescape(text: &[u8]) -> Option<(Option<char>, usize)> {
    let c = match text.get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unescape_unicode(text),
        _ => return None,
    };
    Some((Some(c), 2))
}

fn unescape_unicode(text: &[u8]) -> Option<(Option<char>, usize)> {
    let first = unit(text)?;
    if let Some(c) = char::from_u32(u32::from(first)) {
        return Some((Some(c), 6));
    }
    let second = text.get(6..).filter(|rest| rest.starts_with(b"\\u")).and_then(unit);
    let pair = second.and_then(|second| char::decode_utf16([first, second]).next()?.ok());
    Some(pair.map_or((None, 6), |c| (Some(c), 12)))
}

/// Copies the characters of the escapes `\uXXXX` that a text begins with, and returns their length. Ends before one that
/// is malformed or of half a pair.
fn copy_escapes(text: &[u8], content: &mut Vec<u8>) -> usize {
    let mut length = 0;
    while let Some(escape) = text.get(length..length + 6)
        && escape.starts_with(b"\\u")
        && let Some(c) = unit(escape).and_then(|unit| char::from_u32(unit.into()))
    {
        content.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        length += 6;
    }
    length
}

/// The unit of UTF-16 that an escape `\uXXXX` means.
fn unit(escape: &[u8]) -> Option<u16> {
    let digits: [u8; 4] = escape.get(2..6)?.try_into().ok()?;
    let [a, b, c, d] = digits.map(|digit| DIGITS[usize::from(digit)]);
    // One bit that no digit has is in every other byte.
    ((a | b | c | d) < NOT_DIGIT).then(|| u16::from_be_bytes([a << 4 | b, c << 4 | d]))
}

const NOT_DIGIT: u8 = 0x10;

/// The value of each hexadecimal digit.
const DIGITS: [u8; 256] = {
    let mut digits = [NOT_DIGIT; 256];
    let mut value = 0;
    while value < 16 {
        let digit = b"0123456789abcdef"[value as usize];
        digits[digit as usize] = value;
        digits[digit.to_ascii_uppercase() as usize] = value;
        value += 1;
    }
    digits
};

/// Bytes of a usual text that is copied, such as a title: room for them is made once.
const USUAL_COPY: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    /// Passing over a document finds the same faults as reading it.
    fn fault(text: &str) -> Option<SourceError> {
        let json = Json::new(text);
        json.skip();
        (&json).finish().err().or_else(|| json.fault())
    }

    #[test]
    fn passes_over_any_value() {
        let deep = format!("{}1{}", "[{\"a\":".repeat(100_000), "}]".repeat(100_000));
        for text in ["1", " [ ] ", "{}", "[1,[2,{\"a\":[]}],\"b\\u0041\"]", "{\"a\":{\"b\":null},\"c\":-1.5e+3}", &deep]
        {
            assert_eq!(fault(text), None, "{}", &text[..text.len().min(40)]);
        }
    }

    #[test]
    fn finds_what_is_malformed() {
        for (text, column, expected) in [
            ("", 1, JsonExpected::Value),
            ("[1,]", 4, JsonExpected::Value),
            ("[1 2]", 4, JsonExpected::CommaOrBracket),
            ("{\"a\"}", 5, JsonExpected::Colon),
            ("{a:1}", 2, JsonExpected::Key),
            ("{\"a\":1,}", 8, JsonExpected::Key),
            ("{\"a\":1]", 7, JsonExpected::CommaOrBrace),
            ("[01]", 2, JsonExpected::Value),
            ("[1.]", 2, JsonExpected::Value),
            ("[-]", 2, JsonExpected::Value),
            ("[1e]", 2, JsonExpected::Value),
            ("[nul]", 2, JsonExpected::Value),
            ("[\"a]", 5, JsonExpected::Quote),
            ("[\"\\x\"]", 3, JsonExpected::Escape),
            ("[\"\\u12g4\"]", 3, JsonExpected::Escape),
            ("[\"\u{1}\"]", 3, JsonExpected::NoControl),
            ("1 2", 3, JsonExpected::End),
            ("[1", 3, JsonExpected::CommaOrBracket),
        ] {
            assert_eq!(fault(text), Some(SourceError::Syntax { line: 1, column, expected }), "{text}");
        }
    }

    #[test]
    fn every_unit_of_utf16_is_read() {
        for unit in 0..=u16::MAX {
            let text = format!("\"\\u{unit:04x}\\u{unit:04X}a\"");
            let read = Json::new(&text).string();
            match (char::from_u32(unit.into()), read) {
                (Some(c), View::Text(read)) => assert_eq!(read, format!("{c}{c}a")),
                (None, View::Unreadable(SourceError::LoneSurrogate)) => {}
                (_, read) => panic!("{unit:04x}: {read:?}"),
            }
        }
        for byte in 0..=u8::MAX {
            let text = [b'"', b'\\', b'u', b'0', byte, b'4', b'1', b'"'];
            let is_read = matches!(Json::new(&text).string(), View::Text(_));
            assert_eq!(is_read, byte.is_ascii_hexdigit(), "{byte:#x}");
        }
    }

    #[test]
    fn the_run_before_a_stop_is_exact() {
        for stop in ["\"", "\\", "\u{1f}", "\0"] {
            for length in 0..40 {
                let text = format!("{}{stop}{}", "я".repeat(length / 2) + &"a".repeat(length % 2), "b\"\\".repeat(9));
                assert_eq!(plain_run(text.as_bytes()), length, "{length} before {stop:?}");
            }
        }
    }
}
