//! Conditions on a page's address: which can hold, and how the option `page_path` becomes one.
//!
//! A browser's path begins with `/`, has no host, query or fragment, and is percent-encoded. Tag Manager's Page URL
//! has no fragment either.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

use super::regex::{self, Kind, Token};
use crate::base::lang::Lang;
use crate::base::named::Named;
use crate::base::text::push_percent_encoded;
use std::borrow::Cow;

/// How the trigger compares.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Compare {
    #[default]
    Equals,
    Contains,
    Regex,
}

impl Named for Compare {
    const ALL: &'static [(&'static str, Compare)] =
        &[("equals", Compare::Equals), ("contains", Compare::Contains), ("regex", Compare::Regex)];
}

/// The part of an address that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `/order/thanks`.
    Path,
    /// `https://shop.ru/order/thanks?id=1`.
    Url,
}

/// How a text is compared with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equals,
    StartsWith,
    Contains,
    EndsWith,
    Regex,
}

/// The names in a container file.
impl Named for Comparison {
    const ALL: &'static [(&'static str, Comparison)] = &[
        ("EQUALS", Comparison::Equals),
        ("STARTS_WITH", Comparison::StartsWith),
        ("CONTAINS", Comparison::Contains),
        ("ENDS_WITH", Comparison::EndsWith),
        ("MATCH_REGEX", Comparison::Regex),
    ];
}

impl Comparison {
    pub fn name(self) -> &'static str {
        Comparison::ALL.iter().find(|(_, comparison)| *comparison == self).map_or("", |(name, _)| name)
    }
}

/// Why a condition never holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Never {
    NoSlash,
    NoScheme,
    Host,
    Query,
    Fragment,
    Encoding,
    /// A query in an expression that begins with `^` and a path.
    AnchoredQuery,
    /// `?` of a query that a regular expression takes for a quantifier.
    BareQuestion,
    Regex(regex::Reason),
}

impl Never {
    /// The required form of the text.
    pub fn expected(self, lang: Lang) -> Cow<'static, str> {
        let (en, ru) = match self {
            Never::NoSlash => (
                "a path that begins with `/`, such as `/thanks` (`contains` takes a part of it)",
                "путь, который начинается с `/`, например `/thanks` (часть пути — с условием «содержит», `contains`)",
            ),
            Never::NoScheme => (
                "a whole address that begins with `https://`, or a path in a condition on Page Path",
                "полный адрес, который начинается с `https://`, или путь в условии на Page Path",
            ),
            Never::Host => {
                ("a path without scheme and host, such as `/thanks`", "путь без схемы и домена, например `/thanks`")
            }
            Never::Query => (
                "a path without `?…`, which Page Path never has: compare Page URL with it",
                "путь без `?…`, которого в Page Path не бывает: сравните с ним Page URL",
            ),
            Never::Fragment => (
                "an address without `#…`, which is neither in Page Path nor in Page URL",
                "адрес без `#…`: его нет ни в Page Path, ни в Page URL",
            ),
            Never::Encoding => (
                "percent-encoded as browsers write it, such as `%D1%81` for `с` and `%20` for a space",
                "в процентной кодировке, как его пишут браузеры: `%D1%81` вместо `с`, `%20` вместо пробела",
            ),
            Never::AnchoredQuery => (
                "a regular expression without `^` before the path: with a query it is compared with the whole address",
                "регулярное выражение без `^` перед путём: с параметрами сравнивается весь адрес",
            ),
            Never::BareQuestion => (
                "a regular expression with `\\?` for a question mark; a query is in Page URL, not in Page Path",
                "регулярное выражение, где вопросительный знак записан как `\\?`; параметры есть в Page URL, а не в Page Path",
            ),
            Never::Regex((en, ru)) => {
                let what = lang.choose("a regular expression of JavaScript", "регулярное выражение JavaScript");
                return format!("{what} ({})", lang.choose(en, ru)).into();
            }
        };
        lang.choose(en, ru).into()
    }
}

/// Why a part of an address never meets a condition, if that is known.
pub fn never(part: Part, comparison: Comparison, text: &str) -> Option<Never> {
    if comparison == Comparison::Regex {
        let tokens = match regex::parse(text) {
            Ok(tokens) => tokens,
            Err(reason) => return Some(Never::Regex(reason)),
        };
        let mut reasons = alternatives(&tokens).map(|tokens| never_regex(part, text, tokens));
        let first = reasons.next()??;
        return reasons.all(|reason| reason.is_some()).then_some(first);
    }
    let is_start = matches!(comparison, Comparison::Equals | Comparison::StartsWith);
    let begins = |due: &str| text.starts_with(due) || due.starts_with(text);
    match part {
        Part::Path if text.contains("://") || is_start && text.starts_with("//") => Some(Never::Host),
        Part::Url if is_start && !begins("https://") && !begins("http://") => Some(Never::NoScheme),
        _ if text.contains('#') => Some(Never::Fragment),
        Part::Path if is_start && !begins("/") => Some(Never::NoSlash),
        Part::Path if text.contains('?') => Some(Never::Query),
        _ if text.contains(is_absent) => Some(Never::Encoding),
        _ => None,
    }
}

