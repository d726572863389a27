//! Any bytes: the first two choose the options, the others are a packed order.
#![no_main]

#[path = "../../core/tests/properties/promises/mod.rs"]
#[expect(dead_code, reason = "what only JSON text promises")]
mod promises;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((choice, document)) = data.split_first_chunk() else { return };
    promises::packed::hold(document, &promises::options(u16::from_le_bytes(*choice)));
});
