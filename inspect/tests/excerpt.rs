//! The line that is shown with a finding: its place, what is cut off, and that it has no personal data.

use flocktory_postcheckout_inspect::{Excerpt, InspectOptions, inspect};
use proptest::prelude::*;

/// The excerpts of a script's findings, each with its code, and its place between `»` and `«`.
fn excerpts(text: &str) -> Vec<String> {
    let shown = |Excerpt { text, start, end, .. }: &Excerpt| {
        let chars: Vec<char> = text.chars().collect();
        let part = |chars: &[char]| chars.iter().collect::<String>();
        format!("{}»{}«{}", part(&chars[..*start]), part(&chars[*start..*end]), part(&chars[*end..]))
    };
    let findings = inspect(text.as_bytes(), &InspectOptions::default()).findings;
    findings
        .iter()
        .map(|finding| format!("{}: {}", finding.problem.code, finding.excerpt.as_ref().map_or("-".to_owned(), shown)))
        .collect()
}

fn push(user: &str, rest: &str) -> String {
    format!(
        "flocktory.push(['postcheckout', {{user: {user}, order: {{id: 'A-1', price: 'x', items: [{{id: '7'}}]}}{rest}}}]);"
    )
}

#[test]
fn the_place_is_that_of_the_value() {
    let long = "x".repeat(300);
    for (script, wanted) in [
        ("  flocktory = [1];", "page_queue_overwritten: »flocktory« = [1];"),
        (
            "\t/*\u{1b}[31m\t\u{202e}*/ flocktory = [1];",
            "page_queue_overwritten: /*\u{fffd}[31m \u{fffd}*/ »flocktory« = [1];",
        ),
        ("var a;\r\nflocktory = [1];\r\nvar b;", "page_queue_overwritten: »flocktory« = [1];"),
        (
            &format!("var a = '{long}'; flocktory = []; var b = '{long}';"),
            &format!("page_queue_overwritten: …{}'; »flocktory« = []; var b = '{}…", "x".repeat(47), "x".repeat(35)),
        ),
        (
            &format!("flocktory = []; /*{long}*/"),
            &format!("page_queue_overwritten: »flocktory« = []; /*{}…", "x".repeat(92)),
        ),
        (
            &format!("/*{long}*/ flocktory = [];"),
            &format!("page_queue_overwritten: …{}*/ »flocktory« = [];", "x".repeat(92)),
        ),
        ("flocktory.push(['postcheckout', {", "page_script_syntax: flocktory.push(['postcheckout', {»«"),
    ] {
        assert!(excerpts(script).iter().any(|excerpt| excerpt == wanted), "{script}: {:#?}", excerpts(script));
    }
}

