//! Attributes: those that Flocktory's loader reads, and orders as JSON that the shop's own script reads.

use super::codes;
use super::document::{Attribute, Element};
use crate::excerpt::Masks;
use crate::payload;
use crate::script::expression;
use crate::script::value::{Kind, Value};
use crate::template::MARK;
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::internal::{Outcome, ProblemBuilder, describe, suggest};
use flocktory_postcheckout::{Lang, Problem, Severity};
use oxc_span::Span;

/// The class of the elements that the loader reads.
const CLASS: &str = "i-flocktory";

const PREFIX: &str = "data-fl-";

/// The attributes of Flocktory's documentation.
const KNOWN: [&str; 9] = [
    "data-fl-action",
    "data-fl-spot",
    "data-fl-user-name",
    "data-fl-user-email",
    "data-fl-item-id",
    "data-fl-item-category-id",
    "data-fl-item-vendor",
    "data-fl-item-available",
    "data-fl-category-id",
];

/// The attributes of Flocktory's widgets, which shops may have on the same element.
const OF_WIDGETS: [&str; 5] = ["data-fl-track", "data-fl-track-ga", "data-fl-screen", "data-fl-close", "data-fl-event"];

/// What was found at places of a page.
pub(crate) type Found = Vec<(usize, Problem)>;

/// Hides the customer's data of attributes.
pub(super) fn hide(element: &Element, html: &str, masks: &mut Masks) {
    for attribute in &element.attributes {
        if fold(&attribute.name).starts_with("data-fl-user") {
            masks.hide_words(&attribute.value);
            masks.hide(attribute.raw.clone());
        } else if attribute.value.trim_start().starts_with(['{', '[']) {
            masks.hide_keys(html, attribute.raw.clone());
        }
    }
}

/// Reports what is wrong with the attributes for Flocktory's loader.
pub(crate) fn check(element: &Element, lang: Lang) -> Found {
    let mut found = Vec::new();
    let classes = element.value("class").unwrap_or_default();
    let class = classes.split_ascii_whitespace().find(|class| fold(class) == CLASS);
    let Some(class) = class else { return found };
    if class != CLASS {
        let start =
            element.attributes.iter().find(|attribute| attribute.name == "class").map_or(0, |class| class.start);
        found.push((start, letter(class, CLASS, lang)));
    }
    for (index, attribute) in element.attributes.iter().enumerate() {
        let name = attribute.name.as_str();
        let folded = fold(name);
        if !folded.starts_with(PREFIX) {
            continue;
        }
        if folded != name {
            found.push((attribute.start, letter(name, &folded, lang)));
        } else if !KNOWN.contains(&name) && !OF_WIDGETS.contains(&name) {
            // A phone is an email too.
            let meant = if name.contains("phone") { Some("data-fl-user-email") } else { suggest::nearest(name, KNOWN) };
            let builder = ProblemBuilder::warning(codes::PAGE_ATTRIBUTE_UNKNOWN, Outcome::None)
                .given(describe::label(name))
                .suggestion(meant.map(str::to_owned));
            found.push((attribute.start, builder.build(Severity::Warning, "", lang)));
        }
        if is_cut_off(attribute, element.attributes.get(index + 1)) {
            let builder = ProblemBuilder::error(codes::PAGE_ATTRIBUTE_UNQUOTED).given(describe::label(name));
            found.push((attribute.start, builder.build(Severity::Error, "", lang)));
        }
    }
    found.extend(user(element, lang));
    found
}

/// Judges the name and the email by the rules of an order's.
fn user(element: &Element, lang: Lang) -> Found {
    let fields = [("name", "data-fl-user-name"), ("email", "data-fl-user-email")];
    let given = fields.iter().filter_map(|(field, name)| {
        let attribute = element.attributes.iter().find(|attribute| attribute.name == *name)?;
        // Guests have neither; what a template prints is known on the server alone.
        (!attribute.value.trim().is_empty() && !attribute.value.contains(MARK)).then_some((*field, attribute))
    });
    let given: Vec<_> = given.collect();
    let value = |kind| Value::new(Span::default(), kind);
    let pairs =
        given.iter().map(|(field, attribute)| ((*field).to_owned(), value(Kind::Text(attribute.value.clone()))));
    let user = value(Kind::Map(pairs.collect()));
    let order = value(Kind::Map(vec![("user".to_owned(), user), ("order".to_owned(), value(Kind::Opaque))]));
    let problems = payload::judge(&order, None, None, lang).into_iter().filter_map(|(_, problem)| {
        let field = problem.path.strip_prefix("user.")?;
        let (_, attribute) = given.iter().find(|(given, _)| *given == field)?;
        Some((attribute.start, problem))
    });
    problems.collect()
}

