//! Prints a feed: `make-feed EXPORTER OFFERS [SEED]`, where EXPORTER is one of bitrix, opencart, phpshop, woocommerce.

use bench::feed::{Exporter, Feed};
use std::io::{self, BufWriter};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let Some((_, exporter)) = Exporter::ALL.into_iter().find(|(known, _)| *known == name) else {
        return Err(io::Error::other("usage: make-feed bitrix|opencart|phpshop|woocommerce OFFERS [SEED]"));
    };
    let mut number = |default| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(default);
    let feed = Feed { exporter, offers: number(1000), seed: number(1), utf8: false };
    feed.write(BufWriter::with_capacity(1 << 20, io::stdout().lock()))
}
