//! The files of `schema`, which other tools and the tests of other languages read, are those of the core.
//!
//! `BLESS=1 cargo test -p flocktory-postcheckout-cli --test schema` writes them.

use flocktory_postcheckout::internal::Object;
use flocktory_postcheckout::{Code, LOADER_OPTIONS, Lang, OptionInfo, Options, Value as CoreValue, gtm};
use flocktory_postcheckout_inspect::TABLES;
use serde_json::{Map, Value, json};
use std::path::PathBuf;

fn file(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../schema")).join(name)
}

/// Compares a file with what it must be, or writes it. Values are compared, not texts: with the workspace's other crates,
/// serde_json keeps the order of keys, and sorts them otherwise.
fn compare_or_bless(name: &str, wanted: &Value) {
    let file = file(name);
    if std::env::var_os("BLESS").is_some() {
        let text = serde_json::to_string_pretty(wanted).expect("JSON") + "\n";
        std::fs::write(&file, text).expect(name);
    } else {
        let text = std::fs::read_to_string(&file).expect(name);
        assert_eq!(serde_json::from_str::<Value>(&text).expect(name), *wanted, "{name}");
    }
}

fn texts(text: impl Fn(Lang) -> &'static str) -> Value {
    json!({"en": text(Lang::En), "ru": text(Lang::Ru)})
}

fn option(option: &OptionInfo) -> Map<String, Value> {
    let default = match &option.default {
        CoreValue::Text(text) => json!(text),
        CoreValue::Bool(flag) => json!(flag),
        _ => Value::Null,
    };
    let mut entry = Map::new();
    entry.insert("name".to_owned(), option.name.into());
    entry.insert("type".to_owned(), option.kind.as_str().into());
    if !option.choices().is_empty() {
        entry.insert("choices".to_owned(), option.choices().into());
    }
    entry.insert("default".to_owned(), default);
    entry.insert("help".to_owned(), texts(|lang| option.help(lang)));
    entry
}

#[test]
fn options() {
    let render: Vec<_> = Options::TABLE.iter().map(option).collect();
    let loader = Options::TABLE.iter().filter(|option| LOADER_OPTIONS.contains(&option.name));
    let container = gtm::OPTIONS.iter().map(|of| {
        let mut entry = option(&of.info);
        entry.insert("step".to_owned(), of.step.into());
        entry
    });
    let file = json!({
        "render": render,
        "loader": loader.map(option).collect::<Vec<_>>(),
        "gtm_container": container.collect::<Vec<_>>(),
    });
    compare_or_bless("options.json", &file);
}

#[test]
fn codes() {
    let entry = |code: &Code| {
        json!({
            "code": code.as_str(),
            "rule": texts(|lang| code.rule(lang)),
            "fix": texts(|lang| code.fix(lang)),
        })
    };
    let tables = Code::TABLES.iter().chain(TABLES).copied();
    let tables: Map<_, _> =
        tables.map(|(name, codes)| (name.to_owned(), codes.iter().map(entry).collect::<Vec<_>>().into())).collect();
    compare_or_bless("codes.json", &tables.into());
}

/// The fields of each object of an order.
fn fields() -> Map<String, Value> {
    let names = |object: Object| object.fields().iter().map(|field| field.name()).collect::<Vec<_>>();
    let objects = ["postcheckout", "user", "order", "item"].into_iter().zip(Object::ALL);
    objects.map(|(name, object)| (name.to_owned(), names(object).into())).collect()
}

#[test]
fn the_fields_of_objects() {
    compare_or_bless("fields.json", &fields().into());
}

/// The schema of an order is written by hand: `tests/python/test_schema.py` compares it with the contract's cases.
#[test]
fn the_schema_of_an_order_has_every_field() {
    let text = std::fs::read_to_string(file("order.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    for (object, fields) in fields() {
        let properties = schema["$defs"][&object]["properties"].as_object().expect(&object);
        let mut fields: Vec<_> = fields.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let mut described: Vec<_> = properties.keys().map(String::as_str).collect();
        fields.sort_unstable();
        described.sort_unstable();
        assert_eq!(described, fields, "{object}");
    }
    assert_eq!(schema["$id"], concat!(env!("CARGO_PKG_REPOSITORY"), "/raw/main/schema/order.schema.json"));
}