/// The alternatives of a whole expression.
fn alternatives(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    tokens.split(|token| token.kind == Kind::Or && token.depth == 0)
}

/// Why an alternative never matches. Groups are not looked into: they may hold anything.
fn never_regex(part: Part, text: &str, tokens: &[Token]) -> Option<Never> {
    let needed: Vec<_> = tokens
        .iter()
        .enumerate()
        .map(|(index, token)| {
            let optional = tokens.get(index + 1).map(|next| next.kind) == Some(Kind::Repeat { optional: true });
            match token.kind {
                Kind::Char(c) if token.depth == 0 && !optional => Some(c),
                _ => None,
            }
        })
        .collect();
    let has = |c: char| needed.contains(&Some(c));
    let first = match tokens {
        [Token { kind: Kind::Start, .. }, ..] => needed.get(1).copied().flatten(),
        _ => None,
    };
    let bare = tokens.iter().any(|token| {
        let rest = &text[token.end..];
        let name = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|name| *name > 0);
        token.kind == (Kind::Repeat { optional: true })
            && text[..token.end].ends_with('?')
            && name.is_some_and(|name| rest[name..].starts_with('='))
    });
    match part {
        Part::Path if needed.windows(3).any(|three| three == [Some(':'), Some('/'), Some('/')]) => Some(Never::Host),
        _ if bare => Some(Never::BareQuestion),
        Part::Path if has('?') => Some(Never::Query),
        _ if has('#') => Some(Never::Fragment),
        Part::Path if first.is_some_and(|c| c != '/') => Some(Never::NoSlash),
        Part::Url if first.is_some_and(|c| c != 'h') => Some(Never::NoScheme),
        _ if needed.iter().flatten().copied().any(is_absent) => Some(Never::Encoding),
        _ => None,
    }
}

/// The comparison for the option `page_path`.
pub(crate) fn condition(compare: Compare, page_path: &str) -> Result<(Part, Comparison, String), Never> {
    let text = page_path.trim();
    match compare {
        Compare::Regex => condition_regex(text),
        Compare::Equals | Compare::Contains => {
            let comparison = if let Compare::Equals = compare { Comparison::Equals } else { Comparison::Contains };
            let encoded = encode(text);
            match never(Part::Path, comparison, &encoded) {
                None => Ok((Part::Path, comparison, encoded)),
                Some(Never::Query) => Ok(with_query(comparison, &encoded)),
                Some(reason) => Err(reason),
            }
        }
    }
}

/// A path with a query is a part of the whole address.
fn with_query(comparison: Comparison, text: &str) -> (Part, Comparison, String) {
    match text.strip_suffix('?') {
        Some(path) => (Part::Path, comparison, path.to_owned()),
        None if comparison == Comparison::Contains => (Part::Url, comparison, text.to_owned()),
        None => {
            let mut regex = "^https?://[^/?]+".to_owned();
            for c in text.chars() {
                if "\\^$.*+?()[]{}|".contains(c) {
                    regex.push('\\');
                }
                regex.push(c);
            }
            // More parameters may follow, such as the marks of an advertisement.
            regex.push_str("(&|$)");
            (Part::Url, Comparison::Regex, regex)
        }
    }
}

fn condition_regex(text: &str) -> Result<(Part, Comparison, String), Never> {
    let tokens = regex::parse(text).map_err(Never::Regex)?;
    let mut encoded = String::with_capacity(text.len());
    let mut from = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Char(c) if is_encoded(c) => {
                encoded.push_str(&text[from..token.start]);
                let repeated = matches!(tokens.get(index + 1), Some(Token { kind: Kind::Repeat { .. }, .. }));
                let c = encode(&c.to_string());
                if repeated {
                    encoded.extend(["(?:", &c, ")"]);
                } else {
                    encoded.push_str(&c);
                }
                from = token.end;
            }
            // One of several characters, each of which is several when it is encoded.
            Kind::Set if text[token.start..token.end].contains(is_encoded) => return Err(Never::Encoding),
            _ => {}
        }
    }
    encoded.push_str(&text[from..]);
    // All alternatives, not just one: each was meant.
    let tokens = regex::parse(&encoded).map_err(Never::Regex)?;
    let first = |part| alternatives(&tokens).find_map(|tokens| never_regex(part, &encoded, tokens));
    let Some(reason) = first(Part::Path) else { return Ok((Part::Path, Comparison::Regex, encoded)) };
    let has_query = tokens.iter().any(|token| match token.kind {
        Kind::Char('?') => true,
        Kind::Set => encoded[token.start..token.end].starts_with("[?"),
        _ => false,
    });
    match first(Part::Url) {
        None if has_query => Ok((Part::Url, Comparison::Regex, encoded)),
        Some(Never::NoScheme) if reason == Never::Query => Err(Never::AnchoredQuery),
        _ => Err(reason),
    }
}

