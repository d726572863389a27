//! What was given, told in a message: a short, escaped start of a text, or the kind of a value.

use crate::options::Lang;
use crate::source::{Due, View};

/// Characters of a text that a message shows.
const SHOWN: usize = 40;

/// What a value must be.
#[derive(Clone, Copy)]
pub(crate) enum Expected {
    Text,
    TextOrInteger,
    Decimal,
    Map,
    List,
    Orders,
    JsonLike,
}

pub(crate) const fn expected(expected: Expected, lang: Lang) -> &'static str {
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

/// The short, quoted, escaped start of a text; what may be an address is masked.
pub(crate) fn text(text: &str) -> String {
    if text.contains('@') { email(text) } else { quoted(text) }
}

/// The same without a mask.
pub(crate) fn quoted(text: &str) -> String {
    let mut shown = String::from("\"");
    let mut chars = text.chars();
    for c in chars.by_ref().take(SHOWN) {
        shown.extend(c.escape_debug());
    }
    if chars.next().is_some() {
        shown.push('…');
    }
    shown.push('"');
    shown
}

/// An email with its local part masked; anything else with all but its first character masked.
pub(crate) fn email(email: &str) -> String {
    let first: String = email.chars().take(1).collect();
    match email.rsplit_once('@') {
        Some((local, domain)) if !domain.contains(['@', ' ']) => {
            let first = if local.is_empty() { "" } else { &first };
            let mask = if local.is_empty() { "" } else { "***" };
            quoted(&format!("{first}{mask}@{domain}"))
        }
        _ => quoted(&format!("{first}***")),
    }
}

/// A phone: its first character and its last two.
pub(crate) fn phone(phone: &str) -> String {
    let count = phone.chars().count();
    let first: String = phone.chars().take(1).collect();
    let last: String = if count < 6 { String::new() } else { phone.chars().skip(count - 2).collect() };
    quoted(&format!("{first}***{last}"))
}

/// What was due where JSON is malformed.
pub(crate) const fn due(due: Due, lang: Lang) -> &'static str {
    match (due, lang) {
        (Due::Value, Lang::En) => "a value",
        (Due::Value, Lang::Ru) => "значение",
        (Due::Key, Lang::En) => "a key in double quotes",
        (Due::Key, Lang::Ru) => "ключ в двойных кавычках",
        (Due::Colon, _) => "`:`",
        (Due::CommaOrBrace, Lang::En) => "`,` or `}`",
        (Due::CommaOrBrace, Lang::Ru) => "`,` или `}`",
        (Due::CommaOrBracket, Lang::En) => "`,` or `]`",
        (Due::CommaOrBracket, Lang::Ru) => "`,` или `]`",
        (Due::End, Lang::En) => "the end of the text",
        (Due::End, Lang::Ru) => "конец текста",
        (Due::Quote, Lang::En) => "a closing quote",
        (Due::Quote, Lang::Ru) => "закрывающая кавычка",
        (Due::Escape, Lang::En) => "an escape of JSON",
        (Due::Escape, Lang::Ru) => "экранирование по правилам JSON",
        (Due::NoControl, Lang::En) => "no bare control character in a string",
        (Due::NoControl, Lang::Ru) => "строка без управляющих символов",
    }
}

/// The kind of a value, with its content if that is short.
pub(crate) fn view(view: &View<'_>, lang: Lang) -> String {
    let name = match (view, lang) {
        (View::Text(given), _) => return text(given),
        (View::Bytes(bytes), _) => return text(&String::from_utf8_lossy(bytes)),
        (View::Integer(integer), _) => return integer.to_string(),
        (View::Float(float), _) => return float.to_string().chars().take(SHOWN).collect(),
        (View::Number(number), _) => return number.chars().take(SHOWN).flat_map(char::escape_debug).collect(),
        (View::Bool(flag), _) => return flag.to_string(),
        (View::Other(name), _) => return name.chars().take(SHOWN).flat_map(char::escape_debug).collect(),
        (View::Nothing, _) => "null",
        (View::List, Lang::En) => "a list",
        (View::List, Lang::Ru) => "список",
        (View::Map, Lang::En) => "a map",
        (View::Map, Lang::Ru) => "набор",
        (View::Broken(_), Lang::En) => "an unreadable value",
        (View::Broken(_), Lang::Ru) => "нечитаемое значение",
    };
    name.to_owned()
}
