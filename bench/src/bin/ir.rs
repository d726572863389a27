//! Calls the core as often as it is asked to, so that `bench/ir/run` can count the instructions of a call: `ir ROW CALLS`.

use bench::ShopOrder;
use bench::packed::pack;
use flocktory_postcheckout::{InvalidInput, Json, Options, Packed, Snippet, check, render};
use std::hint::black_box;

const OPTIONS: &str = r#"{"nonce": "abc", "base_url": "https://shop.example.ru/", "lang": "ru", "spot": "mobile"}"#;

fn rendered(snippet: Result<Snippet, InvalidInput>) -> Option<usize> {
    snippet.ok().map(|snippet| black_box(snippet).problems().len())
}

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [row, calls] = arguments.as_slice() else { panic!("usage: ir ROW CALLS") };
    let calls: u32 = calls.parse().expect("the number of calls");
    let items = if row.ends_with("500 items") { 500 } else { 5 };

    let mut order = ShopOrder::new(1, items);
    if row == "JSON, a warning" {
        "no picture".clone_into(&mut order.order.items[1].image);
    }
    let (typed, json, packed) = (order.typed(), serde_json::to_string(&order).expect("JSON"), pack(&order));
    let none = Options::default();
    // Each returns the number of problems, or nothing if the call fails.
    let call: &dyn Fn() -> Option<usize> = match row.as_str() {
        "typed order, 5 items" | "typed order, 500 items" => &|| rendered(render(black_box(&typed), &none)),
        "JSON, 5 items" | "JSON, 500 items" | "JSON, a warning" => {
            &|| rendered(render(&Json::new(black_box(&json)), &none))
        }
        "JSON, four options" => &|| {
            let options = Options::from_source(&&Json::new(black_box(OPTIONS))).ok()?;
            rendered(render(&Json::new(black_box(&json)), &options))
        },
        "check of JSON" => &|| Some(check(&Json::new(black_box(&json)), &none).len()),
        "packed order, 5 items" | "packed order, 500 items" => {
            &|| rendered(render(Packed::new(black_box(&packed)), &none))
        }
        _ => panic!("no such row"),
    };
    let wanted = usize::from(row == "JSON, a warning");
    for _ in 0..calls {
        assert_eq!(call(), Some(wanted), "the number of problems");
    }
}
