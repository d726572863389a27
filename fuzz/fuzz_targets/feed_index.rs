//! Any bytes as the index of a feed. The first byte is the length of the id to look up, which follows it; the rest is the index.
#![no_main]

#[path = "../../core/tests/feed/promises.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((&length, rest)) = data.split_first() else { return };
    let Some((id, bytes)) = rest.split_at_checked(usize::from(length)) else { return };
    promises::hold(bytes, &String::from_utf8_lossy(id));
});
