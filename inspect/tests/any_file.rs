//! Parts of real files, as any kind of file: what `promises` says holds.

mod promises;

use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

/// The templates of the tests, a page and a container.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![
        std::fs::read(root.join("../examples/thank-you.html")).expect("a page"),
        std::fs::read(root.join("tests/gtm/good.json")).expect("a container"),
    ];
    for folder in std::fs::read_dir(root.join("../tests/inspect")).expect("the templates") {
        let folder = folder.expect("an entry").path();
        if folder.is_dir() {
            let entries = std::fs::read_dir(folder).expect("a folder");
            files.extend(entries.map(|entry| std::fs::read(entry.expect("an entry").path()).expect("a file")));
        }
    }
    files.sort();
    files
});

/// What the fuzz target found.
#[test]
fn texts_that_end_with_the_code() {
    for code in
        ["<?php echo \"flocktory.push(·", "<?php echo '<script>flocktory.push(·", "<?php $a = \"flocktory.push(\\·"]
    {
        for kind in promises::KINDS {
            promises::hold(code.as_bytes(), kind);
        }
    }
}

/// A path in a message is one line, whatever a key is.
#[test]
fn keys_that_are_not_names() {
    for key in ["a\\nb", "", "\\u001b[2J", "anna@shop.ru", "a.b[0]"] {
        for value in ["f()", "{id: f()}", "1"] {
            let script =
                format!("flocktory.push(['postcheckout', {{'{key}': {value}, order: {{'{key}': {value}}}}}]);");
            promises::hold(script.as_bytes(), None);
        }
    }
}

/// A message is one line, whatever code it quotes.
#[test]
fn code_of_several_lines() {
    promises::hold(b"<script>flocktory.#\n</script>", None);
    promises::hold(
        b"<script>flocktory.push(['postcheckout', {user: {name: '<?php\n echo $name;\n?>'}}])</script>",
        None,
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// A part of one file and a part of another: quotes, tags and brackets stay open, and end where none began.
    #[test]
    fn what_is_promised_holds(
        kind in prop::sample::select(promises::KINDS.to_vec()),
        parts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
    ) {
        let mut file = Vec::new();
        for (of, start, end) in parts {
            let text = of.get(&FILES);
            let (start, end) = (start.index(text.len() + 1), end.index(text.len() + 1));
            file.extend_from_slice(&text[start.min(end)..start.max(end)]);
        }
        promises::hold(&file, kind);
    }
}
