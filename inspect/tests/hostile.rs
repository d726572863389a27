//! `check_container` on files that nobody exported: it answers, in time, and never panics.

use flocktory_postcheckout::{Code, Lang};
use flocktory_postcheckout_inspect::check_container as check;
use proptest::prelude::*;
use serde_json::{Value, json};

const GOOD: &str = include_str!("gtm/good.json");

fn codes(file: &str) -> Vec<Code> {
    check(file.as_bytes(), Lang::En).into_iter().map(|problem| problem.code).collect()
}

/// The good container with another code in the order's tag and in a variable that it needs.
fn with_code(html: &str, function: &str) -> String {
    let mut container: Value = serde_json::from_str(GOOD).expect("JSON");
    container["containerVersion"]["tag"][0]["parameter"][0]["value"] = html.into();
    container["containerVersion"]["variable"][5]["parameter"][0]["value"] = function.into();
    container.to_string()
}

/// Every value of a document, in its order.
fn values<'v>(value: &'v mut Value, visit: &mut dyn FnMut(&mut Value)) {
    visit(value);
    match value {
        Value::Array(list) => list.iter_mut().for_each(|value| values(value, visit)),
        Value::Object(map) => map.values_mut().for_each(|value| values(value, visit)),
        _ => {}
    }
}

#[test]
fn code_as_deep_as_a_field_is_long() {
    for (open, close) in [
        ("(", ""),
        ("(", ")"),
        ("[", "]"),
        ("!", ""),
        ("a=>", ""),
        ("{a:", "}"),
        ("a?b:", ""),
        ("if(a)", ""),
        ("`${", "}`"),
        ("a=", ""),
        ("-", ""),
        ("new ", ""),
        ("a||", ""),
        ("a.b(", ")"),
        ("1+", ""),
        ("function a(){", "}"),
    ] {
        let count = 100_000 / (open.len() + close.len());
        let code = format!("{}1{}", open.repeat(count), close.repeat(count));
        let html = format!("<script>window.flocktory.push(['postcheckout', {code}]);</script>");
        let problems = check(with_code(&html, &format!("function () {{ return {code} }}")).as_bytes(), Lang::En);
        assert!(problems.iter().all(|problem| problem.code != Code::UNREADABLE), "{open}");
    }
}

/// Names, functions and parameters that lead to each other, as many as a field holds.
#[test]
fn code_that_leads_in_circles() {
    let many = |piece: &str| piece.repeat(100_000 / piece.len());
    let returns = many("if (a) { return {user: f(), order: f()}; }");
    for code in [
        format!("function f() {{ {returns} }} window.flocktory.push(['postcheckout', f()]);"),
        "function f(a) { return f(a); } var b = f(b); window.flocktory.push(['postcheckout', f(b)]);".to_owned(),
        "var a = b, b = a, c = c.d, e = {f: e.f}; send(['postcheckout', a]); send(['postcheckout', c]); send(['postcheckout', e.f]);"
            .to_owned(),
        format!("var p = {{order: {{items: []}}}}; {}", many("window.flocktory.push(['postcheckout', p]);")),
        format!("function f() {{ {} }}", many("var flocktory = flocktory || [];")),
        format!("var a = window; {}", many("a.flocktory = a.flocktory || [];")),
        many("x.flocktory.y('postcheckout', {})."),
        many("$.map(x, function (i) { return {id: i}; });"),
        format!("window.flocktory.push(['postcheckout', {{order: {{id: {}1}}}}]);", many("Date.now() + ")),
    ] {
        let problems = check(with_code(&format!("<script>{code}</script>"), "function () { return 1; }").as_bytes(), Lang::En);
        assert!(problems.iter().all(|problem| problem.code != Code::UNREADABLE), "{}", &code[..60]);
    }
}

#[test]
fn json_deeper_than_any_export() {
    let deep = format!("{{\"containerVersion\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(codes(&deep).contains(&Code::TOO_DEEP));
    let broken = "[{\"a\":".repeat(100_000);
    assert_eq!(codes(&broken), [Code::JSON_SYNTAX]);
}

#[test]
fn a_huge_container() {
    let mut container: Value = serde_json::from_str(GOOD).expect("JSON");
    let tag = container["containerVersion"]["tag"][3].clone();
    let variable = container["containerVersion"]["variable"][8].clone();
    let tags = container["containerVersion"]["tag"].as_array_mut().expect("tags");
    for index in 0..20_000 {
        let mut tag = tag.clone();
        tag["tagId"] = (1000 + index).to_string().into();
        tag["name"] = format!("Pixel {index}").into();
        tags.push(tag);
    }
    let variables = container["containerVersion"]["variable"].as_array_mut().expect("variables");
    for index in 0..20_000 {
        let mut variable = variable.clone();
        variable["variableId"] = (100_000 + index).to_string().into();
        variable["name"] = format!("V{index}").into();
        // A chain as long as the list, and as many references to nothing.
        variable["parameter"][0]["value"] =
            format!("function () {{ return {{{{V{}}}}} || {{{{W{index}}}}}; }}", index + 1).into();
        variables.push(variable);
    }
    let file = container.to_string();
    assert!(file.len() > 20 << 20, "{}", file.len());
    // tests/linear counts the instructions.
    assert!(codes(&file).contains(&Code::TOO_MANY_PROBLEMS));
}

/// Any content of a value.
fn anything() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[{"value": "{{"}]])),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[<>/{}()'\"`;=a-c \n]{0,40}".prop_map(Value::from),
        "(<script>|</script>|\\{\\{|\\}\\}|<!--|-->|flocktory\\.push\\(|'postcheckout',|order|items|: |\\[|\\{|\\}|\\]|\\)){0,30}"
            .prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_container_with_any_value_anywhere(place in 0_usize..400, value in anything()) {
        let mut container: Value = serde_json::from_str(GOOD).expect("JSON");
        let mut index = 0;
        values(&mut container, &mut |there| {
            if index == place {
                *there = value.clone();
            }
            index += 1;
        });
        let (en, ru) = (check(container.to_string().as_bytes(), Lang::En), check(container.to_string().as_bytes(), Lang::Ru));
        prop_assert_eq!(en.len(), ru.len());
        prop_assert!(en.iter().all(|problem| problem.code != Code::UNREADABLE));
    }

    #[test]
    fn a_tag_with_any_code(start in 0_usize..700, length in 0_usize..40, put in "[<>/{}()'\"`;=,.:a-c|&!?\\[\\]\\\\ \nя]{0,12}") {
        let container: Value = serde_json::from_str(GOOD).expect("JSON");
        let html: Vec<char> =
            container["containerVersion"]["tag"][0]["parameter"][0]["value"].as_str().expect("code").chars().collect();
        let (before, after) = html.split_at(start.min(html.len()));
        let html: String = before.iter().copied().chain(put.chars()).chain(after.iter().copied().skip(length)).collect();
        let problems = check(with_code(&html, &format!("function () {{ return {put}; }}")).as_bytes(), Lang::En);
        prop_assert!(problems.iter().all(|problem| problem.code != Code::UNREADABLE));
    }

    #[test]
    fn any_bytes(at in 0_usize..GOOD.len(), bytes in proptest::collection::vec(any::<u8>(), 0..8)) {
        let mut file = GOOD.as_bytes().to_vec();
        file.splice(at..(at + bytes.len()).min(GOOD.len()), bytes);
        prop_assert!(check(&file, Lang::En).iter().all(|problem| problem.code != Code::UNREADABLE));
    }
}
