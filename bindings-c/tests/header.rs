//! `BLESS=1 cargo test -p flocktory-postcheckout-c --test header` writes `include/flocktory_postcheckout.h` anew.

use cbindgen::{Builder, Config};
use std::path::Path;

#[test]
fn the_header_is_of_this_source() {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let header = crate_folder.join("../include/flocktory_postcheckout.h");
    let config = Config::from_file(crate_folder.join("cbindgen.toml")).expect("cbindgen.toml");
    let mut builder = Builder::new().with_config(config);
    for source in ["status.rs", "field.rs", "problem.rs", "result.rs", "handle.rs", "writer.rs", "api.rs", "write.rs"] {
        builder = builder.with_src(crate_folder.join("src").join(source));
    }
    let mut made = Vec::new();
    builder.generate().expect("a header").write(&mut made);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&header, &made).expect("the header");
    }
    let (kept, made) = (std::fs::read_to_string(&header).expect("the header"), String::from_utf8(made).expect("UTF-8"));
    assert!(kept == made, "include/flocktory_postcheckout.h is stale: see the first line of this test");
}
