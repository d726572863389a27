//! `tests/feed/mismatches.json`: what is said of ids that are not in the feed, written down by hand.

use crate::{codes, feed, options, reported};
use flocktory_postcheckout::feed::Offer;
use flocktory_postcheckout::{Code, Lang, Severity};
use serde::Deserialize;
use std::fmt::Write as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shop {
    feed: String,
    offers: Vec<Listed>,
    items: Vec<Ordered>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    id: String,
    group_id: Option<String>,
    #[serde(rename = "vendorCode")]
    vendor_code: Option<String>,
    name: Option<String>,
}

impl Listed {
    fn offer(&self) -> Offer<'_> {
        Offer {
            id: &self.id,
            group_id: self.group_id.as_deref(),
            vendor_code: self.vendor_code.as_deref(),
            name: self.name.as_deref(),
            ..Offer::default()
        }
    }
}

/// An item, the codes reported for it, and the ids of the hint; `…` means others.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ordered {
    id: String,
    title: Option<String>,
    reported: Vec<String>,
    #[serde(default)]
    meant: Vec<String>,
}

impl Ordered {
    fn hint(&self, lang: Lang) -> Option<String> {
        let (start, others) = match lang {
            Lang::Ru => ("в фиде есть ", " и другие"),
            _ => ("the feed has ", " and others"),
        };
        let names = self.meant.iter().filter(|id| *id != "…").map(|id| format!("\"{}\"", id.escape_debug()));
        let others = if self.meant.iter().any(|id| id == "…") { others } else { "" };
        (!self.meant.is_empty()).then(|| format!("{start}{}{others}", names.collect::<Vec<_>>().join(", ")))
    }
}

fn shops() -> Vec<Shop> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/feed/mismatches.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect(path)).expect(path)
}

