//! Names the shared library by its ABI, so that a program never loads one that it was not built for.

use std::env::var;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let has_soname = matches!(var("CARGO_CFG_TARGET_OS").as_deref(), Ok("linux" | "freebsd" | "netbsd" | "openbsd"));
    if has_soname && var("CARGO_FEATURE_CAPI").is_err() {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libflocktory_postcheckout.so.1");
    }
}
