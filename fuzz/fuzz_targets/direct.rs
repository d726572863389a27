//! Any text: the first two bytes choose the options, the others are an order that the direct reader and the usual one read.
#![no_main]

#[path = "../../core/tests/properties/promises/mod.rs"]
#[expect(dead_code, reason = "what other readings promise")]
mod promises;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((choice, text)) = data.split_first_chunk() else { return };
    let Ok(text) = str::from_utf8(text) else { return };
    promises::direct::gives_the_same(text, &promises::options(u16::from_le_bytes(*choice)));
});
