//! The order in a request to Flocktory, as its loader sends it.

use crate::script::value::{Kind, Value};
use oxc_span::Span;
use serde_json::{Map, Value as Json};

/// Whether an address is that of the request with the order.
pub(super) fn is_offer(url: &str) -> bool {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    address.contains("flocktory.com/") && address.ends_with("/postcheckout/offer.js")
}

/// The payload that such a request was made of. Its `body` has short names: `i` the id, `t` the items.
pub(super) fn payload(url: &str, post: Option<&str>) -> Option<Value> {
    let query = url.split_once('?').map(|(_, query)| query.split('#').next().unwrap_or_default());
    let body = [query, post].into_iter().flatten().find_map(|pairs| {
        let value = pairs.split('&').find_map(|pair| pair.strip_prefix("body="))?;
        serde_json::from_str::<Map<String, Json>>(&percent_decoded(value)).ok()
    })?;
    let items = match body.get("t") {
        Some(Json::Object(items)) => Some(items.values().map(item).collect()),
        Some(Json::Array(items)) => Some(items.iter().map(item).collect()),
        _ => None,
    };
    let user = pairs(&body, &[("n", "name"), ("e", "email"), ("s", "sex")]);
    let mut order = pairs(&body, &[("i", "id"), ("p", "price")]);
    order.extend(items.map(|items| ("items".to_owned(), at_once(Kind::List(items)))));
    let map = |name: &str, pairs| (name.to_owned(), at_once(Kind::Map(pairs)));
    Some(at_once(Kind::Map(vec![map("user", user), map("order", order)])))
}

fn item(item: &Json) -> Value {
    let names = [("i", "id"), ("t", "title"), ("p", "price"), ("u", "image"), ("c", "count")];
    match item {
        Json::Object(item) => at_once(Kind::Map(pairs(item, &names))),
        other => value(other),
    }
}

/// The pairs of a map that are known, under their names in the payload.
fn pairs(map: &Map<String, Json>, names: &[(&str, &str)]) -> Vec<(String, Value)> {
    names.iter().filter_map(|(short, name)| Some(((*name).to_owned(), value(map.get(*short)?)))).collect()
}

fn value(json: &Json) -> Value {
    at_once(match json {
        Json::Null => Kind::Null,
        Json::Bool(flag) => Kind::Bool(*flag),
        Json::Number(number) => number.as_f64().map_or(Kind::Opaque, Kind::Number),
        Json::String(text) => Kind::Text(text.clone()),
        Json::Array(list) => Kind::List(list.iter().map(value).collect()),
        Json::Object(map) => Kind::Map(map.iter().map(|(key, of)| (key.clone(), value(of))).collect()),
    })
}

/// A request is one line: its values have no places.
fn at_once(kind: Kind) -> Value {
    Value::new(Span::default(), kind)
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|digits| byte == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(if byte == b'+' { b' ' } else { byte }));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded() {
        for (text, wanted) in [("%D0%90+b%2B", "А b+"), ("100%", "100%"), ("%zz%4", "%zz%4"), ("%+1", "% 1")] {
            assert_eq!(percent_decoded(text), wanted);
        }
    }
}
