//! Properties: what holds for any input, checked on inputs that nobody thought of.
//!
//! `PROPTEST_CASES=100000 cargo test -p flocktory-postcheckout --test properties` looks longer. A failure prints the
//! smallest input that shows it.

mod broken;
mod expected;
mod generate;
mod numbers;
mod people;
mod phones;
mod planting;
mod promises;

use flocktory_postcheckout::{Json, check, render};
use generate::{bytes, order};
use promises::{hold, options};
use proptest::prelude::*;
use serde_json::Value;

/// So many cases, if the environment does not ask for another number.
fn cases(count: u32) -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = count;
    }
    config
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn random_bytes_keep_the_promises(text in bytes::random(), choice: u16) {
        hold(&text, &options(choice));
    }

    #[test]
    fn pieces_of_json_keep_the_promises(text in bytes::pieces(), choice: u16) {
        hold(&text, &options(choice));
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn damaged_orders_keep_the_promises(text in bytes::damaged(), choice: u16) {
        hold(&text, &options(choice));
    }

    #[test]
    fn any_orders_keep_the_promises(order in order::wild(), style: u64, choice: u16) {
        hold(order.json(style).as_bytes(), &options(choice));
    }

    /// Rust values and JSON text, however it is spelt, are the same order.
    #[test]
    fn any_source_gives_the_same(order in order::wild(), style: u64, choice: u16) {
        let (options, value, json) = (options(choice), order.value(), order.json(style));
        prop_assert_eq!(check(&value, &options), check(&Json::new(&json), &options));
        prop_assert_eq!(render(&value, &options), render(&Json::new(&json), &options));
    }

    /// Everything arrives exactly as it was given, the hostile texts and the keys of `extra` included.
    #[test]
    fn valid_orders_arrive_as_they_were(order in order::valid(), style: u64, choice: u16) {
        let mut options = options(choice);
        options.strict = false;
        let json = order.json(style);
        match hold(json.as_bytes(), &options) {
            Some(snippet) => {
                let payload: Value = serde_json::from_str(&snippet.json()).expect("the payload");
                let spot = options.spot.as_deref().filter(|spot| !matches!(spot.trim(), "" | "null"));
                prop_assert_eq!(payload, expected::payload(&order, spot));
            }
            None => {
                let problems = check(&Json::new(&json), &options);
                let is_option = |path: &str| path.starts_with("options.");
                prop_assert!(problems.iter().any(|problem| is_option(&problem.path)), "{:?}", problems);
            }
        }
    }
}
