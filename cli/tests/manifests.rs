//! The manifests and pages that name the repository name the one of `Cargo.toml`.

use std::path::Path;

const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// The files that name it, each with the number of its addresses.
const FILES: [(&str, usize); 4] = [
    ("bindings-python/pyproject.toml", 4),
    ("composer.json", 4),
    ("bindings-php/glue/composer.json", 4),
    ("SECURITY.md", 1),
];

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)).expect(name)
}

#[test]
fn every_address_of_the_repository_is_the_same() {
    let own = REPOSITORY.strip_prefix("https://github.com/").expect("a repository on GitHub");
    for (name, count) in FILES {
        let text = read(name);
        assert_eq!(text.matches(own).count(), count, "{name} does not name {own} {count} times");
    }
}

#[test]
fn every_page_of_the_repository_that_a_manifest_names_exists() {
    for (name, _) in FILES {
        let text = read(name);
        for address in text.split(&format!("{REPOSITORY}/blob/main/")).skip(1) {
            let page = address.split('"').next().expect("an address");
            assert!(!read(page).is_empty(), "{name}: {page}");
        }
    }
}
