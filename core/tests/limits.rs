//! Each limit from both sides. They need inputs too long for `tests/cases`, and hosts have no part in them.

use flocktory_postcheckout::limits::{MAX_DEPTH, MAX_EXTRA, MAX_ITEMS, MAX_KEYS, MAX_ORDERS, MAX_PROBLEMS, MAX_TEXT};
use flocktory_postcheckout::{Code, Json, Options, Problem, Severity, check, render};

fn problems(json: &str) -> Vec<Problem> {
    check(&Json::new(json), &Options::default())
}

fn reported(problems: &[Problem]) -> Vec<(Code, &str)> {
    problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect()
}

fn order(id: &str, items: &str, more: &str) -> String {
    let user = r#"{"name": "Anna", "email": "anna@shop.ru"}"#;
    format!(r#"{{"user": {user}, "order": {{"id": "{id}", "price": 1, "items": [{items}]}}{more}}}"#)
}

fn list(count: usize, element: impl Fn(usize) -> String) -> String {
    (0..count).map(element).collect::<Vec<_>>().join(",")
}

#[test]
fn text() {
    let with = |title: &str| order("1", &format!(r#"{{"id": "1", "title": "{title}"}}"#), "");
    assert_eq!(reported(&problems(&with(&"a".repeat(MAX_TEXT)))), []);
    let too_long = [(Code::TEXT_TOO_LONG, "order.items[0].title")];
    assert_eq!(reported(&problems(&with(&"a".repeat(MAX_TEXT + 1)))), too_long);
    assert_eq!(reported(&problems(&with(&"я".repeat(MAX_TEXT / 2 + 1)))), too_long, "bytes, not characters");
    let id = problems(&order(&"a".repeat(MAX_TEXT + 1), r#"{"id": "1"}"#, ""));
    assert_eq!(reported(&id), [(Code::TEXT_TOO_LONG, "order.id")]);
}

#[test]
fn text_of_extra() {
    let with = |text: &str| order("1", r#"{"id": "1"}"#, &format!(r#", "extra": {{"a": "{text}"}}"#));
    assert_eq!(reported(&problems(&with(&"a".repeat(MAX_TEXT)))), []);
    assert_eq!(reported(&problems(&with(&"a".repeat(MAX_TEXT + 1)))), [(Code::TEXT_TOO_LONG, "extra.a")]);
    let key = |length| order("1", r#"{"id": "1"}"#, &format!(r#", "extra": {{"{}": 1}}"#, "a".repeat(length)));
    assert_eq!(reported(&problems(&key(MAX_TEXT))), []);
    assert_eq!(reported(&problems(&key(MAX_TEXT + 1))), [(Code::TEXT_TOO_LONG, "extra")]);
}

#[test]
fn size_of_extra() {
    let with = |count| {
        let fields = list(count, |index| format!(r#""{index}": "{}""#, "a".repeat(MAX_TEXT)));
        order("1", r#"{"id": "1"}"#, &format!(r#", "extra": {{{fields}}}"#))
    };
    let fit = MAX_EXTRA / (MAX_TEXT + 8);
    assert_eq!(reported(&problems(&with(fit))), []);
    let too_large = format!("extra.{fit}");
    assert_eq!(reported(&problems(&with(fit + 20))), [(Code::EXTRA_TOO_LARGE, too_large.as_str())]);
}

#[test]
fn items() {
    let with = |count| order("1", &list(count, |index| format!(r#"{{"id": {index}}}"#)), "");
    assert_eq!(reported(&problems(&with(MAX_ITEMS))), []);
    let snippet = render(&Json::new(&with(MAX_ITEMS)), &Options::default()).expect("as many items as are allowed");
    assert_eq!(snippet.json().matches("{\"id\":").count(), 1 + MAX_ITEMS);
    assert_eq!(reported(&problems(&with(MAX_ITEMS + 1))), [(Code::TOO_MANY_ITEMS, "order.items")]);
}

#[test]
fn orders() {
    let with = |count| format!("[{}]", list(count, |index| order(&format!("A-{index}"), r#"{"id": "1"}"#, "")));
    assert_eq!(reported(&problems(&with(MAX_ORDERS))), []);
    assert_eq!(reported(&problems(&with(MAX_ORDERS + 1))), [(Code::TOO_MANY_ORDERS, "")]);
}

#[test]
fn keys_and_elements_of_extra() {
    let keys = |count| list(count, |index| format!(r#""k{index}": 1"#));
    let with = |extra: &str| order("1", r#"{"id": "1"}"#, &format!(r#", "extra": {extra}"#));
    assert_eq!(reported(&problems(&with(&format!("{{{}}}", keys(MAX_KEYS))))), []);
    assert_eq!(reported(&problems(&with(&format!("{{{}}}", keys(MAX_KEYS + 1))))), [(Code::TOO_MANY_KEYS, "extra")]);
    let elements = |count| format!(r#"{{"a": [{}]}}"#, list(count, |index| index.to_string()));
    assert_eq!(reported(&problems(&with(&elements(MAX_KEYS)))), []);
    assert_eq!(reported(&problems(&with(&elements(MAX_KEYS + 1)))), [(Code::TOO_MANY_KEYS, "extra.a")]);
}

#[test]
fn unknown_keys() {
    let keys = |count| list(count, |index| format!(r#""k{index}": 1"#));
    let with = |count| order("1", r#"{"id": "1"}"#, &format!(", {}", keys(count)));
    let many = problems(&with(MAX_KEYS + 1));
    assert!(many[..MAX_KEYS].iter().all(|problem| problem.code == Code::UNKNOWN_KEY));
    assert!(render(&Json::new(&with(MAX_KEYS + 1)), &Options::default()).is_err(), "too_many_keys is an error");
    assert!(render(&Json::new(&with(MAX_KEYS)), &Options::default()).is_ok());
}

#[test]
fn depth() {
    let with = |depth| {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        order("1", r#"{"id": "1"}"#, &format!(r#", "extra": {{"a": {open}{close}}}"#))
    };
    assert_eq!(reported(&problems(&with(MAX_DEPTH))), []);
    let path = format!("extra.a{}", "[0]".repeat(MAX_DEPTH));
    assert_eq!(reported(&problems(&with(MAX_DEPTH + 1))), [(Code::TOO_DEEP, path.as_str())]);
    assert_eq!(reported(&problems(&with(100_000))), [(Code::TOO_DEEP, path.as_str())]);
}

#[test]
fn the_list_of_problems() {
    let with = |count| order("1", &list(count, |index| format!(r#"{{"id": {index}, "count": 0}}"#)), "");
    assert_eq!(problems(&with(MAX_PROBLEMS)).len(), MAX_PROBLEMS);
    let many = problems(&with(MAX_PROBLEMS + 5));
    assert_eq!(many.len(), MAX_PROBLEMS + 1);
    let last = &many[MAX_PROBLEMS];
    assert_eq!((last.code, last.severity, last.path.as_str()), (Code::TOO_MANY_PROBLEMS, Severity::Warning, ""));
    assert_eq!(last.message, "more problems, not listed here: 5");
    assert!(render(&Json::new(&with(MAX_PROBLEMS + 5)), &Options::default()).is_ok(), "they are warnings");
}

/// An error after the last listed problem still stops the order.
#[test]
fn an_error_that_is_not_listed() {
    let items = list(MAX_PROBLEMS, |index| format!(r#"{{"id": {index}, "count": 0}}"#));
    let json = order("1", &format!(r#"{items}, {{"id": true}}, null"#), "");
    let invalid = render(&Json::new(&json), &Options::default()).expect_err("an item is null");
    let last = &invalid.problems[MAX_PROBLEMS];
    assert_eq!((last.code, last.severity), (Code::TOO_MANY_PROBLEMS, Severity::Error));
}
