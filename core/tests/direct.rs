//! The direct reader and the usual one, on the cases of the contract and on orders that were bent at random.

#[path = "properties/promises/direct.rs"]
mod promise;

use flocktory_postcheckout::{Form, Json, Options};
use promise::gives_the_same;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::fs;

/// Orders that are read directly. The second has each field, every kind of value that is allowed, and white space.
const ORDERS: [&str; 2] = [
    r#"{"user":{"name":"Анна Иванова","email":"anna.ivanova1@mail.ru"},"order":{"id":"A-1","price":"129999.90","custom_field":"crm-1","items":[{"id":"sku-1000","title":"Чайник электрический «Заря» 1,7 л","price":990.5,"image":"https://shop.example.ru/upload/iblock/000/00000000.jpg","count":1},{"id":"sku-1001","title":"Кофе","price":"991,01","image":"https://shop.example.ru/upload/iblock/001/0028.jpg","count":2}]},"spot":"desktop"}"#,
    r#" {"user": {"first_name": "Marie-Лу", "last_name": "О. Петрова", "email": "a@b-c.ru", "phone": 79998887766, "id": "17", "sex": "f"},
    "order": {"id": 1501, "price": 0, "custom_field": null, "items": [{"id": 12, "title": 1984, "price": null, "image": null, "count": "0.5"},
    {"id": "13", "title": "Кофе — чай ☕", "price": 100.25}, {"id": "sku/14:1"}]}, "spot": null}
"#,
];

/// What a part of an order is replaced by. With the first ones, most texts stay usual.
const PIECES: [&str; 60] = [
    "a",
    "7",
    "ж",
    "-",
    "ok",
    "Ё",
    "1",
    ".",
    "",
    " ",
    "\n",
    "\"",
    "\\",
    "0",
    "-",
    ".",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "e5",
    "1e3",
    "00",
    "-0",
    "1.50",
    "1,234",
    "0.30000000000000004",
    "9007199254740993",
    "99999999999999999999",
    "null",
    "true",
    "undefined",
    "none",
    "{{id}}",
    "&amp;",
    "&",
    "<",
    "<b>",
    "\u{2028}",
    "\u{a0}",
    "\u{200b}",
    "ж",
    "😀",
    "test",
    "id",
    "@",
    "@unknown.email",
    "http://",
    "https:",
    "//",
    "x",
    "\u{1}",
    "\\u0041",
    "\"\"",
    "\"id\":\"sku-1000\",",
    "\"phone\":\"+7 999 888-77-66\",",
    "\"extra\":{\"a\":1},",
    "\"price\":1,",
];
const GENTLE: usize = 8;

/// A generator of random numbers that always goes the same way.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    /// Puts something in place of some characters, or exchanges two parts of the order.
    fn bend(&mut self, order: &str) -> String {
        let mut bent = order.to_owned();
        for _ in 0..=self.below(2) {
            if self.below(5) == 0 {
                let mut parts: Vec<&str> = bent.split(',').collect();
                let (one, other) = (self.below(parts.len()), self.below(parts.len()));
                parts.swap(one, other);
                bent = parts.join(",");
            } else {
                let (pieces, length) = if self.below(2) == 0 { (GENTLE, 1) } else { (PIECES.len(), 6) };
                let start = char_start(&bent, self.below(bent.len()));
                let end = char_start(&bent, (start + self.below(length + 1)).min(bent.len())).max(start);
                bent.replace_range(start..end, PIECES[self.below(pieces)]);
            }
        }
        bent
    }
}

/// The start of the character that is at a place.
fn char_start(text: &str, place: usize) -> usize {
    (0..=place).rev().find(|&place| text.is_char_boundary(place)).unwrap_or(0)
}

/// Options that all orders are read directly with.
fn some_options() -> Vec<Options<'static>> {
    let mut options = vec![Options::default(); 4];
    options[1].strict = true;
    options[1].form = Form::Data;
    options[2].spot = Some("checkout".into());
    options[2].once = true;
    options[3].base_url = Some("https://shop.ru/".into());
    options[3].nonce = Some("c3VwZXI=".into());
    options[3].form = Form::DataLayer;
    options
}

#[derive(Deserialize)]
struct Case {
    input: Option<Box<RawValue>>,
    text: Option<String>,
    options: Option<Box<RawValue>>,
}

#[test]
fn the_cases_of_the_contract() {
    let (mut all, mut checked, mut rendered) = (0, 0, 0);
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases")).expect("the cases") {
        let cases = fs::read_to_string(entry.expect("a file").path()).expect("a text");
        for case in serde_json::from_str::<Vec<Case>>(&cases).expect("cases") {
            let given = case.options.as_ref().map(|options| Options::from_source(&&Json::new(options.get())));
            let Ok(options) = given.unwrap_or_else(|| Ok(Options::default())) else { continue };
            let Some(text) = case.text.or_else(|| case.input.map(|input| input.get().to_owned())) else { continue };
            for text in [text.replace([' ', '\n'], ""), text] {
                let ways = gives_the_same(&text, &options);
                all += 1;
                checked += usize::from(ways.0);
                rendered += usize::from(ways.1);
            }
        }
    }
    assert!(all > 1000 && checked > 100 && rendered > 100, "{checked} and {rendered} of {all}");
}

#[test]
fn orders_that_are_bent() {
    // Without optimisation, each takes ten times as long.
    let count = if cfg!(debug_assertions) { 10_000 } else { 300_000 };
    let (mut dice, options) = (Dice(1), some_options());
    for order in ORDERS {
        for options in &options {
            let (checked, rendered) = gives_the_same(order, options);
            assert!(checked && rendered, "{order}");
        }
    }
    let (mut checked, mut rendered) = (0, 0);
    for turn in 0..count {
        let bent = dice.bend(ORDERS[turn % ORDERS.len()]);
        let ways = gives_the_same(&bent, &options[dice.below(options.len())]);
        checked += usize::from(ways.0);
        rendered += usize::from(ways.1);
    }
    assert!(checked > count / 10 && rendered > count / 10 && checked < count, "{checked} and {rendered} of {count}");
}

/// Many items are compared in another way than a few.
#[test]
fn an_id_that_is_repeated_among_many() {
    let order = |items: usize, repeated: Option<usize>| {
        let item = |index: usize| format!("{{\"id\":\"sku-{}\"}}", if repeated == Some(index) { 1 } else { index });
        let items: Vec<_> = (0..items).map(item).collect();
        let items = items.join(",");
        format!(
            "{{\"user\":{{\"name\":\"Я\",\"email\":\"a@b.ru\"}},\"order\":{{\"id\":1,\"price\":1,\"items\":[{items}]}}}}"
        )
    };
    let options = Options::default();
    for items in [1, 2, 11, 12, 13, 14, 30, 10_000, 10_001] {
        let ways = gives_the_same(&order(items, None), &options);
        assert_eq!(ways, (items <= 10_000, items <= 10_000), "{items} items");
        for repeated in [2, 12, 13, items - 1].into_iter().filter(|&index| (2..items).contains(&index)) {
            assert!(!gives_the_same(&order(items, Some(repeated)), &options).0, "{repeated} of {items}");
        }
    }
}
