//! ARCHITECTURE.md: every file that it names exists and contains the name.

use std::fs;
use std::path::Path;

#[test]
fn each_name_is_in_its_file() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let page = fs::read_to_string(root.join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let mut rows = 0;
    for line in page.lines() {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [_, file, name] = cells.as_slice() else { continue };
        let (Some(file), Some(name)) = (code(file), code(name)) else { continue };
        let text = fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(text.contains(name), "{file} does not contain {name:?}");
        rows += 1;
    }
    assert!(rows >= 15, "{rows} rows");
}

#[test]
fn the_core_has_these_folders() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let page = fs::read_to_string(root.join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let (_, table) = page.split_once("## The core's folders").expect("the table");
    let (table, _) = table.split_once("\n## ").expect("its end");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
    let mut named: Vec<_> = rows.filter_map(|row| row.split('`').next()).collect();
    let entries = fs::read_dir(root.join("core/src")).expect("core/src").map(|entry| entry.expect("an entry"));
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut found: Vec<_> = folders.map(|entry| entry.file_name().into_string().expect("UTF-8")).collect();
    named.sort_unstable();
    found.sort_unstable();
    assert_eq!(named, found);
}

/// The content of a table cell that consists of code.
fn code(cell: &str) -> Option<&str> {
    cell.strip_prefix('`')?.strip_suffix('`')
}
