//! `inspect` on recordings of a browser.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flocktory_postcheckout::Lang;
use flocktory_postcheckout_inspect::{FileKind, InspectOptions, codes, inspect};
use serde_json::{Value, json};

const SHOP: &str = "https://shop.ru/thanks?email=anna%40shop.ru&order=77";
const LOADER: &str = "https://api.flocktory.com/v2/loader.js?site_id=1839";
const TAG_MANAGER: &str = "https://www.googletagmanager.com/gtm.js?id=GTM-ABCD123";
const ORDER: &str =
    "{user: {name: 'Анна', email: 'anna@shop.ru'}, order: {id: 'A-1', price: 1000, items: [{id: '7'}]}}";

/// What is found: `document line:column severity code path`.
fn found(entries: &[Value]) -> Vec<String> {
    let file = json!({"log": {"version": "1.2", "entries": entries}}).to_string();
    found_in(file.as_bytes(), Lang::En)
}

fn found_in(file: &[u8], lang: Lang) -> Vec<String> {
    let mut options = InspectOptions::default();
    (options.lang, options.name) = (lang, "order.har");
    let inspection = inspect(file, &options);
    assert_eq!(inspection.kind, FileKind::Har);
    let line = |finding: &flocktory_postcheckout_inspect::Finding| {
        let problem = &finding.problem;
        let (severity, code) = (problem.severity.as_str(), problem.code);
        let line =
            format!("{} {}:{} {severity} {code} {}", finding.document, finding.line, finding.column, problem.path);
        for text in [&problem.message, &finding.document] {
            assert!(!text.contains("anna") && !text.contains("79998887766"), "{text}");
        }
        line.trim().to_owned()
    };
    inspection.findings.iter().map(line).collect()
}

fn entry(url: &str, mime: &str, text: &str) -> Value {
    json!({
        "request": {"method": "GET", "url": url, "headers": []},
        "response": {"status": 200, "headers": [], "content": {"mimeType": mime, "size": text.len(), "text": text}}
    })
}

fn page(script: &str) -> Value {
    entry(
        SHOP,
        "text/html; charset=UTF-8",
        &format!("<!DOCTYPE html>\n<title>Спасибо</title>\n<script>{script}</script>"),
    )
}

fn push(order: &str) -> String {
    format!("window.flocktory = window.flocktory || []; flocktory.push(['postcheckout', {order}]);")
}

fn loader() -> Value {
    entry(LOADER, "application/javascript", "flocktory.push(['postcheckout', 1])")
}

/// The request that the loader makes of an order.
fn offer(body: &Value) -> Value {
    let body: Vec<_> = body.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
    let body = body.concat();
    let url = format!("https://api.flocktory.com/1/postcheckout/offer.js?body={body}&callback=flock_jsonp");
    entry(&url, "application/javascript", "flock_jsonp({})")
}

fn received() -> Value {
    json!({
        "site_id": 1839, "jsapi_version": "2.0", "i": "A-1", "e": "anna@shop.ru", "n": "Анна", "p": 1000,
        "t": {"0": {"i": "7", "t": "Чай", "p": 500, "c": 2, "u": "https://shop.ru/7.jpg"}}
    })
}

#[test]
fn a_correct_recording_is_without_problems() {
    let other = entry("https://shop.ru/", "text/html", "<p>Чай</p>");
    assert_eq!(found(&[other.clone(), page(&push(ORDER)), loader(), offer(&received())]), [] as [&str; 0]);
    // Tag Manager adds the loader and the order; the page has neither.
    let tag_manager = entry(TAG_MANAGER, "application/javascript", "var a = 1;");
    assert_eq!(found(&[other, tag_manager, loader(), offer(&received())]), [] as [&str; 0]);
    let published = "var data = {\"resource\": {\"macros\":[],\"tags\":[{\"function\":\"__html\",\"tag_id\":3,\"vtp_html\":\"<script>flocktory.push(['addToCart', {}])</script>\"}],\"rules\":[],\"predicates\":[]}}";
    let tag_manager = entry(TAG_MANAGER, "application/javascript", published);
    assert_eq!(found(&[tag_manager, loader(), offer(&received())]), [] as [&str; 0]);
    // The same page twice is one page, and what nobody understands is passed over.
    let mut broken = page(&push(ORDER));
    broken["response"]["content"]["encoding"] = "base64".into();
    let entries = [
        page(&push(ORDER)),
        page(&push(ORDER)),
        json!(1),
        json!({"request": {}}),
        broken,
        loader(),
        offer(&received()),
    ];
    assert_eq!(found(&entries), [] as [&str; 0]);
}

