//! What was given, told in a message: a short, escaped start of a text, or the kind of a value.

use crate::lang::Lang;
use crate::source::{Due, View};

/// Characters of a text that a message shows.
pub(crate) const SHOWN: usize = 40;

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

/// The short, quoted, escaped start of a text; what may be an address or a phone is masked.
#[cold]
pub(crate) fn text(text: &str) -> String {
    if may_hold_phone(text) && !text.contains('@') { phone(text) } else { label(text) }
}

/// The same for what stands where the customer's data does: numbers of the shortest plans are masked too.
#[cold]
pub(crate) fn private(text: &str) -> String {
    const FEWEST: usize = 7;
    let is_address = ["@", "%40", "＠"].iter().any(|at| text.contains(at));
    if is_address {
        email(text)
    } else if digits(text) >= FEWEST {
        phone(text)
    } else {
        quoted(text)
    }
}

/// The same for what is long and no phone: an id, a title, a URL.
#[cold]
pub(crate) fn label(text: &str) -> String {
    if text.contains('@') { email(text) } else { quoted(text) }
}

/// The same for what is nobody's.
#[cold]
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

/// A file, whole: its path is the shop's own, and the end tells the most.
#[cfg(feature = "feed")]
pub(crate) fn file(path: &std::path::Path) -> String {
    format!("\"{}\"", path.to_string_lossy().escape_debug())
}

/// An email with its local part masked; anything else with all but its first character masked.
#[cold]
pub(crate) fn email(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    let mask = if local.is_empty() { "" } else { "***" };
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let is_domain = !domain.is_empty() && domain.chars().all(is_letter) && !may_hold_phone(domain);
    if is_domain { quoted(&format!("{first}{mask}@{domain}")) } else { quoted(&format!("{first}***")) }
}

/// A phone: its first character and its last two.
#[cold]
pub(crate) fn phone(phone: &str) -> String {
    quoted(&masked(phone))
}

/// Whether a text or a key must be masked where it is shown.
pub(crate) fn is_private(text: &str) -> bool {
    text.contains('@') || may_hold_phone(text)
}

fn may_hold_phone(text: &str) -> bool {
    const FEWEST: usize = 10;
    const MOST: usize = 15;
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    // A plain number is a phone by its whole part alone: sums of floats have many decimals.
    if is_digits(whole) && is_digits(fraction) {
        (FEWEST..=MOST).contains(&whole.len())
    } else {
        digits(text) >= FEWEST
    }
}

fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

fn masked(phone: &str) -> String {
    let count = phone.chars().count();
    let first: String = phone.chars().take(1).collect();
    let last: String = if count < 6 { String::new() } else { phone.chars().skip(count - 2).collect() };
    format!("{first}***{last}")
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

/// A value's content, if it is a scalar, or its kind.
#[cold]
pub(crate) fn view(view: &View<'_>, lang: Lang) -> String {
    match view {
        View::Text(given) => text(given),
        View::Bytes(bytes) => text(&String::from_utf8_lossy(bytes)),
        View::Integer(integer) => number(&integer.to_string()),
        View::Float(float) => number(&float.to_string()),
        View::Number(given) => number(given),
        View::Bool(flag) => flag.to_string(),
        other => kind(other, lang),
    }
}

fn number(number: &str) -> String {
    let shown = if may_hold_phone(number) { masked(number) } else { number.chars().take(SHOWN).collect() };
    shown.escape_debug().collect()
}

/// The kind of a value.
pub(crate) fn kind(view: &View<'_>, lang: Lang) -> String {
    let name = match (view, lang) {
        (View::Other(name), _) => return name.chars().take(SHOWN).flat_map(char::escape_debug).collect(),
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
        (View::Broken(_), Lang::En) => "an unreadable value",
        (View::Broken(_), Lang::Ru) => "нечитаемое значение",
    };
    name.to_owned()
}
