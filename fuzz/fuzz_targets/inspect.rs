//! Any bytes as a file to inspect. The first byte chooses its kind.
#![no_main]

#[path = "../../inspect/tests/promises/mod.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((&choice, file)) = data.split_first() else { return };
    promises::hold(file, promises::KINDS[usize::from(choice) % promises::KINDS.len()]);
});
