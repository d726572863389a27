//! Any bytes as a feed.
#![no_main]

#[path = "../../core/tests/feed_lint/promises.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|data: &[u8]| promises::hold(data));
