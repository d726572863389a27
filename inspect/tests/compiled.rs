//! `inspect` on published containers: `gtm.js`, as the browser gets it.

use flocktory_postcheckout::Lang;
use flocktory_postcheckout_inspect::{FileKind, Finding, InspectOptions, inspect};
use serde_json::{Value, json};

fn findings(file: &str, lang: Lang) -> Vec<Finding> {
    let mut options = InspectOptions::default();
    (options.lang, options.kind) = (lang, Some(FileKind::CompiledContainer));
    inspect(file.as_bytes(), &options).findings
}

/// What is found: `document line severity code`.
fn found(file: &str) -> Vec<String> {
    let line = |finding: &Finding| {
        let (severity, code) = (finding.problem.severity.as_str(), finding.problem.code);
        format!("{} {} {severity} {code}", finding.document, finding.line).trim().to_owned()
    };
    let russian = findings(file, Lang::Ru);
    assert!(russian.iter().all(|finding| finding.problem.message.contains(|c: char| c >= 'а')), "{russian:?}");
    findings(file, Lang::En).iter().map(line).collect()
}

/// A container with an order's tag whose code has a text replaced; each tag, variable and predicate is a line.
fn container(old: &str, new: &str) -> String {
    let order = json!({
        "function": "__html", "once_per_event": true, "vtp_supportDocumentWrite": false, "tag_id": 30,
        "vtp_html": [
            "template",
            "<script type=\"text/gtmscript\">window.flocktory=window.flocktory||[];window.flocktory.push([\"postcheckout\",{user:{name:",
            ["escape", ["macro", 3], 8, 16], "||\"\",email:", ["escape", ["macro", 4], 8, 16], "},order:{id:",
            ["escape", ["macro", 1], 8, 16], ",price:", ["escape", ["macro", 2], 8, 16], ",items:",
            ["escape", ["macro", 5], 8, 16], "}}]);</script>"
        ]
    });
    let loader = json!({
        "function": "__html", "once_per_load": true, "tag_id": 31,
        "vtp_html": "<script data-gtmsrc=\"https://api.flocktory.com/v2/loader.js?site_id=1839\" type=\"text/gtmscript\"></script>"
    });
    let items = "(function(){var a=window.order.items||[];return a.map(function(b){return{id:String(b.sku),price:b.price,count:b.qty}})})();";
    let macros = [
        json!({"function": "__e"}),
        json!({"function": "__j", "vtp_name": "order.id"}),
        json!({"function": "__j", "vtp_name": "order.total"}),
        json!({"function": "__v", "vtp_dataLayerVersion": 2, "vtp_setDefaultValue": false, "vtp_name": "user.name"}),
        json!({"function": "__v", "vtp_dataLayerVersion": 2, "vtp_setDefaultValue": false, "vtp_name": "user.email"}),
        json!({"function": "__jsm", "vtp_javascript": ["template", items]}),
        json!({"function": "__u", "vtp_component": "PATH", "vtp_enableMultiQueryKeys": false}),
    ];
    let predicates = [
        json!({"function": "_eq", "arg0": ["macro", 0], "arg1": "purchase"}),
        json!({"function": "_eq", "arg0": ["macro", 0], "arg1": "gtm.js"}),
        json!({"function": "_eq", "arg0": ["macro", 6], "arg1": "/thanks"}),
    ];
    let rules = json!([[["if", 0], ["add", 0]], [["if", 1], ["add", 1]]]);
    let lines = |values: &[Value]| values.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n");
    let resource = format!(
        "\"version\":\"7\",\n\"macros\":[\n{}],\n\"tags\":[\n{}],\n\"predicates\":[{}],\n\"rules\":{rules}",
        lines(&macros),
        lines(&[order, loader]),
        lines(&predicates)
    );
    assert!(old.is_empty() || resource.contains(old), "{old} in {resource}");
    let resource = resource.replacen(old, new, 1);
    format!(
        "\n// Copyright 2012 Google Inc. All rights reserved.\n(function(){{\n\nvar data = {{\n\"resource\": {{\n{resource}\n}},\n\"runtime\":[[50,\"a\"]]\n}};\nvar aa=this;}})();"
    )
}

#[test]
fn a_correct_container_is_without_problems() {
    let file = container("", "");
    assert_eq!(found(&file), [] as [&str; 0]);
    assert_eq!(FileKind::detect("gtm.js", &file), FileKind::CompiledContainer);
    // A page view with the path of the thank-you page.
    let by_path = [container("[[\"if\",0],[\"add\",0]]", "[[\"if\",1,2],[\"add\",0]]")];
    assert_eq!(found(&by_path[0]), ["tag 30 17 warning gtm_trigger_early"]);
}

