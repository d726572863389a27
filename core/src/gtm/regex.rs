//! Regular expressions of triggers, which Tag Manager gives to `new RegExp` without flags.
//!
//! A syntax check only: ECMAScript's grammar with its Annex B, which browsers follow. It is written by hand because
//! hosts that make a container bring no parser of JavaScript.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

/// A piece of a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    /// How many groups it is in.
    pub depth: usize,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A character that matches itself.
    Char(char),
    /// Anything that matches one of several characters, or what a group matched.
    Set,
    /// `^`.
    Start,
    /// `$`, `\b`, `\B`.
    Assertion,
    Open,
    Close,
    Or,
    /// A quantifier; whether it also allows nothing at all.
    Repeat {
        optional: bool,
    },
}

/// Why a text is not a regular expression, in English and Russian.
pub type Reason = (&'static str, &'static str);

const NOTHING: Reason = ("nothing to repeat before a quantifier", "перед квантификатором нечего повторять");
const ORDER: Reason = ("a range is out of order", "границы диапазона переставлены");
const CLASS: Reason = ("`[` is not closed", "`[` не закрыта");
const GROUP: Reason = ("`(` is not closed", "`(` не закрыта");
const CLOSE: Reason = ("`)` closes nothing", "`)` ничего не закрывает");
const KIND: Reason = ("JavaScript has no group `(?` of this kind", "такой группы `(?` в JavaScript нет");
const BACKSLASH: Reason = ("a backslash at the end", "обратная косая черта в конце");

/// The pieces of a regular expression.
///
/// # Errors
/// Why a browser refuses it.
pub fn parse(text: &str) -> Result<Vec<Token>, Reason> {
    Parser { text, at: 0, open: Vec::new(), tokens: Vec::new(), can_repeat: false }.run()
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    /// The groups around, and whether each may be repeated.
    open: Vec<bool>,
    tokens: Vec<Token>,
    /// Whether a quantifier may follow.
    can_repeat: bool,
}