/// Whether a value ends at a space that belongs to it: the rest became an attribute, or the value is the next attribute.
fn is_cut_off(attribute: &Attribute, next: Option<&Attribute>) -> bool {
    let is_rest = |next: &Attribute| {
        next.raw.is_empty() && next.value.is_empty() && !next.name.starts_with("data-") && next.name != "hidden"
    };
    !attribute.is_quoted
        && !attribute.raw.is_empty()
        && (attribute.value.starts_with(PREFIX) || next.is_some_and(is_rest))
}

fn letter(given: &str, meant: &str, lang: Lang) -> Problem {
    ProblemBuilder::error(codes::PAGE_ATTRIBUTE_LETTER)
        .given(describe::label(given))
        .suggestion(Some(meant.to_owned()))
        .build(Severity::Error, "", lang)
}

/// A name with each letter of another alphabet that looks like a Latin one replaced by it.
fn fold(name: &str) -> String {
    const LIKE: [(char, char); 25] = [
        ('а', 'a'),
        ('в', 'b'),
        ('с', 'c'),
        ('ԁ', 'd'),
        ('е', 'e'),
        ('ё', 'e'),
        ('һ', 'h'),
        ('н', 'h'),
        ('і', 'i'),
        ('ї', 'i'),
        ('ј', 'j'),
        ('к', 'k'),
        ('ӏ', 'l'),
        ('м', 'm'),
        ('п', 'n'),
        ('о', 'o'),
        ('ο', 'o'),
        ('р', 'p'),
        ('ѕ', 's'),
        ('т', 't'),
        ('у', 'y'),
        ('ѵ', 'v'),
        ('х', 'x'),
        ('α', 'a'),
        ('ι', 'i'),
    ];
    let latin = |c: char| LIKE.iter().find(|(like, _)| *like == c).map_or(c, |(_, latin)| *latin);
    name.chars().flat_map(char::to_lowercase).map(latin).collect()
}

/// Orders in the attributes of an element, and JSON that does not parse: what was found, and how many orders.
pub(crate) fn orders(element: &Element, html: &str, feed: Option<&Feed>, lang: Lang) -> (usize, Found) {
    let (mut count, mut found) = (0, Vec::new());
    let speaks = |text: &str| ["flocktory", "postcheckout"].iter().any(|word| contains(text, word));
    let is_ours = element.attributes.iter().any(|attribute| speaks(&attribute.name) || speaks(&attribute.value));
    for attribute in element.attributes.iter().filter(|attribute| attribute.name.starts_with("data-")) {
        let text = attribute.value.as_str();
        if !text.trim_start().starts_with(['{', '[']) || text.contains(MARK) {
            continue;
        }
        if serde_json::from_str::<serde_json::Value>(text).is_err() {
            if is_ours {
                count += 1;
                let builder = ProblemBuilder::error(codes::PAGE_ATTRIBUTE_JSON).given(describe::label(&attribute.name));
                found.push((attribute.start, builder.build(Severity::Error, "", lang)));
            }
            continue;
        }
        let Some(value) = expression(&format!("({text})"), None) else { continue };
        let order = match &value.kind {
            Kind::List(list) => list.get(1).unwrap_or(&value),
            _ => &value,
        };
        let has = |object: &str, field: &str| order.get(object).is_some_and(|object| object.get(field).is_some());
        if !(has("user", "email") && has("order", "items") || is_ours && order.get("order").is_some()) {
            continue;
        }
        count += 1;
        let raw = html.get(attribute.raw.clone()).unwrap_or_default();
        for (span, problem) in payload::judge(order, None, feed, lang) {
            let offset = (span.start as usize).saturating_sub(1);
            found.push((attribute.raw.start + raw_place(raw, text, offset), problem));
        }
    }
    (count, found)
}

fn contains(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

/// The place in an attribute as it is written of a place in its value: `&quot;` is one character of the value.
fn raw_place(raw: &str, value: &str, offset: usize) -> usize {
    if raw == value {
        return offset;
    }
    let mut at = 0;
    for c in value[..offset.min(value.len())].chars() {
        let rest = raw.get(at..).unwrap_or_default();
        let is_reference = rest.starts_with('&') && (c != '&' || rest.starts_with("&amp;"));
        let reference = rest.bytes().take(if is_reference { 12 } else { 0 }).position(|byte| byte == b';');
        at += reference.map_or_else(|| rest.chars().next().map_or(0, char::len_utf8), |end| end + 1);
    }
    at.min(raw.len())
}
