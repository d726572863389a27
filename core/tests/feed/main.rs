//! The index of a feed: its file, its handle, and the check of orders.
#![cfg(feature = "feed-reader")]

mod any_bytes;
mod file;
#[cfg(unix)]
mod fork;
mod make;
mod mismatches;
mod promises;
mod race;
mod replace;
mod shops;

use flocktory_postcheckout::feed::{Feed, IndexBuilder, Offer};
use flocktory_postcheckout::{Item, Options, Order, Postcheckout, Problem, User, check};
use std::path::Path;
use tempfile::TempDir;

fn builder<'a>(offers: impl IntoIterator<Item = Offer<'a>>) -> IndexBuilder {
    let mut builder = IndexBuilder::new();
    offers.into_iter().for_each(|offer| builder.offer(&offer));
    builder
}

fn offers<const N: usize>(ids: [&str; N]) -> [Offer<'_>; N] {
    ids.map(|id| Offer { id, ..Offer::default() })
}

/// The bytes of an index.
fn bytes<'a>(offers: impl IntoIterator<Item = Offer<'a>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    builder(offers).write_to(&mut bytes).expect("an index");
    bytes
}

fn write<'a>(offers: impl IntoIterator<Item = Offer<'a>>, path: &Path) {
    builder(offers).write(path, false).expect("an index");
}

/// A feed of these offers, and the folder that its file is in.
fn feed<'a>(offers: impl IntoIterator<Item = Offer<'a>>) -> (Feed, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("feed.idx");
    write(offers, &path);
    (Feed::open(path).expect("an index"), folder)
}

fn options(feed: &Feed) -> Options<'static> {
    let mut options = Options::default();
    options.feed = Some(feed.clone());
    options
}

/// The problems of an order with these items.
fn reported<'a>(items: impl IntoIterator<Item = (&'a str, Option<&'a str>)>, options: &Options<'_>) -> Vec<Problem> {
    let order = items.into_iter().fold(Order::new("A-77", 100), |order, (id, title)| {
        let item = Item::new().id(id);
        order.item(match title {
            Some(title) => item.title(title),
            None => item,
        })
    });
    let order = Postcheckout::new(User::new().name("Анна Иванова").email("anna@shop.ru"), order);
    let mut problems = check(&order, options);
    problems.retain(|problem| problem.code.as_str().starts_with("feed_"));
    problems
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code.as_str()).collect()
}
