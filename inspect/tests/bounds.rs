//! Files that are larger or stranger than any shop's: what they have is found, and the time grows with their size only.

use flocktory_postcheckout_inspect::{InspectOptions, inspect};
use std::fmt::Write as _;

const LOADER: &str = "<script src=\"https://api.flocktory.com/v2/loader.js?site_id=1839\" async></script>\n";

/// The codes that are found, each with its line and how often it is in succession.
fn found(file: &str) -> Vec<String> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for finding in inspect(file.as_bytes(), &InspectOptions::default()).findings {
        let name = format!("{} {}", finding.line, finding.problem.code);
        match found.last_mut() {
            Some((last, count)) if *last == name => *count += 1,
            _ => found.push((name, 1)),
        }
    }
    found.into_iter().map(|(name, count)| if count == 1 { name } else { format!("{name} x{count}") }).collect()
}

fn push(id: &str) -> String {
    format!(
        "flocktory.push(['postcheckout',{{user:{{name:'A',email:'anna@shop.ru'}},order:{{id:{id},price:1,items:[{{id:'7'}}]}}}}]);"
    )
}

/// A text that is made for each number.
fn many(count: usize, mut piece: impl FnMut(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, index| {
        write!(text, "{}", piece(index)).expect("a text");
        text
    })
}

#[test]
fn a_large_page() {
    let text = "<div class=\"x\" data-id=\"1\"><p>text, text and text</p></div>\n".repeat(180_000);
    assert!(text.len() > 10 << 20);
    assert_eq!(found(&format!("{LOADER}{text}<script>{}</script>", push("77"))), ["180002 payload_id_number"]);
}

#[test]
fn many_scripts() {
    let scripts = "<script>var a = 1;</script>\n".repeat(100_000);
    assert_eq!(found(&format!("{LOADER}{scripts}<script>{}</script>", push("77"))), ["100002 payload_id_number"]);
}

/// A script that is too long to parse is not passed over silently.
#[test]
fn a_script_that_is_too_long() {
    let long = format!("{}{}", "[".repeat(5 << 20), push("77"));
    assert_eq!(found(&long), ["1 page_script_too_long"]);
    let page = format!("{LOADER}<script>{long}</script>\n<script>{}</script>", push("77"));
    assert_eq!(found(&page), ["2 page_script_too_long", "3 payload_id_number"]);
    let other = format!("{LOADER}<script>{}</script>\n<script>{}</script>", "[".repeat(5 << 20), push("77"));
    assert_eq!(found(&other), ["3 payload_id_number"]);
}

#[test]
fn many_orders() {
    let orders = |id: fn(usize) -> String| many(2_000, |index| push(&id(index)));
    assert_eq!(found(&orders(|index| format!("'A-{index}'"))), [] as [&str; 0]);
    // All on one line.
    assert_eq!(found(&orders(|index| (index + 1).to_string())), ["1 payload_id_number x2000"]);
    assert_eq!(found(&orders(|_| "'A'".to_owned())), ["1 page_order_repeated"]);
    let guarded = many(2_000, |_| format!("if (a) {{ {} }}", push("'A'")));
    assert_eq!(found(&guarded), ["1 page_order_repeated"]);
}

#[test]
fn one_variable_in_many_places() {
    let order = "var o = {user: {name: 'A', email: 'anna@shop.ru'}, order: {id: '1', price: 1, items: [{id: 7}]}};";
    let pushes = "flocktory.push(['postcheckout', o]);".repeat(5_000);
    assert_eq!(found(&format!("{order}{pushes}")), ["1 payload_id_number", "1 page_order_repeated"]);
    // Each place adds an item to it.
    let items = many(500, |index| format!("o.order.items.push({{id: {}}});", index + 8));
    let found = found(&format!("{order}{items}flocktory.push(['postcheckout', o]);"));
    assert_eq!(found, ["1 payload_id_number x501"]);
}

/// Values that are too many, or that lead too far, are not judged, and that is said.
#[test]
fn values_without_end() {
    let chain = many(20_000, |index| format!("var v{} = v{index};", index + 1));
    assert_eq!(found(&format!("{chain}flocktory.push(['postcheckout', v20000]);")), ["1 not_judged"]);
    let doubled = many(40, |index| format!("var v{} = [v{index}, v{index}];", index + 1));
    let order = "flocktory.push(['postcheckout', {user: {name: 'A', email: 'anna@shop.ru'}, order: {id: '1', price: 1, items: v40}}]);";
    assert!(
        found(&format!("var v0 = {{id: '7'}};{doubled}{order}")).iter().any(|found| found.starts_with("1 not_judged"))
    );
    let keys = many(20_000, |index| format!("k{index}: 1,"));
    assert_eq!(
        found(&format!("flocktory.push(['postcheckout', {{{keys}}}]);")),
        ["1 too_many_problems", "1 unknown_key x1000"]
    );
}

#[test]
fn nesting_without_end() {
    for (open, close) in
        [("[", "]"), ("(", ")"), ("{a:", "}"), ("!", ""), ("a=>", ""), ("a?b:", ""), ("-", ""), ("f(", ")"), ("1+", "")]
    {
        let count = 100_000 / (open.len() + close.len());
        let code = format!("flocktory.push(['postcheckout', {}1{}]);", open.repeat(count), close.repeat(count));
        let found = found(&format!("{LOADER}<script>{code}</script>"));
        assert!(!found.is_empty() && found.iter().all(|found| found.starts_with("2 ")), "{open}: {found:?}");
    }
    let elements = format!("{LOADER}{}<script>{}</script>", "<div>".repeat(100_000), push("77"));
    assert_eq!(found(&elements), ["2 payload_id_number"]);
}

#[test]
fn attributes_and_policies_without_end() {
    let names = many(1_000, |index| format!("data-fl-x{index}=1 "));
    let page = format!("{LOADER}<script>{}</script>\n<p class=\"i-flocktory\" {names}>", push("'A'"));
    assert_eq!(found(&page), ["3 page_attribute_unknown x1000"]);
    // A list that no shop has is not judged.
    let sources = many(20_000, |index| format!("'sha256-{index}' "));
    let policy = |sources: &str| {
        format!("<meta http-equiv=Content-Security-Policy content=\"script-src {sources}\">\n{LOADER}")
            + &format!("<script>{}</script>\n", push("'A'"))
            + &"<script>flocktory.ready</script>\n".repeat(1_000)
    };
    assert_eq!(found(&policy(&sources)), [] as [&str; 0]);
    let few: Vec<String> = found(&policy(&sources[..900]));
    assert_eq!((few.len(), few[0].as_str()), (1_002, "1 page_csp_hosts"));
}