impl Parser<'_> {
    fn run(mut self) -> Result<Vec<Token>, Reason> {
        while let Some(c) = self.rest().chars().next() {
            let start = self.at;
            let depth = self.open.len();
            self.at += c.len_utf8();
            let (kind, can_repeat) = match c {
                '^' => (Kind::Start, false),
                '$' => (Kind::Assertion, false),
                '|' => (Kind::Or, false),
                '(' => {
                    let repeatable = self.group()?;
                    self.open.push(repeatable);
                    (Kind::Open, false)
                }
                ')' => (Kind::Close, self.open.pop().ok_or(CLOSE)?),
                '.' => (Kind::Set, true),
                '[' => {
                    self.class()?;
                    (Kind::Set, true)
                }
                '\\' => self.escape()?,
                '*' | '+' | '?' => (Kind::Repeat { optional: c != '+' }, false),
                '{' => match self.braces()? {
                    Some(least) => (Kind::Repeat { optional: least == 0 }, false),
                    None => (Kind::Char(c), true),
                },
                c => (Kind::Char(c), true),
            };
            if matches!(kind, Kind::Repeat { .. }) {
                if !self.can_repeat {
                    return Err(NOTHING);
                }
                // As few times as possible: a part of the quantifier.
                self.eat("?");
            }
            self.can_repeat = can_repeat;
            let depth = if kind == Kind::Close { depth - 1 } else { depth };
            self.tokens.push(Token { start, end: self.at, depth, kind });
        }
        if self.open.is_empty() { Ok(self.tokens) } else { Err(GROUP) }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        self.at += if found { wanted.len() } else { 0 };
        found
    }

    /// Reads the rest after `(`; returns whether the group may be repeated.
    fn group(&mut self) -> Result<bool, Reason> {
        if !self.eat("?") || self.eat(":") || self.eat("=") || self.eat("!") {
            return Ok(true);
        }
        if self.eat("<=") || self.eat("<!") {
            return Ok(false);
        }
        let rest = self.rest();
        let is_name = |name: &str| {
            let mut chars = name.chars();
            let is_letter = |c: char| c.is_alphabetic() || matches!(c, '$' | '_');
            chars.next().is_some_and(is_letter) && chars.all(|c| is_letter(c) || c.is_numeric())
        };
        let is_flags = |flags: &str| !flags.is_empty() && flags != "-" && flags.chars().all(|c| "ims-".contains(c));
        let end = match (rest.find('>'), rest.find(':')) {
            (Some(end), _) if rest.starts_with('<') && is_name(&rest[1..end]) => end,
            // Newer browsers have it: `(?i:…)`.
            (_, Some(end)) if is_flags(&rest[..end]) => end,
            _ => return Err(KIND),
        };
        self.at += end + 1;
        Ok(true)
    }

    /// `{2,3}` after its first brace: the least number. Nothing if it is an ordinary brace.
    fn braces(&mut self) -> Result<Option<u64>, Reason> {
        let Some((inside, _)) = self.rest().split_once('}') else { return Ok(None) };
        let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
        let number = |digits: &str| {
            let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            // More than a u64 holds is as good as endless.
            is_number.then(|| digits.parse().unwrap_or(u64::MAX))
        };
        let Some(least) = number(least) else { return Ok(None) };
        let most = if most.is_empty() { Some(u64::MAX) } else { number(most) };
        let Some(most) = most else { return Ok(None) };
        self.at += inside.len() + 1;
        if least > most { Err(ORDER) } else { Ok(Some(least)) }
    }

    /// Reads the rest after a backslash outside of a class.
    fn escape(&mut self) -> Result<(Kind, bool), Reason> {
        let c = self.rest().chars().next().ok_or(BACKSLASH)?;
        self.at += c.len_utf8();
        Ok(match c {
            'b' | 'B' => (Kind::Assertion, false),
            // Controls, numbers, references and sets: none of them is taken for itself here.
            c if c.is_ascii_alphanumeric() => (Kind::Set, true),
            c => (Kind::Char(c), true),
        })
    }

    /// `[a-z]` after its first bracket.
    fn class(&mut self) -> Result<(), Reason> {
        self.eat("^");
        loop {
            let Some(from) = self.member()? else { return Ok(()) };
            if !self.rest().starts_with('-') || self.rest()[1..].starts_with(']') {
                continue;
            }
            self.at += 1;
            let Some(to) = self.member()? else { return Ok(()) };
            // Without flags a range is one of UTF-16 units.
            let mut units = [0; 2];
            let last = from.map(|from| from.encode_utf16(&mut units).last().copied());
            let mut units = [0; 2];
            let first = to.map(|to| to.encode_utf16(&mut units).first().copied());
            if let (Some(last), Some(first)) = (last, first)
                && last > first
            {
                return Err(ORDER);
            }
        }
    }

    /// One member of a class, if it is one character. Nothing at the class's end.
    #[allow(clippy::option_option, reason = "no member, a class of characters, or one character")]
    fn member(&mut self) -> Result<Option<Option<char>>, Reason> {
        let c = self.rest().chars().next().ok_or(CLASS)?;
        self.at += c.len_utf8();
        if c == ']' {
            return Ok(None);
        }
        Ok(Some(if c == '\\' { self.class_escape()? } else { Some(c) }))
    }

    /// Reads the rest after a backslash in a class.
    fn class_escape(&mut self) -> Result<Option<char>, Reason> {
        let c = self.rest().chars().next().ok_or(BACKSLASH)?;
        self.at += c.len_utf8();
        Ok(match c {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => None,
            'b' => Some('\u{8}'),
            't' => Some('\t'),
            'n' => Some('\n'),
            'v' => Some('\u{b}'),
            'f' => Some('\u{c}'),
            'r' => Some('\r'),
            'c' => match self.rest().chars().next().filter(|c| c.is_ascii_alphanumeric() || *c == '_') {
                Some(control) => {
                    self.at += 1;
                    char::from_u32(u32::from(control) % 32)
                }
                // The backslash is literal, and the letter comes next.
                None => {
                    self.at -= 1;
                    Some('\\')
                }
            },
            'x' => self.number(16, 2, 2).or(Some(c)),
            // Half of a surrogate pair is not a character; that range is not judged.
            'u' => match self.number(16, 4, 4) {
                None if self.digits(16, 4) == 4 => {
                    self.at += 4;
                    None
                }
                number => number.or(Some(c)),
            },
            '0'..='7' => {
                self.at -= 1;
                self.number(8, 1, if c < '4' { 3 } else { 2 })
            }
            c => Some(c),
        })
    }

    /// How many digits come next, of so many at most.
    fn digits(&self, radix: u32, most: usize) -> usize {
        self.rest().chars().take(most).take_while(|c| c.is_digit(radix)).count()
    }

    /// The character whose number comes next.
    fn number(&mut self, radix: u32, least: usize, most: usize) -> Option<char> {
        let length = self.digits(radix, most);
        let digits = self.rest().get(..length).filter(|_| length >= least)?;
        let c = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
        self.at += length;
        Some(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_a_browser_takes() {
        for text in [
            "",
            "/thanks",
            "^/order/\\d+/thanks$",
            "a|b",
            "(a|b)*?",
            "[a-z]",
            "[^]",
            "[]",
            "[a-\\d-z]",
            "[\\]]",
            "a{2,3}",
            "a{2,}?",
            "a{",
            "a{,3}",
            "{",
            "}",
            "]",
            "(?:a)",
            "(?=a)*",
            "(?!a)",
            "(?<=a)b",
            "(?<name>a)\\k<name>",
            "(?i:a)",
            "\\/",
            "\\1",
            "a{99999999999999999999999}",
            "[\\c]",
            "[а-я]",
            "()",
        ] {
            assert!(parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn refuses_what_a_browser_refuses() {
        for (text, reason) in [
            ("*", NOTHING),
            ("/(", GROUP),
            ("/thanks)", CLOSE),
            ("[a", CLASS),
            ("a\\", BACKSLASH),
            ("[a\\", BACKSLASH),
            ("a**", NOTHING),
            ("^*", NOTHING),
            ("a|?", NOTHING),
            ("(?)", KIND),
            ("(?i)a", KIND),
            ("(?<1>a)", KIND),
            ("(?P<a>b)", KIND),
            ("(?<=a)*", NOTHING),
            ("\\b+", NOTHING),
            ("{1}", NOTHING),
            ("a{1}{2}", NOTHING),
            ("a{3,2}", ORDER),
            ("[z-a]", ORDER),
            ("[😀-😁]", ORDER),
            ("[\\x62-\\141]", ORDER),
        ] {
            assert_eq!(parse(text), Err(reason), "{text}");
        }
    }

    #[test]
    fn gives_its_pieces() {
        let kinds = |text| parse(text).map(|tokens| tokens.iter().map(|token| token.kind).collect::<Vec<_>>());
        let optional = Kind::Repeat { optional: true };
        assert_eq!(
            kinds("^/\\?.b*?"),
            Ok(vec![Kind::Start, Kind::Char('/'), Kind::Char('?'), Kind::Set, Kind::Char('b'), optional])
        );
        let depths = parse("a(b(c))").map(|tokens| tokens.iter().map(|token| token.depth).collect::<Vec<_>>());
        assert_eq!(depths, Ok(vec![0, 0, 1, 1, 2, 1, 0]));
    }
}
