//! Texts that are not Unicode: reported with their place, never sent, and an error only where the order needs them.

use crate::cases;
use crate::promises::hold;
use flocktory_postcheckout::{Code, Json, Options, check};
use proptest::prelude::*;
use proptest::sample::select;

/// An order with a text in each place that has one.
const ORDER: &str = r#"{"user": {"name": "NAME", "email": "anna@shop.ru", "extra": {"a": "USER"}},
    "order": {"id": "ID", "price": 1, "custom_field": "CUSTOM", "extra": {"KEY": 1}, "items": [
        {"id": "ITEM", "title": "TITLE", "image": "https://shop.ru/IMAGE", "extra": {"a": [{"b": "DEEP"}]}}]},
    "spot": "SPOT"}"#;

const PLACES: [(&str, &str); 10] = [
    ("NAME", "user.name"),
    ("USER", "user.extra.a"),
    ("ID", "order.id"),
    ("CUSTOM", "order.custom_field"),
    ("KEY", "order.extra"),
    ("ITEM", "order.items[0].id"),
    ("TITLE", "order.items[0].title"),
    ("IMAGE", "order.items[0].image"),
    ("DEEP", "order.items[0].extra.a[0].b"),
    ("SPOT", "spot"),
];

/// Halves of pairs and pairs the wrong way round; bytes that are alone, cut off, too long, or half of a pair.
const BROKEN: [(&[u8], Code); 9] = [
    (br"\ud83d", Code::LONE_SURROGATE),
    (br"\uDE00", Code::LONE_SURROGATE),
    (br"\ude00\ud83d", Code::LONE_SURROGATE),
    (br"\ud83d\u0041", Code::LONE_SURROGATE),
    (b"\xff", Code::NOT_UTF8),
    (b"\x80", Code::NOT_UTF8),
    (b"\xd0", Code::NOT_UTF8),
    (b"\xc0\xaf", Code::NOT_UTF8),
    (b"\xed\xa0\xbd", Code::NOT_UTF8),
];

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_broken_text_is_told_where_it_stands(
        (mark, path) in select(&PLACES[..]),
        (broken, code) in select(&BROKEN[..]),
        before in "[a-zA-Zа-я0-9]{0,12}",
        after in "[a-zA-Zа-я0-9]{0,12}",
    ) {
        let (start, end) = ORDER.split_once(mark).expect("the place");
        let text = [start.as_bytes(), before.as_bytes(), broken, after.as_bytes(), end.as_bytes()].concat();
        let options = Options::default();
        prop_assert_eq!(hold(&text, &options).is_some(), path != "order.id");
        let problems = check(&Json::new(&text), &options);
        prop_assert!(problems.iter().any(|problem| (problem.code, problem.path.as_str()) == (code, path)), "{:?}", problems);
    }
}