#[test]
fn every_mismatch_is_told_with_its_reason_and_none_is_wrong() {
    let (mut wrong, mut mismatches) = (String::new(), 0);
    for shop in shops() {
        let (feed, _folder) = feed(shop.offers.iter().map(Listed::offer));
        for lang in [Lang::En, Lang::Ru] {
            let mut options = options(&feed);
            options.lang = lang;
            for item in &shop.items {
                let problems = reported([(&*item.id, item.title.as_deref())], &options);
                let hints: Vec<_> = problems.iter().map(|problem| problem.hint.clone()).collect();
                if codes(&problems) != item.reported || hints.iter().any(|hint| *hint != item.hint(lang)) {
                    let (given, wanted) = ((&item.id, &item.title), (&item.reported, item.hint(lang)));
                    let _ = write!(wrong, "\n{}: {given:?}\n  wanted {wanted:?}\n  got    {problems:?}", shop.feed);
                }
                assert!(problems.iter().all(|problem| problem.severity == Severity::Warning));
                mismatches += usize::from(!item.reported.is_empty());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(mismatches >= 2 * 100, "{mismatches}");
}

#[test]
fn every_reason_is_in_the_list() {
    let shops = shops();
    let listed: Vec<_> = shops.iter().flat_map(|shop| &shop.items).flat_map(|item| &item.reported).collect();
    for code in Code::all().map(Code::as_str).filter(|code| code.starts_with("feed_id_")) {
        assert!(listed.iter().filter(|reported| **reported == code).count() >= 4, "{code}");
    }
}

#[test]
fn the_message_names_the_item_and_what_was_given() {
    let offer =
        Offer { id: "AB-1", group_id: Some("10"), vendor_code: Some("V7"), name: Some("Shoes"), ..Offer::default() };
    let (feed, _folder) = feed([offer, Offer { id: "007", ..offer }]);
    let mut options = options(&feed);
    let en = [
        ("ab-1", None, "order.items[0].id differs from the feed's id in letter case: \"ab-1\"; sent as it is"),
        ("AB -1", None, "order.items[0].id differs from the feed's id in white space: \"AB -1\"; sent as it is"),
        ("7", None, "order.items[0].id differs from the feed's id in leading zeros: \"7\"; sent as it is"),
        (
            "АB-1",
            None,
            "order.items[0].id differs from the feed's id in characters that look alike, such as letters of Latin and Cyrillic: \"АB-1\"; sent as it is",
        ),
        ("10", None, "order.items[0].id is a group_id of the feed, not the id of an offer: \"10\"; sent as it is"),
        ("V7", None, "order.items[0].id is a vendorCode of the feed, not the id of an offer: \"V7\"; sent as it is"),
        ("RU-AB-1", None, "order.items[0].id differs from the feed's id by a prefix: \"RU-AB-1\"; sent as it is"),
        ("007-red", None, "order.items[0].id differs from the feed's id by a suffix: \"007-red\"; sent as it is"),
        ("9", None, "order.items[0].id is not in the feed: \"9\"; sent as it is"),
    ];
    for (id, title, message) in en {
        assert_eq!(reported([(id, title)], &options)[0].message, message);
    }
    options.lang = Lang::Ru;
    let ru = [
        ("ab-1", "order.items[0].id отличается от идентификатора в фиде регистром букв: \"ab-1\"; передаётся как есть"),
        ("10", "order.items[0].id — group_id из фида, а не id предложения: \"10\"; передаётся как есть"),
        ("9", "order.items[0].id: такого идентификатора нет в фиде: \"9\"; передаётся как есть"),
    ];
    for (id, message) in ru {
        assert_eq!(reported([(id, None)], &options)[0].message, message);
    }
}

#[test]
fn each_item_is_compared_and_one_without_an_id_is_not() {
    let (feed, _folder) = feed(crate::offers(["1", "2", "3"]));
    let mut options = options(&feed);
    let problems = reported([("1", None), ("9", None), ("", None), ("03", None)], &options);
    let paths: Vec<_> = problems.iter().map(|problem| (problem.code, &*problem.path)).collect();
    assert_eq!(paths, [(Code::FEED_ID_UNKNOWN, "order.items[1].id"), (Code::FEED_ID_ZEROS, "order.items[3].id")]);
    options.strict = true;
    assert!(reported([("9", None)], &options).iter().all(|problem| problem.severity == Severity::Error));
}

#[test]
fn a_feed_without_offers_is_told_once() {
    let (feed, _folder) = feed([Offer::default()]);
    assert_eq!(codes(&reported([("1", None), ("2", None)], &options(&feed))), ["feed_empty"]);
}

/// Each reason takes some reads: an order with thousands of wrong ids would wait for them.
#[test]
fn reasons_are_looked_for_in_the_first_hundred_ids() {
    let (feed, _folder) = feed(crate::offers(["SKU-123", "SKU-124-red", "125"]));
    let mut options = options(&feed);
    let items = || std::iter::repeat_n(("sku-123", None), 150).chain([("125", None)]);
    let problems = reported(items(), &options);
    let codes = codes(&problems);
    assert_eq!(codes[..100], ["feed_id_case"; 100]);
    assert_eq!(codes[100..102], ["feed_unexplained", "feed_id_unknown"]);
    assert_eq!(codes[102..], ["feed_id_unknown"; 49]);
    assert_eq!((&*problems[100].path, problems[100].severity), ("options.feed", Severity::Warning));
    assert_eq!(
        problems[100].message,
        "options.feed: reasons were looked for in the first 100 ids that are not in the feed; \
         the remaining ones are reported without a reason"
    );
    assert_eq!((&*problems[101].path, &problems[101].hint), ("order.items[100].id", &None));
    // Those that are in the feed do not count.
    let right = std::iter::repeat_n(("125", None), 500).chain(items().take(100));
    assert_eq!(crate::codes(&reported(right, &options)), ["feed_id_case"; 100]);
    options.lang = Lang::Ru;
    assert!(reported(items(), &options)[100].message.starts_with("options.feed: причины искались для первых 100 "));
}

#[test]
fn an_id_of_any_length_is_compared() {
    let (feed, _folder) = feed(crate::offers(["SKU-123", "SKU-124-red", "125"]));
    let options = options(&feed);
    for id in ["-1".repeat(32_000), " 0".repeat(32_000), "SKU-".repeat(16_000) + "123", "ж".repeat(32_000)] {
        let problems = reported(std::iter::repeat_n((&*id, None), 3), &options);
        assert!(codes(&problems).iter().all(|code| ["feed_id_unknown", "feed_unexplained"].contains(code)));
    }
}
