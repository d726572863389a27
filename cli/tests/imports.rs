//! Imports point downwards: each crate's rooms, its top-level modules, form one list from the bottom to the top, and no
//! file imports from a room above its own. Inside a room that is a folder, no siblings import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each crate's folder, and its rooms from the bottom to the top. Above them all is the crate's root, `lib.rs` or `main.rs`.
const CRATES: [(&str, &[&str]); 8] = [
    (
        "core",
        &[
            "base", "index", "input", "rules", "report", "feed", "options", "render", "read", "direct", "page", "gtm",
            "internal", "codes",
        ],
    ),
    (
        "inspect",
        &[
            "stack",
            "source",
            "sample",
            "kind",
            "excerpt",
            "finding",
            "template",
            "script",
            "php",
            "payload",
            "page",
            "suggest",
            "container",
            "har",
            "inspection",
        ],
    ),
    (
        "bindings-c",
        &[
            "status",
            "field",
            "html",
            "outcome",
            "problem",
            "result",
            "edge",
            "arguments",
            "handle",
            "writer",
            "write",
            "api",
        ],
    ),
    ("bindings-java", &["outcome", "jvm", "edge", "handle", "arguments", "api"]),
    (
        "cli",
        &[
            "output", "input", "ids", "summary", "explain", "progress", "feed", "options", "gtm", "inspect", "single",
            "batch", "args",
        ],
    ),
    (
        "bindings-php",
        &[
            "zend",
            "utf8",
            "table",
            "names",
            "value",
            "throw",
            "edge",
            "class",
            "object_data",
            "problem",
            "exception",
            "html",
            "snippet",
            "file",
            "session",
            "object",
            "row",
            "handle",
            "source",
            "arguments",
            "feed",
            "api",
        ],
    ),
    (
        "bindings-python",
        &[
            "interpreter",
            "dict",
            "row",
            "edge",
            "problem",
            "python",
            "session",
            "convert",
            "handle",
            "source",
            "arguments",
            "feed",
            "api",
        ],
    ),
    (
        "bindings-ruby",
        &[
            "ractor",
            "lock",
            "string",
            "hash",
            "names",
            "ruby",
            "edge",
            "session",
            "text",
            "convert",
            "handle",
            "row",
            "source",
            "arguments",
            "feed",
            "api",
        ],
    ),
];

/// Folders whose files call each other as the values that they read are nested: an object has values, lists and objects.
const RECURSIVE: [(&str, &str); 1] = [("inspect", "container/postcheckout")];

/// A module's path inside its crate: `["feed", "index"]`. The crate's root is `[]`.
type Module = Vec<String>;

/// One file's imports from its own crate: what follows `crate`, up to the first name that is not a module.
struct File {
    path: PathBuf,
    module: Module,
    imports: BTreeSet<Module>,
}

#[test]
fn no_file_imports_from_a_room_above_its_own() {
    let mut upward = Vec::new();
    for (name, rooms) in CRATES {
        let files = files(name);
        let found: BTreeSet<&str> = files.iter().filter_map(|file| file.module.first()).map(String::as_str).collect();
        assert_eq!(found, rooms.iter().copied().collect(), "the rooms of {name}");
        // A name that is not a room is an item of the root.
        let level = |module: &Module| {
            module.first().and_then(|room| rooms.iter().position(|other| other == room)).unwrap_or(rooms.len())
        };
        for file in &files {
            let above = file.imports.iter().filter(|import| level(import) > level(&file.module));
            upward.extend(above.map(|import| format!("{}: crate::{}", file.path.display(), import.join("::"))));
        }
    }
    assert!(upward.is_empty(), "these import upwards:\n{}", upward.join("\n"));
}

#[test]
fn no_siblings_import_each_other_in_a_circle() {
    for (name, _) in CRATES {
        let mut folders: BTreeMap<Module, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
        for file in files(name) {
            for import in &file.imports {
                let shared = file.module.iter().zip(import).take_while(|(one, other)| one == other).count();
                if let (Some(from), Some(to)) = (file.module.get(shared), import.get(shared)) {
                    let folder = folders.entry(file.module[..shared].to_vec()).or_default();
                    folder.entry(from.clone()).or_default().insert(to.clone());
                }
            }
        }
        for (folder, graph) in &folders {
            if RECURSIVE.contains(&(name, &folder.join("/"))) {
                continue;
            }
            let circle = circle(graph);
            assert!(circle.is_empty(), "{name}, in /{}: {circle:?} import each other", folder.join("/"));
        }
    }
}

