//! The personal data of an evaluated payload.

use crate::excerpt::Masks;
use crate::script::value::{Kind, Value};
use flocktory_postcheckout::Field;
use oxc_span::Span;

/// Hides the customer's data of a payload. `at` gives the place in the text of a place in the script.
pub(crate) fn hide(payload: &Value, text: &str, at: impl Fn(usize) -> usize, masks: &mut Masks) {
    let customer = match payload.get(Field::User.name()) {
        Some(user) => Some(user),
        // The old API has everything on one level.
        None => payload.get("order_id").is_some().then_some(payload),
    };
    let mut hide = |span: Span, shown: Option<&str>| {
        masks.hide_constants(text, at(span.start as usize)..at(span.end as usize));
        masks.hide_words(shown.unwrap_or_default());
    };
    let Some(Kind::Map(pairs)) = customer.map(|customer| &customer.kind) else { return };
    for (key, value) in pairs {
        match Field::from_name(key) {
            Some(Field::Name | Field::FirstName | Field::LastName) => hide(value.span, text_of(value)),
            Some(Field::Id | Field::Phone | Field::Extra) => leaves(value, &mut |leaf| hide(leaf.span, None)),
            // One with an at sign is recognised anywhere, and its domain is not secret.
            Some(Field::Email) if !text_of(value).is_some_and(|email| email.contains('@')) => hide(value.span, None),
            _ => {}
        }
    }
}

fn text_of(value: &Value) -> Option<&str> {
    if let Kind::Text(text) = &value.kind { Some(text) } else { None }
}

/// Visits each value that has no parts.
fn leaves(value: &Value, visit: &mut impl FnMut(&Value)) {
    match &value.kind {
        Kind::List(list) => list.iter().for_each(|value| leaves(value, visit)),
        Kind::Map(pairs) => pairs.iter().for_each(|(_, value)| leaves(value, visit)),
        _ => visit(value),
    }
}
