//! Prints orders as NDJSON: `orders COUNT`, by default a million, which are 1.2 GB.

use bench::ShopOrder;
use std::io::{self, BufWriter, Write as _};

fn main() -> io::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    for number in 0..count {
        // Baskets of 3 to 7 items: 1.2 KB on the average.
        serde_json::to_writer(&mut out, &ShopOrder::new(number, 3 + number % 5))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}