#[test]
fn planted_faults_are_found() {
    let mut differences = Vec::new();
    for (old, new, wanted) in [
        (
            "\"},order:{id:\",[\"escape\",[\"macro\",1],8,16],\"",
            "\"},order:{id:'77'",
            &["tag 30 17 error gtm_field_constant"][..],
        ),
        (",\"},order:{id:\"", ",\",sex:''},order:{id:\"", &["tag 30 17 warning gtm_field_empty"]),
        (",\"||\\\"\\\",email:\"", ",\",mail:\"", &["tag 30 17 error gtm_field_unknown"]),
        ("[\\\"postcheckout\\\",{", "[\\\"purchase\\\",{", &["tag 30 17 error gtm_event_name"]),
        ("count:b.qty", "quantity:b.qty", &["macro 5 14 warning gtm_field_unknown"]),
        ("String(b.sku)", "Math.random()", &["macro 5 14 warning gtm_field_type"]),
        ("\"__j\",\"vtp_name\":\"order.id\"", "\"__r\"", &["tag 30 17 error gtm_order_id_invented"]),
        ("\"__j\",\"vtp_name\":\"order.total\"", "\"__c\",\"vtp_value\":\"1\"", &["tag 30 17 error gtm_field_type"]),
        (
            "\"__j\",\"vtp_name\":\"order.total\"",
            "\"__v\",\"vtp_dataLayerVersion\":1,\"vtp_name\":\"ecommerce.value\"",
            &["macro 2 11 error gtm_data_layer_dots"],
        ),
        ("[[\"if\",0],[\"add\",0]]", "[[\"if\",1],[\"add\",0]]", &["tag 30 17 error gtm_trigger_unguarded"]),
        ("[[\"if\",0],[\"add\",0]]", "[]", &["tag 30 17 error gtm_trigger_missing"]),
        ("\"arg1\":\"/thanks\"", "\"arg1\":\"thanks\"", &[]),
        ("[[\"if\",1],[\"add\",1]]", "[[\"if\",1],[\"add\",0,1]]", &["tag 30 17 error gtm_trigger_unguarded"]),
        ("site_id=1839", "site_id= 1839", &["tag 31 18 error site_id_invalid"]),
        ("loader.js", "hello.js", &["tag 31 18 error gtm_old_api", "1 warning gtm_loader_missing"]),
        ("postcheckout", "addToCart", &["1 error gtm_postcheckout_missing"]),
    ] {
        let found = found(&container(old, new));
        if found != wanted {
            differences.push(format!("{new}: {found:?}"));
        }
    }
    assert_eq!(differences, [] as [&str; 0]);
    // The condition of a trigger that never holds.
    let never =
        container("[[\"if\",0],[\"add\",0]]", "[[\"if\",0,2],[\"add\",0]]").replace("\"/thanks\"", "\"thanks\"");
    assert_eq!(found(&never), ["rule 0 1 error gtm_condition_never"]);
}

#[test]
fn hostile_containers_end() {
    for file in [
        String::new(),
        "var data = {\"resource\": {".to_owned(),
        "var data = {\"resource\": 1}".to_owned(),
        "var data = {\"resource\": {\"tags\": 1}}".to_owned(),
        format!("var data = {{\"resource\": {{\"tags\": [{}", "[".repeat(100_000)),
    ] {
        assert_eq!(found(&file), ["1 error gtm_not_export"], "{}", file.get(..60).unwrap_or(&file));
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    for resource in [
        format!("\"tags\": [{deep}]"),
        format!("\"tags\": [{{\"function\": \"__html\", \"vtp_html\": {deep}}}]"),
        "\"tags\": [null, 1, \"a\", []], \"macros\": [null], \"rules\": [1, [1], [[\"add\", -1, 9e9]], [[\"if\", 7], [\"add\", 0]]]".to_owned(),
        String::new(),
    ] {
        let file = format!("var data = {{\"resource\": {{{resource}}}}}");
        assert!(found(&file).contains(&"1 error gtm_postcheckout_missing".to_owned()), "{}", &file[..60.min(file.len())]);
    }
    // A variable that refers to itself.
    let circle = "{\"function\":\"__jsm\",\"vtp_javascript\":[\"template\",\"(function(){return \",[\"escape\",[\"macro\",1],8,16],\"})();\"]}";
    assert_eq!(found(&container("{\"function\":\"__j\",\"vtp_name\":\"order.id\"}", circle)), [] as [&str; 0]);
}