/// Characters that a browser percent-encodes in a path or a query.
fn is_encoded(c: char) -> bool {
    !c.is_ascii() || matches!(c, ' ' | '"' | '<' | '>' | '`')
}

/// Characters that are in no path and no query as a browser has them: it takes a backslash for a slash.
fn is_absent(c: char) -> bool {
    is_encoded(c) || c == '\\'
}

/// A path or query as browsers write it.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => encoded.push('/'),
            c if is_encoded(c) => push_percent_encoded(&mut encoded, c),
            c => encoded.push(c),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_conditions_that_hold() {
        use Comparison::{Contains, Equals, Regex};
        for (compare, given, part, comparison, text) in [
            (Compare::Equals, "/thanks", Part::Path, Equals, "/thanks"),
            (Compare::Equals, " /thanks ", Part::Path, Equals, "/thanks"),
            (Compare::Equals, "/thanks?", Part::Path, Equals, "/thanks"),
            (Compare::Equals, "/спасибо", Part::Path, Equals, "/%D1%81%D0%BF%D0%B0%D1%81%D0%B8%D0%B1%D0%BE"),
            (Compare::Equals, "/%d1%81", Part::Path, Equals, "/%d1%81"),
            (Compare::Contains, "thanks", Part::Path, Contains, "thanks"),
            (Compare::Contains, "?route=checkout/success", Part::Url, Contains, "?route=checkout/success"),
            (
                Compare::Equals,
                "/index.php?route=checkout/success",
                Part::Url,
                Regex,
                "^https?://[^/?]+/index\\.php\\?route=checkout/success(&|$)",
            ),
            (Compare::Regex, "^/order/\\d+/thanks$", Part::Path, Regex, "^/order/\\d+/thanks$"),
            (Compare::Regex, "^/thanks(\\?.*)?(#.*)?$", Part::Path, Regex, "^/thanks(\\?.*)?(#.*)?$"),
            (Compare::Regex, "^/thanks/?$|^/success", Part::Path, Regex, "^/thanks/?$|^/success"),
            (Compare::Regex, "/index\\.php\\?route=", Part::Url, Regex, "/index\\.php\\?route="),
            (Compare::Regex, "^https://shop\\.ru/\\?id=", Part::Url, Regex, "^https://shop\\.ru/\\?id="),
            (Compare::Regex, "/ж+", Part::Path, Regex, "/(?:%D0%B6)+"),
        ] {
            let made = condition(compare, given);
            assert_eq!(made, Ok((part, comparison, text.to_owned())), "{given}");
            assert_eq!(never(part, comparison, text), None, "{given}");
        }
    }

    #[test]
    fn refuses_conditions_that_never_hold() {
        for (compare, given, reason) in [
            (Compare::Equals, "thanks", Never::NoSlash),
            (Compare::Equals, "shop.ru/thanks", Never::NoSlash),
            (Compare::Equals, "thanks?id=1", Never::NoSlash),
            (Compare::Equals, "https://shop.ru/thanks", Never::Host),
            (Compare::Equals, "//shop.ru/thanks", Never::Host),
            (Compare::Contains, "https://shop.ru/thanks?a=b", Never::Host),
            (Compare::Equals, "/x#y", Never::Fragment),
            (Compare::Contains, "/x?a=b#y", Never::Fragment),
            (Compare::Regex, "/x#y", Never::Fragment),
            (Compare::Regex, "^thanks", Never::NoSlash),
            (Compare::Regex, "^/a|^b", Never::NoSlash),
            (Compare::Regex, "^https?://shop\\.ru/thanks", Never::Host),
            (Compare::Regex, "/index.php?route=checkout/success", Never::BareQuestion),
            (Compare::Regex, "^/index\\.php\\?route=checkout", Never::AnchoredQuery),
            (Compare::Regex, "/[а-я]+", Never::Encoding),
        ] {
            assert_eq!(condition(compare, given), Err(reason), "{given}");
        }
        assert!(matches!(condition(Compare::Regex, "/("), Err(Never::Regex(_))));
    }
}
