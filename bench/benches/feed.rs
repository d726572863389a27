//! The index of a feed with half a million offers: opening it, looking ids up, and what it adds to an order.

use bench::ShopOrder;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use flocktory_postcheckout::feed::{Feed, IndexBuilder, Offer};
use flocktory_postcheckout::{Json, Options, check};
use std::hint::black_box;

const OFFERS: usize = 500_000;

fn id(number: usize) -> String {
    format!("sku-{:07}", number * 7919 % OFFERS)
}

/// A feed whose offers have every field that an index uses.
fn build() -> IndexBuilder {
    let mut builder = IndexBuilder::new();
    for number in 0..OFFERS {
        builder.offer(&Offer {
            id: &id(number),
            group_id: Some(&(number / 4).to_string()),
            vendor_code: Some(&format!("VC{number}")),
            name: Some(&format!("Кроссовки мужские Nike Air Max {number}")),
            ..Offer::default()
        });
    }
    builder
}

fn feed(criterion: &mut Criterion) {
    let folder = std::env::temp_dir().join(format!("flocktory-feed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("feed.idx");
    let summary = build().write(&path, false).expect("an index");
    println!("{} bytes an offer", summary.bytes / summary.offers);

    let mut group = criterion.benchmark_group("feed");
    group.bench_function(BenchmarkId::from_parameter("open"), |bencher| {
        bencher.iter(|| Feed::open(black_box(&path)).expect("an index"));
    });

    let feed = Feed::open(&path).expect("an index");
    // In random order, so that no cache helps.
    let ids: Vec<_> = (0..100_000).map(|number| id(number * 104_729 % OFFERS)).collect();
    let mut next = ids.iter().cycle();
    group.bench_function(BenchmarkId::from_parameter("an id that is there"), |bencher| {
        bencher.iter(|| assert!(feed.contains(black_box(next.next().expect("an id"))).expect("an answer")));
    });
    let ids: Vec<_> = ids.iter().map(|id| format!("{id}-")).collect();
    let mut next = ids.iter().cycle();
    group.bench_function(BenchmarkId::from_parameter("an id that is not"), |bencher| {
        bencher.iter(|| assert!(!feed.contains(black_box(next.next().expect("an id"))).expect("an answer")));
    });

    let mut order = ShopOrder::new(7, 5);
    for (number, item) in order.order.items.iter_mut().enumerate() {
        item.id = id(number * 104_729);
    }
    let text = serde_json::to_string(&order).expect("an order");
    let mut options = Options::default();
    group.bench_function(BenchmarkId::from_parameter("check 5 items"), |bencher| {
        bencher.iter(|| check(&Json::new(&text), black_box(&options)));
    });
    options.feed = Some(feed);
    assert!(check(&Json::new(&text), &options).is_empty());
    group.bench_function(BenchmarkId::from_parameter("check 5 items, with the feed"), |bencher| {
        bencher.iter(|| check(&Json::new(&text), black_box(&options)));
    });
    options.feed = Some(Feed::load(&path).expect("an index"));
    group.bench_function(BenchmarkId::from_parameter("check 5 items, with the feed in memory"), |bencher| {
        bencher.iter(|| check(&Json::new(&text), black_box(&options)));
    });
    options.feed = Some(Feed::open(&path).expect("an index"));
    let text = text.replace("sku-", "SKU-");
    group.bench_function(BenchmarkId::from_parameter("check 5 items, all reported"), |bencher| {
        bencher.iter(|| check(&Json::new(&text), black_box(&options)));
    });
    group.finish();
    std::fs::remove_dir_all(folder).expect("the folder");
}

criterion_group!(benches, feed);
criterion_main!(benches);
