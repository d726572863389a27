//! The options of a container: what is refused, and the tables of the documentation.
//!
//! `BLESS=1 cargo test -p flocktory-postcheckout --features gtm --test gtm_options` writes the tables.
#![cfg(feature = "gtm")]

use flocktory_postcheckout::gtm::{OPTIONS, container};
use flocktory_postcheckout::{Code, Json, Lang, Value};
use std::path::Path;

fn codes(options: &str) -> Vec<(Code, String)> {
    let Err(invalid) = container(&&Json::new(options)) else { return Vec::new() };
    invalid.problems.into_iter().map(|problem| (problem.code, problem.path)).collect()
}

#[test]
fn refuses_what_cannot_be_used() {
    let reported = |code: Code, path: &str| vec![(code, path.to_owned())];
    for (options, wanted) in [
        ("{}", vec![]),
        ("[]", vec![]),
        ("null", vec![]),
        ("[1]", reported(Code::OPTION_INVALID, "options")),
        ("5", reported(Code::OPTION_INVALID, "options")),
        ("{", reported(Code::JSON_SYNTAX, "options")),
        (r#"{"mapping": {"a": "#, reported(Code::JSON_SYNTAX, "options")),
        (r#"{"once": true, "once": true}"#, reported(Code::DUPLICATE_KEY, "options.once")),
        (r#"{"sours": "ga4"}"#, reported(Code::OPTION_UNKNOWN, "options.sours")),
        (r#"{"source": ["ga4"]}"#, reported(Code::OPTION_INVALID, "options.source")),
        (r#"{"event": [5]}"#, reported(Code::OPTION_INVALID, "options.event[0]")),
        (r#"{"event": {"a": "b"}}"#, reported(Code::OPTION_INVALID, "options.event")),
        (r#"{"spot": {}}"#, reported(Code::OPTION_INVALID, "options.spot")),
        (r#"{"spot": {"cookie": "a", "attribute": "b"}}"#, reported(Code::OPTION_INVALID, "options.spot")),
        (r#"{"spot": {"selector": "a", "attribute": "{"}}"#, reported(Code::GTM_TEXT_INVALID, "options.spot")),
        (
            r#"{"spot": {"cookie": {"a": 1}}}"#,
            vec![
                (Code::OPTION_INVALID, "options.spot.cookie".to_owned()),
                (Code::OPTION_INVALID, "options.spot".to_owned()),
            ],
        ),
        (r#"{"page_path": "thanks"}"#, reported(Code::OPTION_INVALID, "options.page_path")),
        (r#"{"page_path": "thanks", "compare": "contains"}"#, vec![]),
        (r#"{"page_path": "/x#y"}"#, reported(Code::OPTION_INVALID, "options.page_path")),
        (r#"{"page_path": "/(", "compare": "regex"}"#, reported(Code::OPTION_INVALID, "options.page_path")),
        (r#"{"page_path": "/(", "compare": "like"}"#, reported(Code::OPTION_INVALID, "options.compare")),
        (r#"{"page_path": "{{a}}"}"#, reported(Code::GTM_TEXT_INVALID, "options.page_path")),
        (r#"{"variable": "a", "value": "(", "compare": "regex"}"#, reported(Code::OPTION_INVALID, "options.value")),
        (r#"{"prefix": "{{a}}"}"#, reported(Code::GTM_TEXT_INVALID, "options.prefix")),
        (r#"{"source": "classic"}"#, reported(Code::GTM_OPTION_MISSING, "options.event")),
        (r#"{"source": "ga4", "mapping": "a"}"#, reported(Code::OPTION_INVALID, "options.mapping")),
        (
            r#"{"source": "ga4", "mapping": {"order.items[].name": "a"}}"#,
            reported(Code::OPTION_UNKNOWN, "options.mapping[\"order.items[].name\"]"),
        ),
        (r#"{"charset": "koi8-r"}"#, reported(Code::OPTION_INVALID, "options.charset")),
        (r#"{"lang": "de"}"#, reported(Code::OPTION_INVALID, "options.lang")),
    ] {
        assert_eq!(codes(options), wanted, "{options}");
    }
}

#[test]
fn both_languages_tell_it() {
    for lang in ["en", "ru"] {
        let options = format!(r#"{{"lang": "{lang}", "source": "classic", "prefix": "}}}}"}}"#);
        let Err(invalid) = container(&&Json::new(&options)) else { panic!("{options}") };
        let is_russian = |text: &str| text.contains(|c: char| ('а'..='я').contains(&c));
        assert_eq!(invalid.problems.len(), 2);
        for problem in invalid.problems {
            assert_eq!(is_russian(&problem.message), lang == "ru", "{}", problem.message);
        }
    }
}

/// Every option in its default makes the same file as none.
#[test]
fn the_defaults_are_the_defaults() {
    let defaults: Value<'_> = OPTIONS.iter().map(|option| (option.info.name, option.info.default.clone())).collect();
    assert_eq!(container(&&defaults), container(&&Value::Nothing));
}

fn default_of(value: &Value<'_>) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Bool(flag) => format!("{flag}"),
        Value::Text(text) => format!("`{text}`"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_tables_of_options_are_complete() {
    for (name, lang, heads) in [
        ("docs/gtm.md", Lang::En, "| option | default | step | what it is |"),
        ("docs/gtm.ru.md", Lang::Ru, "| опция | по умолчанию | шаг | что это |"),
    ] {
        let step = |step: u8| if step == 0 { String::new() } else { step.to_string() };
        let rows = OPTIONS.iter().map(|option| {
            format!(
                "| `{}` | {} | {} | {} |",
                option.info.name,
                default_of(&option.info.default),
                step(option.step),
                option.info.description(lang)
            )
        });
        let table: Vec<_> = [heads.to_owned(), "|---|---|---|---|".to_owned()].into_iter().chain(rows).collect();
        let wanted = format!("<!-- options -->\n{}\n<!-- end -->", table.join("\n"));
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
        let page = std::fs::read_to_string(&file).expect(name);
        let start = page.find("<!-- options -->").expect("the mark of the table");
        let end = start + page[start..].find("<!-- end -->").expect("the mark of its end") + "<!-- end -->".len();
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&file, format!("{}{wanted}{}", &page[..start], &page[end..])).expect(name);
        } else {
            assert_eq!(&page[start..end], wanted, "{name}");
        }
    }
}
