//! What a feed may have so much of: the last that fits, and the first that does not.

use crate::{attributes, found, with};
use flocktory_postcheckout::Code;
use flocktory_postcheckout::feed::{FeedProblem, Lint, lint};
use flocktory_postcheckout::limits::{
    MAX_FEED_ATTRIBUTES, MAX_FEED_CATEGORIES, MAX_FEED_CATEGORY_ID, MAX_FEED_CURRENCIES,
};

/// What is over a limit in a feed, the first two.
fn over(feed: &str) -> Vec<String> {
    let (mut over, mut options) = (Vec::new(), Lint::default());
    options.examples = 2;
    let keep = |FeedProblem { problem, .. }: FeedProblem| {
        if problem.code == Code::FEED_LIMIT {
            over.push(problem.path);
        }
    };
    lint(feed.as_bytes(), options, keep).expect("memory");
    over
}

#[test]
fn attributes_of_one_element() {
    for tag in
        ["<shop", "<offer id=\"A-1\"", "<name", "<currency id=\"RUB\" rate=\"1\"", "<category id=\"2\" parentId=\"1\""]
    {
        let has = tag.matches('=').count();
        let with_attributes = |count: usize| with(tag, &format!("{tag} {}", attributes(count - has)));
        assert_eq!(over(&with_attributes(MAX_FEED_ATTRIBUTES)), [""; 0], "{tag}");
        assert_eq!(over(&with_attributes(MAX_FEED_ATTRIBUTES + 1)).len(), 1, "{tag}");
    }
    // A duplicate is not counted twice, and is reported as a duplicate.
    let twice = with("<shop", &format!("<shop {}a10='' a10=''", attributes(MAX_FEED_ATTRIBUTES)));
    assert_eq!(over(&twice), [""; 0]);
    assert_eq!(found(&twice).len(), 2);
}

#[test]
fn bytes_of_an_id_of_a_category_or_a_currency() {
    let longest = "ж".repeat(MAX_FEED_CATEGORY_ID / 2);
    for (before, path) in [
        ("<category id=\"1", "category.id"),
        ("parentId=\"1", "category.parentId"),
        ("<currency id=\"RUB", "currency.id"),
        ("<categoryId>2", "offer.categoryId"),
        ("<currencyId>RUR", "offer.currencyId"),
    ] {
        let start = before.trim_end_matches(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        assert_eq!(over(&with(before, &format!("{start}{longest}"))), [""; 0], "{path}");
        let over = over(&with(before, &format!("{start}{longest}x")));
        assert!(over == [path], "{over:?}");
    }
}

#[test]
#[allow(clippy::format_collect, reason = "a feed in a test")]
fn categories_and_currencies() {
    let categories = |count| (3..=count).map(|id| format!("<category id='{id}'>x</category>")).collect::<String>();
    let currencies = |count| (2..=count).map(|id| format!("<currency id='{id}'/>")).collect::<String>();
    let offers = |count: usize, name: &str| {
        (0..count).map(|id| format!("<offer id='o{id}'><{name}>x{id}</{name}></offer>")).collect::<String>()
    };
    let with_all = |categories: &str, currencies: &str, offers: &str| {
        with("</categories>", &format!("{categories}</categories>"))
            .replace("</currencies>", &format!("{currencies}</currencies>"))
            .replace("</offers>", &format!("{offers}</offers>"))
    };
    // The good feed's own offer has a currency that is not declared: the other name of one that is.
    for (feed, path) in [
        (with_all(&categories(MAX_FEED_CATEGORIES + 1), "", ""), "category.id"),
        (with_all("", &currencies(MAX_FEED_CURRENCIES + 1), ""), "currency.id"),
        (with_all("", "", &offers(MAX_FEED_CATEGORIES + 1, "categoryId")), "offer.categoryId"),
        (with_all("", "", &offers(MAX_FEED_CURRENCIES, "currencyId")), "offer.currencyId"),
    ] {
        let over = over(&feed);
        assert!(over == [path], "{path}: {over:?}");
    }
}
