//! Names the shared library by its ABI, so that a program never loads one that it was not built for.

use std::env::var;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if var("CARGO_FEATURE_CAPI").is_ok() {
        return;
    }
    let name = match var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("linux" | "freebsd" | "netbsd" | "openbsd") => "-soname,libflocktory_postcheckout.so.1",
        Ok("macos") => "-install_name,@rpath/libflocktory_postcheckout.1.dylib",
        _ => return,
    };
    println!("cargo::rustc-cdylib-link-arg=-Wl,{name}");
}
