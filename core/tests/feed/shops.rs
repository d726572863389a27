//! Whole feeds of shops, of each kind of id, with every offer ordered under a wrong id whose reason is known: what is
//! reported is that reason and that id, or only "not in the feed".

use crate::{codes, feed, options, reported};
use flocktory_postcheckout::feed::Offer;
use flocktory_postcheckout::{Code, Options};

const OFFERS: u32 = 600;

struct Product {
    id: String,
    group: Option<String>,
    vendor_code: String,
    name: String,
}

/// Products with numbers that have gaps, as those of a shop that is some years old.
fn products(id: impl Fn(u32) -> String, group: impl Fn(u32) -> Option<String>) -> Vec<Product> {
    let numbers = (0..OFFERS).map(|number| 1000 + number * 7 % 5 + number * 5);
    let product = |number| Product {
        id: id(number),
        group: group(number),
        vendor_code: format!("VC{:05x}", number.wrapping_mul(2_654_435_761) >> 12),
        name: format!("Товар {}", number / 3),
    };
    numbers.map(product).collect()
}

/// Orders each product under a wrong id.
fn order(products: &[Product], wrong: impl Fn(&str) -> String, code: Code, least: usize) {
    let listed = |product: &Product| products.iter().any(|other| other.id == product.id);
    assert!(products.iter().all(listed));
    let (feed, _folder) = feed(products.iter().map(offer));
    let options = options(&feed);
    let mut told_rightly = 0;
    for product in products {
        let wrong = wrong(&product.id);
        if feed.contains(&wrong).expect("an answer") {
            continue;
        }
        let problems = reported([(&*wrong, None)], &options);
        if codes(&problems) == [Code::FEED_ID_UNKNOWN.as_str()] {
            continue;
        }
        let hint = problems[0].hint.as_deref().unwrap_or_default();
        assert_eq!(codes(&problems), [code.as_str()], "{wrong} for {}: {hint}", product.id);
        assert!(hint.contains(&format!("{:?}", product.id)), "{wrong} for {}: {hint}", product.id);
        told_rightly += 1;
    }
    assert!(told_rightly >= least, "{code}: {told_rightly}");
}

fn offer(product: &Product) -> Offer<'_> {
    Offer {
        id: &product.id,
        group_id: product.group.as_deref(),
        vendor_code: Some(&product.vendor_code),
        name: Some(&product.name),
        ..Offer::default()
    }
}

/// No product that the feed does not have is given a reason.
fn missing(products: &[Product]) {
    // Every third is not exported.
    let exported = products.iter().enumerate().filter(|(index, _)| index % 3 != 0);
    let (feed, _folder) = feed(exported.map(|(_, product)| offer(product)));
    let options: Options<'_> = options(&feed);
    for product in products.iter().step_by(3) {
        let problems = reported([(&*product.id, None)], &options);
        assert_eq!(codes(&problems), [Code::FEED_ID_UNKNOWN.as_str()], "{}: {problems:?}", product.id);
    }
}

const ALL: usize = OFFERS as usize;

#[test]
fn whole_numbers() {
    let products = products(|number| number.to_string(), |_| None);
    missing(&products);
    order(&products, |id| format!("0{id}"), Code::FEED_ID_ZEROS, ALL);
    order(&products, |id| format!(" {id}"), Code::FEED_ID_SPACE, ALL);
    order(&products, |id| format!("SKU-{id}"), Code::FEED_ID_PREFIX, ALL);
    order(&products, |id| format!("{id}-red"), Code::FEED_ID_SUFFIX, ALL);
    order(&products, |id| format!("{id}_1"), Code::FEED_ID_SUFFIX, ALL);
}

#[test]
fn numbers_behind_a_prefix() {
    let products = products(|number| format!("SKU-{number:06}"), |_| None);
    missing(&products);
    order(&products, str::to_lowercase, Code::FEED_ID_CASE, ALL);
    order(&products, |id| id.replace('-', " -"), Code::FEED_ID_SPACE, ALL);
    order(&products, |id| id.replace('K', "К"), Code::FEED_ID_ALPHABET, ALL);
    order(&products, |id| id.replace("SKU-", ""), Code::FEED_ID_PREFIX, ALL);
    order(&products, |id| format!("{id}/XL"), Code::FEED_ID_SUFFIX, ALL);
}

#[test]
fn several_prefixes_and_bare_numbers() {
    let prefixes = ["A-", "BX-", "", "кеды_"];
    let products = products(|number| format!("{}{number}", prefixes[number as usize % 4]), |_| None);
    missing(&products);
    // A plain number may be a missing one.
    order(&products, number_of, Code::FEED_ID_PREFIX, 0);
    order(&products, str::to_lowercase, Code::FEED_ID_CASE, ALL / 3);
}

fn number_of(id: &str) -> String {
    id.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned()
}

#[test]
fn several_prefixes() {
    let prefixes = ["A-", "BX-", "кеды_", "d"];
    let products = products(|number| format!("{}{number}", prefixes[number as usize % 4]), |_| None);
    missing(&products);
    order(&products, number_of, Code::FEED_ID_PREFIX, ALL);
    order(&products, |id| format!("X-{}", number_of(id)), Code::FEED_ID_PREFIX, 0);
}

#[test]
fn variations_with_a_suffix() {
    let sizes = ["S", "M", "L", "XL"];
    let group = |number: u32| Some((number / 20).to_string());
    let mut products = products(|number| format!("{}-{}", number / 20, sizes[number as usize % 4]), group);

    products.sort_by(|a, b| a.id.cmp(&b.id));
    products.dedup_by(|a, b| a.id == b.id);
    missing_variations(&products);
    order(&products, str::to_lowercase, Code::FEED_ID_CASE, products.len());
    for product in &mut products {
        product.group = None;
    }
    // A parent with more variations than a hint names is left out of the count.
    let (feed, _folder) = feed(products.iter().map(offer));
    let problems = reported([(products[0].id.split('-').next().unwrap_or_default(), None)], &options(&feed));
    assert_eq!(codes(&problems), [Code::FEED_ID_SUFFIX.as_str()]);
}

fn missing_variations(products: &[Product]) {
    let (feed, _folder) = feed(products.iter().skip(1).map(offer));
    let problems = reported([(&*products[0].id, None)], &options(&feed));
    assert_eq!(codes(&problems), [Code::FEED_ID_UNKNOWN.as_str()], "{problems:?}");
}

#[test]
fn variations_with_numbers_of_their_own() {
    let products = products(|number| (number * 10).to_string(), |number| Some(format!("{}", 900_000 + number / 5)));
    missing(&products);
    let (feed, _folder) = feed(products.iter().map(offer));
    for product in &products {
        let problems = reported([(product.group.as_deref().unwrap_or_default(), None)], &options(&feed));
        assert_eq!(codes(&problems), [Code::FEED_ID_GROUP.as_str()]);
        let problems = reported([(&*product.vendor_code, None)], &options(&feed));
        assert_eq!(codes(&problems), [Code::FEED_ID_VENDOR_CODE.as_str()]);
        assert!(problems[0].hint.as_deref().unwrap_or_default().contains(&product.id));
    }
}
