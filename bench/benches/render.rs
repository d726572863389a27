//! From an order to the snippet: this library, which validates, and code that people write by hand, which does not.

use bench::ShopOrder;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use flocktory_postcheckout::{Json, Options, render};
use std::fmt::Write as _;
use std::hint::black_box;

/// serde_json and the five replacements that make its text safe inside a script. Validates nothing.
fn by_hand(order: &ShopOrder) -> String {
    let json = serde_json::to_string(order).unwrap_or_default();
    let json = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    let json = json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("<script>window.flocktory=window.flocktory||[];window.flocktory.push(['postcheckout',{json}]);</script>")
}

/// serde_json and replacements, then ASCII like ours, which is safe in a page of any charset and keeps its hash there.
fn by_hand_in_ascii(order: &ShopOrder) -> String {
    let html = by_hand(order);
    let mut ascii = String::with_capacity(html.len() * 2);
    for c in html.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // A string takes every write.
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    ascii
}

/// The floor: each text escaped byte by byte to ASCII and each constant copied, into a buffer of the right size.
/// Nothing is read, nothing is checked, numbers are copied as text.
fn floor(order: &ShopOrder, out: &mut Vec<u8>) {
    out.clear();
    out.extend_from_slice(b"<script>try{window.flocktory.push(['postcheckout', {\"user\":{\"name\":\"");
    escape(&order.user.name, out);
    out.extend_from_slice(b"\",\"email\":\"");
    escape(&order.user.email, out);
    out.extend_from_slice(b"\"},\"order\":{\"id\":\"");
    escape(&order.order.id, out);
    out.extend_from_slice(b"\",\"price\":");
    out.extend_from_slice(order.order.price.as_bytes());
    out.extend_from_slice(b",\"custom_field\":\"");
    escape(&order.order.custom_field, out);
    out.extend_from_slice(b"\",\"items\":[");
    for item in &order.order.items {
        out.extend_from_slice(b"{\"id\":\"");
        escape(&item.id, out);
        out.extend_from_slice(b"\",\"title\":\"");
        escape(&item.title, out);
        out.extend_from_slice(b"\",\"price\":");
        out.extend_from_slice(item.price.as_bytes());
        out.extend_from_slice(b",\"image\":\"");
        escape(&item.image, out);
        out.extend_from_slice(b"\",\"count\":1},");
    }
    out.extend_from_slice(b"]},\"spot\":\"desktop\"}]);}catch(e){}</script>");
}

fn escape(text: &str, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    for c in text.chars() {
        match c {
            ' '..='~' if !matches!(c, '"' | '\'' | '`' | '<' | '>' | '&' | '\\') => out.push(c as u8),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let digit = |shift: u16| HEX[usize::from(*unit >> shift & 15)];
                    out.extend_from_slice(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
                }
            }
        }
    }
}

fn benches(c: &mut Criterion) {
    let options = Options::default();
    for items in [5, 500] {
        let order = ShopOrder::new(1, items);
        let typed = order.typed();
        let json = serde_json::to_string(&order).unwrap_or_default();
        let html = render(&typed, &options).map(|snippet| snippet.html().to_owned()).unwrap_or_default();
        assert!(!html.is_empty(), "the benchmark's order is valid");
        let mut buffer = Vec::with_capacity(html.len());

        let mut group = c.benchmark_group(format!("{items} items"));
        group.throughput(Throughput::Bytes(html.len() as u64));
        let mut bench = |name: &str, run: &mut dyn FnMut()| {
            group.bench_function(BenchmarkId::from_parameter(name), |b| b.iter(&mut *run));
        };
        bench("memcpy of the output", &mut || {
            buffer.clear();
            buffer.extend_from_slice(black_box(html.as_bytes()));
            black_box(&buffer);
        });
        let mut buffer = Vec::with_capacity(html.len() + 1024);
        bench("floor: copy and escape", &mut || {
            floor(black_box(&order), &mut buffer);
            black_box(&buffer);
        });
        bench("typed order to html", &mut || {
            black_box(render(black_box(&typed), &options).is_ok());
        });
        bench("JSON text to html", &mut || {
            black_box(render(&Json::new(black_box(&json)), &options).is_ok());
        });
        bench("serde_json and replacements", &mut || {
            black_box(by_hand(black_box(&order)));
        });
        bench("serde_json, replacements, ASCII", &mut || {
            black_box(by_hand_in_ascii(black_box(&order)));
        });
        group.finish();
    }
}

criterion_group!(all, benches);
criterion_main!(all);
