//! What `suggest` writes: for the templates of the corpus, as committed in `tests/inspect/suggested`; for each snippet of the
//! contract, an order that the library renders as the same payload.

use flocktory_postcheckout::{Json, Options, render};
use flocktory_postcheckout_inspect::{FileKind, InspectOptions, inspect, suggest};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/inspect")
}

#[test]
fn suggestions_are_as_committed() {
    for file in [
        "blade/correct-values.blade.php",
        "django/raw-name.django.html",
        "erb/correct-other-escaping.html.erb",
        "jinja2/correct-branches.html.j2",
        "php/array.php",
        "php/array-in-class.php",
        "php/made-up-email.php",
        "php/wrong-key.php",
        "smarty/correct-other-escaping.tpl",
        "twig/guessed-sex.html.twig",
    ] {
        let bytes = std::fs::read(folder().join(file)).expect("the file");
        let suggestions: Vec<String> = suggest(&bytes, None, file)
            .into_iter()
            .map(|suggestion| format!("line {}\n{}\n", suggestion.line, suggestion.text))
            .collect();
        let path = folder().join("suggested").join(file.replace('/', "-") + ".txt");
        let suggested = suggestions.join("\n");
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(folder().join("suggested")).expect("create");
            std::fs::write(&path, &suggested).expect("write");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), suggested, "{file}: run with BLESS=1");
        assert!(!suggested.is_empty(), "{file}");
    }
}

#[test]
fn no_other_kind_has_suggestions() {
    for (kind, text) in [(FileKind::Har, "{}"), (FileKind::Container, "{}"), (FileKind::Jsp, "<script>${a}</script>")] {
        assert_eq!(suggest(text.as_bytes(), Some(kind), ""), []);
    }
}

#[test]
fn the_order_of_a_snippet_makes_the_same_payload() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut compared = 0;
    for entry in std::fs::read_dir(cases).expect("the contract") {
        let path = entry.expect("a file").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(&path).expect("a case")).expect("JSON");
        for case in cases {
            let (Some(html), Some(json)) = (case["html"].as_str(), case["json"].as_str()) else { continue };
            // A partner's own field that is called like one of the library's input is taken for that, and a phone without
            // its country for one of Russia.
            let findings = inspect(html.as_bytes(), &InspectOptions::default()).findings;
            if findings.iter().any(|finding| matches!(finding.problem.code.as_str(), "unknown_key" | "email_phone")) {
                continue;
            }
            let suggestions = suggest(html.as_bytes(), Some(FileKind::Page), "");
            let payload: Value = serde_json::from_str(json).expect("JSON");
            let payloads = payload.as_array().cloned().unwrap_or_else(|| vec![payload]);
            assert_eq!(suggestions.len(), payloads.len(), "{}: {}", path.display(), case["name"]);
            for (suggestion, payload) in suggestions.iter().zip(payloads) {
                let rendered = render(&Json::new(&suggestion.text), &Options::default());
                let rendered = rendered.unwrap_or_else(|invalid| panic!("{}: {invalid:?}", case["name"]));
                let rendered: Value = serde_json::from_str(&rendered.json()).expect("JSON");
                assert_eq!(rendered, payload, "{}: {}", path.display(), case["name"]);
                compared += 1;
            }
        }
    }
    assert!(compared > 200, "{compared}");
}
