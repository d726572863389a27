//! Any bytes: the first two choose the options, the others are the text of an order.
#![no_main]

#[path = "../../core/tests/properties/promises/mod.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((choice, text)) = data.split_first_chunk() else { return };
    promises::hold(text, &promises::options(u16::from_le_bytes(*choice)));
});