#[test]
fn the_place_is_the_whole_value_in_every_language() {
    let order = |id: &str| {
        format!(
            "<script>flocktory.push(['postcheckout', {{user: {{name: '', email: 'a@b.ru'}}, order: {{id: {id}, price: 1, items: x}}}}]);</script>"
        )
    };
    for (kind, value) in [
        ("php", "<?= htmlspecialchars($order['id']) ?>"),
        ("smarty", "{$order.id|default:'x'}"),
        ("twig", "{{ order.id|e('html') }}"),
        ("blade", "{!! $order->id !!}"),
        ("erb", "<%= @order['id'] %>"),
        ("page", "shop.order('x')[1].id"),
        ("page", "12.5"),
    ] {
        let mut options = InspectOptions::default();
        options.kind = kind.parse().ok();
        let findings = inspect(order(value).as_bytes(), &options).findings;
        let finding = findings.iter().find(|finding| finding.problem.path == "order.id").expect(value);
        let Excerpt { text, start, end, .. } = finding.excerpt.as_ref().expect(value);
        let marked: String = text.chars().skip(*start).take(end - start).collect();
        assert_eq!(marked, value);
    }
    let findings = inspect("<?php
        $data = ['user' => ['email' => $u], 'order' => ['id' => $id, 'price' => (int) $order->getPrice(), 'items' => $i]];
        ?><script>flocktory.push(['postcheckout', <?= json_encode($data) ?>]);</script>".as_bytes(), &InspectOptions::default()).findings;
    let excerpts: Vec<_> = findings.iter().filter_map(|finding| finding.excerpt.clone()).collect();
    let marked =
        |Excerpt { text, start, end, .. }: &Excerpt| text.chars().skip(*start).take(end - start).collect::<String>();
    let wanted = "(int) $order->getPrice()";
    assert!(excerpts.iter().any(|excerpt| marked(excerpt) == wanted), "{excerpts:?}");
}

#[test]
fn what_a_page_lacks_has_no_line() {
    assert_eq!(excerpts("var a;"), ["page_push_missing: -"]);
    assert_eq!(excerpts("<p>Anna</p>"), ["page_loader_missing: -", "page_push_missing: -"]);
}

#[test]
fn the_customer_is_masked() {
    for (script, wanted) in [
        (
            push("{name: 'Анна Иванова', email: 'anna@shop.ru', id: 77, extra: {born: '1990-01-02'}}", ""),
            "name: '*** ***', email: 'a***@shop.ru', id: ***, extra",
        ),
        (format!("flocktory = []; var who = 'Anna'; {}", push("{name: who, email: 'a@b.ru', sex: 'x'}", "")), "var who = '***'; "),
        (push("{first_name: 'A' + \"n\\\"n\" + `a`, email: 'anna'}", ""), "{first_name: '***' + \"***\\\"***\" + `***`, email: '***'}"),
        (push("{name: null, email: 7}", ", name: null"), "{user: {name: null, email: ***}, order"),
        (push("{name: x, email: y}", ", phone: '+7 (999) 888-77-66', other: '+79998887766'"), ", phone: '+7***66', other: '+7***66'"),
        ("_flocktory.push({order_id: 7, name: 'Анна', email: 'anna@shop.ru', price: 1});".to_owned(), "{order_id: 7, name: '***', email: 'a***@shop.ru', price: 1}"),
        ("flocktory.push(['postcheckout', {user: {name: 'Жанна д'Арк', email: '7'}, order: {}}]);".to_owned(), "{name: '*** ***'***', email: '***'}, order: {}"),
        (
            "<p class=i-flocktory data-fl-user-name='Anna B' data-fl-user-emial=a@b.ru title=Anna></p>".to_owned(),
            "data-fl-user-name='*** ***' data-fl-user-emial=a***@b.ru title=***>",
        ),
        (
            r#"<p data-flocktory='{"user": {"name": "Анна", "email": "anna@shop.ru"}, "order": {"id": 1}}'></p>"#.to_owned(),
            r#"{"user": {"name": "***", "email": "a***@shop.ru"}, "order": "#,
        ),
        (
            "<p data-flocktory='{&quot;user&quot;:{&quot;name&quot;:&quot;Анна&quot;,&quot;email&quot;:&quot;x&quot;},&quot;order&quot;:{&quot;id&quot;:1}}'></p>".to_owned(),
            "{&quot;name&quot;:&quot;***&quot;,&quot;email&quot;:&quot;***&quot;}",
        ),
    ] {
        let found = excerpts(&script);
        // Only the marks of the place may be in it.
        let is_masked = |excerpt: &String| excerpt.replace(['»', '«'], "").contains(wanted);
        assert!(found.iter().any(is_masked), "{script}\n{wanted}\n{found:#?}");
    }
}

/// Customers, as parts of a page: each part must not be shown.
fn customer() -> impl Strategy<Value = (String, String, String)> {
    let name = prop_oneof!["[A-Z][a-z]{3,9}", "[А-Я][а-я]{3,9}"];
    let email = "[a-z]{3,8}[.][a-z]{3,8}@(shop|mail)[.]ru";
    let phone = "[+]7 ?[(]?9[0-9]{2}[)]?[ -]?[0-9]{3}-?[0-9]{2}-?[0-9]{2}";
    (name, email, phone)
}

/// The places in which shops write a customer.
const FORMS: [&str; 9] = [
    "<script>flocktory.push(['postcheckout', {user: {name: 'NAME', email: 'EMAIL', tel: 'PHONE'}, order: {id: 1, price: 'x', items: [{id: 1, title: 'EMAIL'}]}}])</script>",
    "<script>var n = 'NAME', o = {user: {name: n, email: 'EMAIL', phone: 'PHONE'}, order: {}}; flocktory = []; flocktory.push(['postcheckout', o])</script>",
    "<script>var u = JSON.parse('{\"name\": \"NAME\", \"email\": \"EMAIL\"}'); flocktory.push(['postcheckout', {user: u, order: {id: 'PHONE'}}])</script>",
    "<script>flocktory.push(['postcheckout', {user: {name: 'NAME', email: 'EMAIL', order: {id: 'PHONE', }}])</script>",
    "<script>flocktory.push(['post_checkout', {user: {name: 'NAME', email: 'EMAIL'}, order: {id: 'PHONE'}}])</script>",
    "<script>_flocktory.push({order_id: 1, name: 'NAME', email: 'EMAIL', phone: 'PHONE'})</script>",
    "<b>NAME, PHONE</b><p class=i-flocktory data-fl-user-name='NAME' data-fl-user-mail='EMAIL' data-fl-user-phone='PHONE'></p>",
    "<p data-flocktory='{\"user\": {\"name\": \"NAME\", \"email\": \"EMAIL\", \"phone\": \"PHONE\"}, \"order\": {}}'></p>",
    "<script type=application/json data-flocktory-postcheckout>{\"user\": {\"name\": \"NAME\", \"email\": \"EMAIL\"}, \"order\": {\"id\": \"PHONE\"}}</script>",
];

proptest! {
    #[test]
    fn no_output_shows_a_customer((name, email, phone) in customer(), padding in "[ ;]{0,400}", form in 0..FORMS.len()) {
        let page = FORMS[form].replace("NAME", &name).replace("EMAIL", &email).replace("PHONE", &phone);
        let page = page.replace("<script>", &format!("<script>{padding}"));
        let findings = inspect(page.as_bytes(), &InspectOptions::default()).findings;
        prop_assert!(!findings.is_empty());
        for finding in findings {
            let shown = format!("{finding:?}");
            let local = email.split('@').next().unwrap_or_default();
            for secret in [&*name, local, &phone, &phone[phone.len() - 5..]] {
                prop_assert!(!shown.contains(secret), "{secret}: {shown}");
            }
        }
    }
}