#[test]
fn pages_and_scripts_are_inspected() {
    let document = "https://shop.ru/thanks?email=a***%40shop.ru&order=77";
    let wrong = push(&ORDER.replace("'A-1'", "77"));
    let all = |entry: Value| found(&[entry, loader(), offer(&received())]);
    assert_eq!(all(page(&wrong)), [format!("{document} 3:142 warning payload_id_number order.id")]);
    let script = entry("https://shop.ru/app.js", "text/javascript", &wrong);
    assert_eq!(all(script), ["https://shop.ru/app.js 1:134 warning payload_id_number order.id"]);

    // A body in base64 is decoded, here from windows-1251, and compared with what the header declares.
    let text = format!("<title>Спасибо</title>\n<script>{wrong}</script>");
    let byte = |c: char| if c.is_ascii() { c as u8 } else { u8::try_from(c as u32 - 0x350).expect("Cyrillic") };
    let bytes: Vec<u8> = text.chars().map(byte).collect();
    let mut encoded = entry(SHOP, "text/html", &STANDARD.encode(&bytes));
    encoded["response"]["content"]["encoding"] = "base64".into();
    let of_1251 = json!([{"name": "Content-Type", "value": "text/html; charset=windows-1251"}]);
    encoded["response"]["headers"] = of_1251.clone();
    assert_eq!(all(encoded.clone()), [format!("{document} 2:142 warning payload_id_number order.id")]);
    encoded["response"]["content"]["text"] = STANDARD.encode(text).into();
    assert_eq!(all(encoded)[0], format!("{document} 1:1 warning page_charset"));
    // What the browser decoded has no bytes to compare.
    let mut decoded = page(&push(ORDER));
    decoded["response"]["headers"] = of_1251;
    assert_eq!(all(decoded), [] as [&str; 0]);

    let mut guarded = page(&push(ORDER));
    guarded["response"]["headers"] = json!([
        {"name": "content-security-policy", "value": "img-src *, script-src 'self' *.flocktory.com"},
        {"name": "content-security-policy-report-only", "value": "default-src 'none'"}
    ]);
    assert_eq!(all(guarded), [format!("{document} 3:1 error page_csp_inline")]);
}

#[test]
fn requests_that_failed_are_reported() {
    let failed = |url: &str, response: Value| json!({"request": {"url": url}, "response": response});
    let loader_at = "https://api.flocktory.com/v2/loader.js 1:1 error har_request_failed";
    for response in [
        json!({"status": 0, "_error": "net::ERR_BLOCKED_BY_CLIENT"}),
        json!({"status": 0}),
        json!({"status": 404, "headers": []}),
    ] {
        let found = found(&[page(&push(ORDER)), failed(LOADER, response)]);
        assert_eq!(found, [loader_at, "1:1 warning har_order_not_sent"]);
    }
    let blocked = failed(TAG_MANAGER, json!({"status": 0}));
    assert_eq!(
        found(&[blocked]),
        [
            "https://www.googletagmanager.com/gtm.js 1:1 warning har_request_failed",
            "1:1 warning page_loader_missing",
            "1:1 error page_push_missing"
        ]
    );
}

#[test]
fn what_flocktory_received_is_judged() {
    let document = "https://api.flocktory.com/1/postcheckout/offer.js";
    let at = |found: &str| vec![format!("{document} 1:1 {found}")];
    for (key, value, wanted) in [
        ("p", json!("2 999 руб."), at("error price_invalid order.price")),
        (
            "e",
            json!("undefined@unknown.email"),
            [at("warning email_placeholder user.email"), at("error identity_missing user")].concat(),
        ),
        ("i", json!(77), at("warning payload_id_number order.id")),
        ("t", json!([]), at("error items_empty order.items")),
        ("t", json!({"0": {"i": "7", "c": 0}}), at("warning count_invalid order.items[0].count")),
        ("s", json!("male"), at("warning sex_invalid user.sex")),
    ] {
        let mut body = received();
        body[key] = value;
        assert_eq!(found(&[loader(), offer(&body)]), wanted, "{body}");
    }
    // A reload sends it again.
    let twice = found(&[page(&push(ORDER)), loader(), offer(&received()), offer(&received())]);
    assert_eq!(twice, at("error page_order_repeated"));
    let unreadable = entry(&format!("{document}?body=%7B"), "text/javascript", "");
    assert_eq!(
        found(&[loader(), unreadable]),
        [at("warning har_order_unreadable"), vec!["1:1 error page_push_missing".to_owned()]].concat()
    );
}

#[test]
fn every_code_is_raised() {
    let tests = include_str!("har.rs");
    let missing: Vec<_> = codes::RECORDINGS.iter().filter(|code| !tests.contains(&format!(" {code}"))).collect();
    assert_eq!(missing, [] as [&flocktory_postcheckout::Code; 0]);
}

#[test]
fn other_files_are_not_recordings() {
    for file in ["", "[]", "{}", "{\"log\": {}}", "{\"log\": {\"entries\": {}}}", "{\"log\": {\"entries\": ["] {
        for lang in [Lang::En, Lang::Ru] {
            assert_eq!(found_in(file.as_bytes(), lang), ["1:1 error har_invalid"], "{file}");
        }
    }
    for nested in ["[", "{\"a\":"] {
        let file = format!("{{\"log\": {{\"entries\": [{}", nested.repeat(100_000));
        assert_eq!(found_in(file.as_bytes(), Lang::En), ["1:1 error har_invalid"]);
    }
    let deep = format!("[{}1{}]", "[".repeat(100_000), "]".repeat(100_000));
    let file = format!("{{\"log\": {{\"entries\": [{deep}]}}}}");
    assert_eq!(found_in(file.as_bytes(), Lang::En), ["1:1 warning page_loader_missing", "1:1 error page_push_missing"]);
}