/// The nodes of a graph that are in a circle, or between two.
fn circle(graph: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut left = graph.clone();
    loop {
        let targets: BTreeSet<String> = left.values().flatten().cloned().collect();
        let before = left.len();
        left.retain(|from, to| {
            to.retain(|to| graph.contains_key(to));
            targets.contains(from) && !to.is_empty()
        });
        let nodes: BTreeSet<String> = left.keys().cloned().collect();
        for to in left.values_mut() {
            to.retain(|to| nodes.contains(to));
        }
        if left.len() == before {
            return nodes;
        }
    }
}

/// The files of a crate.
fn files(name: &str) -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name).join("src");
    let mut paths = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                paths.push(path);
            }
        }
    }
    let modules: BTreeSet<Module> = paths.iter().map(|path| module(path.strip_prefix(&src).expect("a file"))).collect();
    let text = |path: &Path| fs::read_to_string(path).expect("UTF-8");
    let mut tables = BTreeMap::new();
    for path in paths.iter().filter(|path| path.ends_with("codes.rs")) {
        for code in text(path).lines().filter_map(|line| line.trim().split_once(" = \"")?.1.strip_suffix("\" {")) {
            tables.insert(code.to_uppercase(), module(path.strip_prefix(&src).expect("a file")));
        }
    }
    let file = |path: PathBuf| {
        let module = module(path.strip_prefix(&src).expect("a file"));
        let text = text(&path);
        let mut imports = imports(&text, &module, &modules);
        imports.extend(tables_of(&text, &tables).filter(|table| *table != module));
        File { path, module, imports }
    };
    paths.iter().cloned().map(file).collect()
}

/// The tables of codes that a file uses: `Code::ORDER_MISSING` is an import of the module whose table defines it.
fn tables_of<'t>(text: &str, tables: &'t BTreeMap<String, Module>) -> impl Iterator<Item = Module> + 't {
    let tokens = tokens(text);
    let uses = tokens.windows(3).filter(|window| window[..2] == ["Code", "::"]);
    let found: Vec<_> = uses.filter_map(|window| tables.get(window[2])).cloned().collect();
    found.into_iter()
}

/// The module that a file of `src` is.
fn module(path: &Path) -> Module {
    let mut module: Module = path.with_extension("").iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        module.pop();
    }
    module
}

/// The paths of a file's code that begin with `crate`, `super` or `self`, up to their last module. An item of a module is
/// an import of that module; an item of the root is kept, to be named.
fn imports(text: &str, module: &Module, modules: &BTreeSet<Module>) -> BTreeSet<Module> {
    let tokens = tokens(text);
    let mut imports = BTreeSet::new();
    // How many modules that are written inside this file are open: `super` leads out of them first.
    let (mut depth, mut inline) = (0_usize, Vec::new());
    let mut place = 0;
    while place < tokens.len() {
        match tokens[place] {
            "{" => {
                depth += 1;
                if place >= 2 && tokens[place - 2] == "mod" {
                    inline.push(depth);
                }
            }
            "}" => {
                if inline.last() == Some(&depth) {
                    inline.pop();
                }
                depth = depth.saturating_sub(1);
            }
            // `$crate` is a path from the crate that uses the macro.
            start @ ("crate" | "super" | "self")
                if tokens.get(place + 1) == Some(&"::") && (place == 0 || tokens[place - 1] != "$") =>
            {
                let mut base = if start == "crate" { Vec::new() } else { module.clone() };
                let mut outward = inline.len();
                let mut next = place;
                while tokens[next] == "super" {
                    match outward {
                        0 => drop(base.pop()),
                        _ => outward -= 1,
                    }
                    next += 2;
                }
                if next == place {
                    next += 2;
                }
                // A path inside this file is not an import.
                if start == "crate" || outward == 0 {
                    place = tree(&tokens, next, &base, &mut |path| {
                        let known = (0..=path.len()).rev().find(|&length| modules.contains(&path[..length]));
                        let known = known.unwrap_or_default();
                        let import = if known == 0 { path } else { path[..known].to_vec() };
                        if import != *module {
                            imports.insert(import);
                        }
                    });
                    continue;
                }
            }
            _ => {}
        }
        place += 1;
    }
    imports
}

