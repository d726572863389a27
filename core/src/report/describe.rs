//! Descriptions of given values in messages: a short, escaped start of a text, or the kind of a value.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

use crate::base::lang::Lang;
use crate::input::{JsonExpected, View};
use crate::report::scrub::{self, Rule};

/// Characters of a text that a message shows.
pub(crate) const SHOWN: usize = 40;

/// The type that a value must have.
#[derive(Clone, Copy)]
pub enum Expected {
    Text,
    TextOrInteger,
    Decimal,
    Map,
    List,
    Orders,
    JsonLike,
}

pub const fn expected(expected: Expected, lang: Lang) -> &'static str {
    match (expected, lang) {
        (Expected::Text, Lang::En) => "text",
        (Expected::Text, Lang::Ru) => "текст",
        (Expected::TextOrInteger, Lang::En) => "text or a whole number",
        (Expected::TextOrInteger, Lang::Ru) => "текст или целое число",
        (Expected::Decimal, Lang::En) => "a decimal number",
        (Expected::Decimal, Lang::Ru) => "десятичное число",
        (Expected::Map, Lang::En) => "a map of named values",
        (Expected::Map, Lang::Ru) => "набор именованных значений",
        (Expected::List, Lang::En) => "a list",
        (Expected::List, Lang::Ru) => "список",
        (Expected::Orders, Lang::En) => "a map with user and order, or a list of such maps",
        (Expected::Orders, Lang::Ru) => "набор с user и order или список таких наборов",
        (Expected::JsonLike, Lang::En) => "text, a number, a truth value, null, a list or a map",
        (Expected::JsonLike, Lang::Ru) => "текст, число, логическое значение, null, список или набор",
    }
}

/// The short, quoted, escaped start of a text, with phones and addresses masked.
#[cold]
pub fn text(text: &str) -> String {
    quoted(text, Rule::Text)
}

/// An id, a title, a URL or a name: of their numbers only phones are masked, for shops find things by the others.
#[cold]
pub fn label(text: &str) -> String {
    quoted(text, Rule::Label)
}

/// A value of the customer's: numbers of the shortest plans are masked too.
#[cold]
pub fn private(text: &str) -> String {
    quoted(text, Rule::Private)
}

#[cold]
fn quoted(text: &str, rule: Rule) -> String {
    format!("\"{}\"", escaped(text, rule))
}

/// The start of a text, first masked and then cut off: half a phone is none to look at, and would be shown.
fn escaped(text: &str, rule: Rule) -> String {
    let (start, has_more) = scrub::beginning(text, SHOWN, rule);
    let mut line = String::with_capacity(start.len() + 8);
    for c in start.chars() {
        match c {
            // Most need no search in Unicode's tables.
            ' '..='~' | 'Ѐ'..='џ' if !matches!(c, '"' | '\'' | '\\') => line.push(c),
            c => line.extend(c.escape_debug()),
        }
    }
    line.extend(has_more.then_some('…'));
    line
}

/// A file, in full: its path is the shop's own, and its end is the most useful part.
#[cfg(feature = "feed")]
pub(crate) fn file(path: &std::path::Path) -> String {
    format!("\"{}\"", scrub::masked(&path.to_string_lossy(), Rule::Label).escape_debug())
}

/// An email with its local part masked; anything else with all but its first character masked.
#[cold]
pub(crate) fn email(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    let mask = if local.is_empty() { "" } else { "***" };
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let is_domain = !domain.is_empty() && domain.chars().all(is_letter) && !scrub::is_private(domain, Rule::Private);
    private(&if is_domain { format!("{first}{mask}@{domain}") } else { format!("{first}***") })
}

/// A phone, whatever else is in it: its first digit and its last two.
#[cold]
pub(crate) fn phone(phone: &str) -> String {
    let count = phone.chars().count();
    let first: String = phone.chars().take(if phone.starts_with('+') { 2 } else { 1 }).collect();
    let last: String = if count < 6 { String::new() } else { phone.chars().skip(count - 2).collect() };
    private(&format!("{first}***{last}"))
}

/// What JSON text requires at the place where it is malformed.
pub(crate) const fn json_expected(expected: JsonExpected, lang: Lang) -> &'static str {
    match (expected, lang) {
        (JsonExpected::Value, Lang::En) => "a value",
        (JsonExpected::Value, Lang::Ru) => "значение",
        (JsonExpected::Key, Lang::En) => "a key in double quotes",
        (JsonExpected::Key, Lang::Ru) => "ключ в двойных кавычках",
        (JsonExpected::Colon, _) => "`:`",
        (JsonExpected::CommaOrBrace, Lang::En) => "`,` or `}`",
        (JsonExpected::CommaOrBrace, Lang::Ru) => "`,` или `}`",
        (JsonExpected::CommaOrBracket, Lang::En) => "`,` or `]`",
        (JsonExpected::CommaOrBracket, Lang::Ru) => "`,` или `]`",
        (JsonExpected::End, Lang::En) => "the end of the text",
        (JsonExpected::End, Lang::Ru) => "конец текста",
        (JsonExpected::Quote, Lang::En) => "a closing quote",
        (JsonExpected::Quote, Lang::Ru) => "закрывающая кавычка",
        (JsonExpected::Escape, Lang::En) => "an escape of JSON",
        (JsonExpected::Escape, Lang::Ru) => "экранирование по правилам JSON",
        (JsonExpected::NoControl, Lang::En) => "no bare control character in a string",
        (JsonExpected::NoControl, Lang::Ru) => "строка без управляющих символов",
    }
}

/// A value's content, if it is a scalar, or its kind.
pub fn view(view: &View<'_>, lang: Lang) -> String {
    view_by(view, Rule::Text, lang)
}

/// A value of the customer's: its content, if it is a scalar, or its kind.
pub(crate) fn private_view(view: &View<'_>, lang: Lang) -> String {
    view_by(view, Rule::Private, lang)
}

#[cold]
fn view_by(view: &View<'_>, rule: Rule, lang: Lang) -> String {
    match view {
        View::Text(given) => quoted(given, rule),
        View::Bytes(bytes) => quoted(&String::from_utf8_lossy(bytes), rule),
        View::Integer(integer) => escaped(&integer.to_string(), rule),
        View::Float(float) => escaped(&float.to_string(), rule),
        View::Number(given) => escaped(given, rule),
        View::Bool(flag) => flag.to_string(),
        other => kind(other, lang),
    }
}

/// The name of a class.
pub(crate) fn class(name: &str) -> String {
    name.chars().take(SHOWN).flat_map(char::escape_debug).collect()
}

/// The kind of a value.
pub fn kind(view: &View<'_>, lang: Lang) -> String {
    let name = match (view, lang) {
        (View::Other(name), _) => return class(name),
        (View::Nothing, _) => "null",
        (View::Text(_) | View::Bytes(_), Lang::En) => "text",
        (View::Text(_) | View::Bytes(_), Lang::Ru) => "текст",
        (View::Integer(_) | View::Float(_) | View::Number(_), Lang::En) => "a number",
        (View::Integer(_) | View::Float(_) | View::Number(_), Lang::Ru) => "число",
        (View::Bool(_), _) => "true/false",
        (View::List, Lang::En) => "a list",
        (View::List, Lang::Ru) => "список",
        (View::Map, Lang::En) => "a map",
        (View::Map, Lang::Ru) => "набор",
        (View::Unreadable(_), Lang::En) => "an unreadable value",
        (View::Unreadable(_), Lang::Ru) => "нечитаемое значение",
    };
    name.to_owned()
}
