//! The payload that an order of `generate::order::valid` has to come to, worked out apart from the library.

use crate::generate::Tree;
use crate::promises::number::Number;
use serde_json::{Map, Value};

/// Those that the generated texts may be: words, and what any short text may be by chance.
const PLACEHOLDERS: [&str; 14] =
    ["null", "NULL", "undefined", "None", "none", "nil", "NaN", "(null)", "<nil>", "<null>", "n/a", "N/A", "%s", "%d"];

/// The beginnings and ends of those that the generated texts may hold, by chance too.
const FORMS: [(&str, &str); 11] = [
    ("{{", "}}"),
    ("{%", "%}"),
    ("{!!", "!!}"),
    ("${", "}"),
    ("#{", "}"),
    ("{$", "}"),
    ("<?", "?>"),
    ("<%", "%>"),
    ("%(", ")s"),
    ("[object ", "]"),
    ("#<", ">"),
];

/// Without white space and what is invisible around it, as far as the generated texts have it.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{2800}' | '\u{3164}'
            )
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
            || matches!(c, '\u{feff}' | '\u{ffa0}')
    })
}

fn is_placeholder(text: &str) -> bool {
    let text = trim(text);
    let is_form = |(begin, end): (&str, &str)| text.strip_prefix(begin).is_some_and(|rest| rest.ends_with(end));
    PLACEHOLDERS.contains(&text) || FORMS.into_iter().any(is_form) || is_macro(text)
}

/// `#NAME#`, as Bitrix has it.
fn is_macro(text: &str) -> bool {
    let name = text.strip_prefix('#').and_then(|rest| rest.strip_suffix('#')).unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

fn holds_form(text: &str) -> bool {
    FORMS.into_iter().any(|(begin, end)| text.split_once(begin).is_some_and(|(_, rest)| rest.contains(end)))
}

pub(crate) fn payload(order: &Tree, default_spot: Option<&str>) -> Value {
    let user = |tree: &Tree| {
        object(tree, &[("name", &|tree| Some(name(tree))), ("email", &|tree| text(tree)), ("sex", &|tree| text(tree))])
    };
    let item = |tree: &Tree| {
        let fields: [(&str, Write<'_>); 5] =
            [("id", &label), ("title", &label), ("price", &price), ("image", &text), ("count", &price)];
        object(tree, &fields)
    };
    let items = |tree: &Tree| match tree {
        Tree::List(items) => Some(items.iter().map(item).collect()),
        _ => None,
    };
    let order_fields: [(&str, Write<'_>); 4] =
        [("id", &label), ("price", &price), ("custom_field", &label), ("items", &items)];
    let mut payload = object(
        order,
        &[("user", &|tree| Some(user(tree))), ("order", &|tree| Some(object(tree, &order_fields))), ("spot", &label)],
    );
    if let Value::Object(payload) = &mut payload
        && let Some(spot) = default_spot
        && !payload.contains_key("spot")
    {
        payload.insert("spot".to_owned(), spot.into());
    }
    payload
}

type Write<'w> = &'w dyn Fn(&Tree) -> Option<Value>;

/// The fields in their order, as far as they are given, then those of `extra`.
fn object(tree: &Tree, fields: &[(&str, Write<'_>)]) -> Value {
    let known = fields.iter().filter_map(|(key, write)| Some(((*key).to_owned(), write(tree.get(key)?)?)));
    let extra = match tree.get("extra") {
        Some(Tree::Map(pairs)) => pairs.as_slice(),
        _ => &[],
    };
    Value::Object(known.chain(extra.iter().map(|(key, value)| (key.clone(), any(value)))).collect())
}

/// The text as it is; a whole number as text.
fn text(tree: &Tree) -> Option<Value> {
    match tree {
        Tree::Text(text) | Tree::Number(text) if !trim(text).is_empty() => Some(text.clone().into()),
        _ => None,
    }
}

fn label(tree: &Tree) -> Option<Value> {
    text(tree).filter(|text| text.as_str().is_some_and(|text| !is_placeholder(text)))
}

/// Without the words that programs write in place of a name.
fn name(tree: &Tree) -> Value {
    let name = label(tree).unwrap_or_default();
    let name = name.as_str().unwrap_or_default();
    if holds_form(name) {
        return "".into();
    }
    if name.split_whitespace().any(is_placeholder) {
        let words: Vec<_> = name.split_whitespace().filter(|word| !is_placeholder(word)).collect();
        return words.join(" ").into();
    }
    name.into()
}

fn price(tree: &Tree) -> Option<Value> {
    match tree {
        Tree::Text(number) | Tree::Number(number) => Some(as_number(number)),
        _ => None,
    }
}

fn as_number(number: &str) -> Value {
    Value::Number(Number::new(number).javascript().parse().expect("a number"))
}

fn any(tree: &Tree) -> Value {
    match tree {
        Tree::Null => Value::Null,
        Tree::Bool(flag) => (*flag).into(),
        Tree::Number(number) => as_number(number),
        Tree::Text(text) => text.clone().into(),
        Tree::List(list) => list.iter().map(any).collect(),
        Tree::Map(pairs) => {
            Value::Object(pairs.iter().map(|(key, value)| (key.clone(), any(value))).collect::<Map<_, _>>())
        }
    }
}