/// Visits each path of a tree such as `a::{b, c::d}` that begins at a place, and returns the place after it.
fn tree(tokens: &[&str], mut place: usize, base: &[String], visit: &mut impl FnMut(Module)) -> usize {
    let mut path = base.to_vec();
    loop {
        match tokens.get(place) {
            Some(&"{") => {
                place += 1;
                while tokens.get(place).is_some_and(|&token| token != "}") {
                    place = tree(tokens, place, &path, visit).max(place + 1);
                    while tokens.get(place).is_some_and(|token| ![",", "}"].contains(token)) {
                        place += 1;
                    }
                    place += usize::from(tokens.get(place) == Some(&","));
                }
                return place + 1;
            }
            Some(&name) if name == "*" || name == "self" => place += 1,
            Some(&name) if is_word(name) => {
                path.push(name.to_owned());
                place += 1;
            }
            _ => {}
        }
        if tokens.get(place) != Some(&"::") {
            visit(path);
            return place;
        }
        place += 1;
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The words and signs of Rust code, without comments, strings and characters.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(length) = literal(rest) {
            length
        } else if is_part(first) {
            let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            tokens.push(&rest[..length]);
            length
        } else if rest.starts_with("::") {
            tokens.push("::");
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(&rest[..first.len_utf8()]);
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of the string or character that a text begins with.
fn literal(text: &str) -> Option<usize> {
    let after = text.trim_start_matches(['b', 'c', 'r']);
    let prefix = text.len() - after.len();
    let is_raw = text[..prefix].contains('r');
    let hashes = if is_raw { after.len() - after.trim_start_matches('#').len() } else { 0 };
    if prefix <= 2 && after[hashes..].starts_with('"') {
        let start = prefix + hashes + 1;
        if is_raw {
            let end = format!("\"{}", "#".repeat(hashes));
            return Some(start + text[start..].find(&end)? + end.len());
        }
        return Some(start + closing(&text[start..], '"')?);
    }
    // A lifetime has no second quote after its first character.
    let quoted = text.strip_prefix("b'").or_else(|| text.strip_prefix('\''))?;
    let start = text.len() - quoted.len();
    let is_char = quoted.starts_with('\\') || quoted.chars().nth(1) == Some('\'');
    if is_char { Some(start + closing(quoted, '\'')?) } else { None }
}

/// The length up to a quote, and with it, that no backslash escapes.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    for (place, c) in text.char_indices() {
        if c == quote && !is_escaped {
            return Some(place + 1);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    None
}

#[test]
fn every_way_to_write_an_import_is_seen() {
    let modules = ["", "a", "b", "b/c", "b/d", "e"];
    let modules: BTreeSet<Module> = modules
        .iter()
        .map(|path| path.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect())
        .collect();
    let of = |module: &str, text: &str| -> Vec<String> {
        let module: Module = module.split('/').map(str::to_owned).collect();
        imports(text, &module, &modules).iter().map(|import| import.join("/")).collect()
    };
    assert_eq!(of("a", "use crate::e;\nuse crate::b::{self, c::Thing, d::{One, Two}};"), ["b", "b/c", "b/d", "e"]);
    assert_eq!(of("a", "use crate::{b as other, e::*}; pub(crate) fn a() {}"), ["b", "e"]);
    assert_eq!(of("a", "fn a() -> u8 { crate::b::c::of(super::e::X) }"), ["b/c", "e"]);
    assert_eq!(of("b/c", "use super::d; use super::super::a; use self::x;"), ["a", "b/d"]);
    assert_eq!(of("b/c", "use super::Item;"), ["b"]);
    assert_eq!(of("a", "use crate::Item;"), ["Item"]);
    assert_eq!(of("a", "mod tests { use super::*; use super::super::b; } use super::e;"), ["b", "e"]);
    assert_eq!(of("a", "// crate::b\nconst A: &str = \"crate::b\"; const B: char = '\"'; use crate::e;"), ["e"]);
    assert_eq!(of("a", "const A: &str = r#\"crate::b \"x\" \"#; fn f<'a>(_: &'a str) { crate::e::x('\\'') }"), ["e"]);
    assert_eq!(of("a", "macro_rules! m { () => { $crate::b::c() } }"), [] as [&str; 0]);
    assert_eq!(of("a", "use other::crate_name; pub(in crate::b) struct A;"), ["b"]);
}

#[test]
fn a_circle_is_found() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (from, to) in edges {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        circle(&graph).into_iter().collect::<Vec<_>>()
    };
    assert!(graph(&[("a", "b"), ("b", "c"), ("a", "c")]).is_empty());
    assert_eq!(graph(&[("x", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "y")]), ["a", "b", "c"]);
}
