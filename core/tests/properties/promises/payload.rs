//! Promises about the payload: the object of Flocktory's documentation, with every rule kept.

use super::number::Number;
use flocktory_postcheckout::Snippet;
use serde_json::Value;

pub(super) fn is_right(snippet: &Snippet) {
    let json = snippet.json();
    let payload: Value = serde_json::from_str(&json).expect("serde_json reads the payload");
    match &payload {
        Value::Array(orders) => {
            assert!(!orders.is_empty(), "an order at least");
            orders.iter().for_each(postcheckout);
        }
        one => {
            assert!(snippet.body().contains(&*json), "the body has the payload");
            postcheckout(one);
        }
    }
    is_javascript(&payload);
}

fn postcheckout(payload: &Value) {
    let (user, order) = (&payload["user"], &payload["order"]);
    assert!(user["name"].is_string(), "{user}");
    let email = user["email"].as_str().expect("an email");
    let (local, domain) = email.rsplit_once('@').expect("an address");
    assert!(!local.is_empty() && domain.contains('.') && email.len() <= 254, "{email}");
    assert!(!email.contains(char::is_control), "{email:?}");
    assert!(matches!(user.get("sex").map(Value::as_str), None | Some(Some("m" | "f"))), "{user}");

    assert!(!order["id"].as_str().expect("a text").trim().is_empty(), "{order}");
    assert!(!price(&order["price"]).starts_with('-'), "{order}");
    for text in [order.get("custom_field"), payload.get("spot")].into_iter().flatten() {
        assert!(text.is_string(), "{payload}");
    }
    let items = order["items"].as_array().expect("a list");
    assert!(!items.is_empty(), "{order}");
    items.iter().for_each(item);
}

fn item(item: &Value) {
    assert!(item.is_object(), "{item}");
    for text in ["id", "title"].into_iter().filter_map(|key| item.get(key)) {
        assert!(!text.as_str().expect("a text").trim().is_empty(), "{item}");
    }
    if let Some(number) = item.get("price") {
        assert!(!price(number).starts_with('-'), "{item}");
    }
    if let Some(count) = item.get("count") {
        let count = price(count);
        assert!(!count.starts_with('-') && count != "0", "{item}");
    }
    if let Some(image) = item.get("image") {
        let image = image.as_str().expect("a text").to_ascii_lowercase();
        assert!(image.starts_with("https://") || image.starts_with("http://"), "{item}");
        assert!(!image.contains(|c: char| c.is_whitespace() || c.is_control()), "{item}");
    }
}

fn price(price: &Value) -> String {
    price.as_number().expect("a number").to_string()
}

/// Each number is written as JavaScript would write it, and each key is one that JavaScript keeps.
fn is_javascript(value: &Value) {
    match value {
        Value::Number(number) => {
            let written = number.to_string();
            let float = written.parse().expect("a float");
            assert_eq!(written, Number::shortest(float).javascript());
        }
        Value::Array(list) => list.iter().for_each(is_javascript),
        Value::Object(map) => {
            assert!(!map.contains_key("__proto__"), "{value}");
            map.values().for_each(is_javascript);
        }
        _ => {}
    }
}
