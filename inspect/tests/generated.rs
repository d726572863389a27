//! What `gtm::container` makes is without problems for `check_container`, whatever the options; what it is not to bring
//! itself, its notes name.

use flocktory_postcheckout::gtm::container;
use flocktory_postcheckout::{Json, Lang};
use flocktory_postcheckout_inspect::{check_container as check, codes};
use serde_json::{Value, json};

fn made(options: &Value) -> String {
    let text = options.to_string();
    container(&&Json::new(&text)).unwrap_or_else(|invalid| panic!("{options}: {invalid}"))
}

/// The same options with each of others.
fn each(all: Vec<Value>, others: &[Value]) -> Vec<Value> {
    let join = |options: &Value, others: &Value| {
        let mut options = options.clone();
        for (key, value) in others.as_object().expect("options") {
            options[key] = value.clone();
        }
        options
    };
    all.iter().flat_map(|options| others.iter().map(|others| join(options, others)).collect::<Vec<_>>()).collect()
}

fn combinations() -> Vec<Value> {
    let mapping = json!({
        "user.name": {"global": "shop.name"}, "user.email": {"variable": "Email"}, "user.phone": {"cookie": "phone"},
        "user.id": {"datalayer": "user.id"}, "user.sex": {"constant": "f"}, "order.id": {"selector": "#order"},
        "order.price": {"selector": "#total", "attribute": "data-total"}, "order.items": {"datalayer": "basket.items"},
        "order.items[].id": "sku", "order.items[].title": "name"
    });
    let sources = vec![
        json!({"source": "datalayer"}),
        json!({"source": "ga4"}),
        json!({"source": "ga4", "mapping": {"user.email": {"variable": "Email"}, "order.items": {"global": "items"}}}),
        json!({"source": "enhanced-ecommerce"}),
        json!({"source": "classic", "event": "transaction"}),
        json!({"source": "custom", "event": "transaction", "mapping": mapping}),
    ];
    let triggers = [
        json!({}),
        json!({"event": ["a", "b"]}),
        json!({"page_path": "/thanks", "event": null}),
        json!({"page_path": "/index.php?route=checkout/спасибо", "event": null}),
        json!({"variable": "Page type", "value": "thanks", "event": null}),
    ];
    let spots = [json!({}), json!({"spot": {"datalayer": "spot"}, "custom_field": {"cookie": "crm"}})];
    let tags = [
        json!({}),
        json!({"site_id": 1839}),
        json!({"nonce": "Nonce"}),
        json!({"site_id": 1839, "nonce": {"selector": "script[nonce]", "attribute": "data-nonce"}}),
    ];
    let rest = [json!({}), json!({"once": true, "country": "KZ", "prefix": "Магазин №1", "lang": "ru"})];
    each(each(each(each(sources, &triggers), &spots), &tags), &rest)
}

#[test]
fn nothing_is_wrong_with_what_is_made() {
    let all = combinations();
    assert_eq!(all.len(), 480);
    for options in all {
        let problems = check(made(&options).as_bytes(), Lang::En);
        assert_eq!(problems, [], "{options}");
    }
}

#[test]
fn notes_excuse_only_what_they_name() {
    let file = made(&json!({"source": "ga4", "nonce": "Nonce"}));
    let codes = |file: &str| {
        let problems = check(file.as_bytes(), Lang::En);
        problems.into_iter().map(|problem| problem.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(&file.replace("nonce=\\\"{{Nonce}}", "nonce=\\\"{{Nonse}}")), [codes::GTM_VARIABLE_UNDEFINED]);
    let mut without: Value = serde_json::from_str(&file).expect("JSON");
    without["containerVersion"]["tag"][0].as_object_mut().expect("a tag").remove("notes");
    assert_eq!(codes(&without.to_string()), [codes::GTM_VARIABLE_UNDEFINED, codes::GTM_LOADER_MISSING]);
}
