//! The manifests and pages that name the repository name the one of `Cargo.toml`.

use std::path::Path;

const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// The files that name it, each with the number of its addresses.
const FILES: [(&str, usize); 7] = [
    ("bindings-python/pyproject.toml", 4),
    ("composer.json", 4),
    ("bindings-php/glue/composer.json", 4),
    ("SECURITY.md", 1),
    ("bindings-java/pom.xml", 3),
    ("bindings-java/library/pom.xml", 1),
    ("bindings-perl/Makefile.PL", 1),
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

/// Maven has no way to read the version of `Cargo.toml`.
#[test]
fn the_java_package_has_the_version_of_the_workspace() {
    let version = env!("CARGO_PKG_VERSION");
    let folder = "bindings-java/library";
    for (name, wanted) in [
        ("bindings-java/pom.xml".to_owned(), format!("<version>{version}</version>\n  <packaging>pom</packaging>")),
        (format!("{folder}/pom.xml"), format!("<version>{version}</version>\n  </parent>")),
        (format!("{folder}/src/main/java/flocktory/postcheckout/Library.java"), format!("VERSION = \"{version}\"")),
        ("bindings-java/README.md".to_owned(), format!("<version>{version}</version>")),
        // Maven compares the modules of the glue with their parent.
        ("bindings-java/glue/pom.xml".to_owned(), format!("<version>{version}</version>\n  </parent>")),
        ("bindings-java/glue/README.md".to_owned(), format!("<version>{version}</version>")),
        ("examples/java/pom.xml".to_owned(), format!("<version>{version}</version>")),
    ] {
        assert!(read(&name).contains(&wanted), "{name} does not contain {wanted}");
    }
}

#[test]
fn every_module_of_perl_has_the_version() {
    let own = concat!("our $VERSION = '", env!("CARGO_PKG_VERSION"), "';");
    let listed = read("bindings-perl/MANIFEST");
    let modules: Vec<_> = listed.lines().filter(|file| file.starts_with("lib/")).collect();
    assert!(modules.len() >= 6, "{modules:?}");
    for module in modules {
        let text = read(&format!("bindings-perl/{module}"));
        // CPAN compares the versions of modules.
        assert!(text.contains(own), "{module} has not `{own}`");
    }
}
