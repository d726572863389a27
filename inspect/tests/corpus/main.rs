//! Templates of eight languages, correct ones and ones with a planted fault, made by this generator and committed in
//! `tests/inspect`: each fault is found at its line and path, and nothing else is found.
//!
//! `BLESS=1` writes the files.

mod dialect;

use dialect::{DIALECTS, Dialect, Slot};
use flocktory_postcheckout::Severity;
use flocktory_postcheckout_inspect::{InspectOptions, inspect};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A file of the corpus.
struct File {
    name: String,
    text: String,
    /// What is found in it: `line severity code path`.
    wanted: Vec<String>,
}

/// The values of a template's payload, as JavaScript.
#[derive(Clone)]
struct Parts {
    name: String,
    email: String,
    sex: Option<String>,
    order_id: String,
    order_price: String,
    item_id: String,
    item_title: String,
    item_price: String,
    item_count: String,
    /// In place of the loop over the items.
    items: Option<String>,
}

impl Parts {
    fn of(dialect: &Dialect, form: usize) -> Parts {
        let (text, number) = (|slot| dialect.text(form, slot), |slot| dialect.number(form, slot));
        Parts {
            name: text(Slot::Name),
            email: text(Slot::Email),
            sex: None,
            order_id: text(Slot::OrderId),
            order_price: number(Slot::OrderPrice),
            item_id: text(Slot::ItemId),
            item_title: text(Slot::ItemTitle),
            item_price: number(Slot::ItemPrice),
            item_count: number(Slot::ItemCount),
            items: None,
        }
    }

    /// The object of the order, on the lines from `{` to `}`.
    fn payload(&self, dialect: &Dialect) -> String {
        let sex = self.sex.as_ref().map(|sex| format!("    sex: {sex},\n")).unwrap_or_default();
        let [each, separator, end] = dialect.each;
        let items = self.items.clone().unwrap_or_else(|| {
            format!(
                "[\n      {each}\n      {{\n        id: {},\n        title: {},\n        price: {},\n        count: {}\n      \
                 }}{separator}\n      {end}\n    ]",
                self.item_id, self.item_title, self.item_price, self.item_count
            )
        });
        format!(
            "{{\n  user: {{\n{sex}    name: {},\n    email: {}\n  }},\n  order: {{\n    id: {},\n    price: {},\n    items: {items}\n  \
             }}\n}}",
            self.name, self.email, self.order_id, self.order_price
        )
    }

    /// A template that pushes the order.
    fn template(&self, dialect: &Dialect) -> String {
        push(dialect, &self.payload(dialect))
    }
}

fn push(dialect: &Dialect, payload: &str) -> String {
    page(dialect, &format!("window.flocktory.push(['postcheckout', {payload}]);"))
}

fn page(dialect: &Dialect, script: &str) -> String {
    format!(
        "{}<h1>Спасибо!</h1>\n<script>\nwindow.flocktory = window.flocktory || [];\n{script}\n</script>\n",
        dialect.head
    )
}

/// The templates in which all is well.
fn correct(dialect: &Dialect) -> Vec<(&'static str, String)> {
    let [inline, other] = [0, 1].map(|form| Parts::of(dialect, form));
    let [condition, otherwise, end] = dialect.branch;
    let payload = inline.payload(dialect);
    let json = dialect.fill(dialect.json, Slot::Order);
    let branches = Parts {
        order_price: format!("{condition}{}{otherwise}{}{end}", inline.order_price, other.order_price),
        ..inline.clone()
    };
    let optional = Parts { sex: Some(dialect.text(1, Slot::Gender)), ..other.clone() };
    vec![
        ("values", inline.template(dialect)),
        ("other-escaping", other.template(dialect)),
        ("branches", branches.template(dialect)),
        (
            "optional",
            optional.template(dialect).replace("    sex:", &format!("    {condition}sex:")).replacen(
                ",\n    name",
                &format!(",{end}\n    name"),
                1,
            ),
        ),
        ("whole-payload", push(dialect, &json)),
        (
            "variable",
            page(dialect, &format!("var order = {payload};\nwindow.flocktory.push(['postcheckout', order]);")),
        ),
        (
            "function",
            page(
                dialect,
                &format!(
                    "function order() {{\n  return {payload};\n}}\n$(function () {{\n  window.flocktory.push(['postcheckout', order()]);\n}});"
                ),
            ),
        ),
        (
            "commented-out",
            page(
                dialect,
                &format!(
                    "// window.flocktory.push(['postcheckout', {{name: '{}'}}]);\nwindow.flocktory.push(['postcheckout', {payload}]);",
                    dialect.fill(dialect.raw, Slot::Name)
                ),
            ),
        ),
    ]
}

/// A template with a planted fault: its name, its text, and what is found on the line that has the mark.
type Faulty = (&'static str, String, &'static str);

/// Marks the line of a fault.
const MARK: &str = "/*fault*/";

#[expect(clippy::too_many_lines, reason = "it is a list")]
fn faulty(dialect: &Dialect) -> Vec<Faulty> {
    let parts = Parts::of(dialect, 0);
    let quoted = |form: &str, slot| format!("{MARK}'{}'", dialect.fill(form, slot));
    let bare = |form: &str, slot| format!("{MARK}{}", dialect.fill(form, slot));
    let is_json = dialect.text[0].starts_with('\'');
    let json_in_quotes = if is_json { dialect.text[1] } else { dialect.text[0] };
    let with = |change: &dyn Fn(&mut Parts)| {
        let mut parts = parts.clone();
        change(&mut parts);
        parts.template(dialect)
    };
    let mut faulty = vec![
        ("raw-name", with(&|parts| parts.name = quoted(dialect.raw, Slot::Name)), "error template_unescaped user.name"),
        (
            "raw-title",
            with(&|parts| parts.item_title = quoted(dialect.raw, Slot::ItemTitle)),
            "error template_unescaped order.items[0].title",
        ),
        (
            "html-title",
            with(&|parts| parts.item_title = quoted(dialect.html, Slot::ItemTitle)),
            "warning template_html_escaped order.items[0].title",
        ),
        (
            "html-email",
            with(&|parts| parts.email = quoted(dialect.html, Slot::Email)),
            "warning template_html_escaped user.email",
        ),
        ("bare-name", with(&|parts| parts.name = bare(dialect.raw, Slot::Name)), "error template_unquoted user.name"),
        (
            "bare-id",
            with(&|parts| parts.order_id = bare(dialect.raw, Slot::OrderId)),
            "warning template_id_unquoted order.id",
        ),
        (
            "bare-item-id",
            with(&|parts| parts.item_id = bare(dialect.html, Slot::ItemId)),
            "warning template_id_unquoted order.items[0].id",
        ),
        (
            "whole-roubles",
            with(&|parts| parts.order_price = bare(dialect.whole, Slot::OrderPrice)),
            "warning payload_price_fraction order.price",
        ),
        (
            "formatted-price",
            with(&|parts| parts.item_price = quoted(dialect.formatted, Slot::ItemPrice)),
            "warning template_price_format order.items[0].price",
        ),
        (
            "formatted-price-bare",
            with(&|parts| parts.order_price = bare(dialect.formatted, Slot::OrderPrice)),
            "error template_price_format order.price",
        ),
        ("constant-sex", with(&|parts| parts.sex = Some(format!("{MARK}'f'"))), "warning payload_sex_guessed user.sex"),
        ("empty-sex", with(&|parts| parts.sex = Some(format!("{MARK}''"))), "warning payload_empty user.sex"),
        (
            "made-up-email",
            with(&|parts| parts.email = format!("{MARK}{} + '@mail.ru'", dialect.text(0, Slot::Phone))),
            "warning payload_email_domain user.email",
        ),
        ("sample-id", with(&|parts| parts.order_id = format!("{MARK}'A1'")), "warning payload_constant order.id"),
        (
            "wrong-key",
            parts.template(dialect).replace("        count:", &format!("        {MARK}quantity:")),
            "warning unknown_key order.items[0].quantity",
        ),
        (
            "wrong-event",
            parts.template(dialect).replace("'postcheckout'", &format!("{MARK}'post-checkout'")),
            "error page_event_name ",
        ),
        (
            "overwritten-queue",
            parts
                .template(dialect)
                .replace("window.flocktory = window.flocktory || [];", &format!("{MARK}window.flocktory = [];")),
            "error page_queue_overwritten ",
        ),
        (
            "local-queue",
            page(
                dialect,
                &format!(
                    "(function () {{\n{MARK}var flocktory = window.flocktory || [];\nflocktory.push(['postcheckout', {}]);\n}})();",
                    parts.payload(dialect)
                ),
            ),
            "error page_queue_local ",
        ),
        (
            "old-api",
            page(
                dialect,
                &format!(
                    "{MARK}_flocktory.push({{order_id: {}, email: {}, price: {}, items: []}});",
                    parts.order_id, parts.email, parts.order_price
                ),
            ),
            "error page_old_api ",
        ),
        (
            "raw-in-function",
            with(&|parts| parts.name = format!("{MARK}clean('{}')", dialect.fill(dialect.raw, Slot::Name))),
            "error template_unescaped ",
        ),
        (
            "missing-comma",
            parts.template(dialect).replacen("  user: {\n", &format!("  user: {{\n    {MARK}id 1,\n"), 1),
            "error page_script_syntax ",
        ),
    ];
    if !json_in_quotes.starts_with(['\'', '"']) {
        faulty.push((
            "json-in-quotes",
            with(&|parts| parts.name = quoted(json_in_quotes, Slot::Name)),
            "error template_json_quoted user.name",
        ));
    }
    if let Some(form) = dialect.unsafe_json {
        let severity = if form.contains("SLASHES") || form.contains("ObjectMapper") {
            "error template_json_flags order.items[0].title"
        } else {
            "warning template_json_flags order.items[0].title"
        };
        faulty.push(("unsafe-json", with(&|parts| parts.item_title = bare(form, Slot::ItemTitle)), severity));
    }
    if let Some(form) = dialect.guess {
        faulty.push((
            "guessed-sex",
            with(&|parts| parts.sex = Some(bare(form, Slot::Gender))),
            "warning payload_sex_guessed user.sex",
        ));
    }
    if let Some(form) = dialect.glued {
        faulty.push((
            "glued-items",
            with(&|parts| parts.items = Some(bare(form, Slot::Items))),
            "warning template_items_glued order.items[0]",
        ));
    }
    faulty
}

/// Orders that PHP builds as arrays: the name of a file, its text, and what is found on the line that has the mark.
fn arrays() -> Vec<Faulty> {
    let order = "[\n    'user' => [\n        'name' => $arUser['NAME'],\n        'email' => $arUser['EMAIL'],\n    ],\n    'order' => [\n        \
                 'id' => $arOrder['ACCOUNT_NUMBER'],\n        'price' => (float)$arOrder['PRICE'],\n        'items' => $arItems,\n    ],\n]";
    let push = "<script>\nwindow.flocktory = window.flocktory || [];\nwindow.flocktory.push(['postcheckout', <?= \
                Bitrix\\Main\\Web\\Json::encode($payload) ?>]);\n</script>\n";
    let items = "$arItems = [];\nforeach ($basket as $item) {\n    $arItems[] = [\n        'id' => $item->getProductId(),\n        'title' => \
                 $item->getField('NAME'),\n        'price' => $item->getPrice(),\n        'count' => $item->getQuantity(),\n    ];\n}\n";
    let file = |code: &str| format!("<?php\n{code}?>\n{push}");
    let correct = file(&format!("{items}$payload = {order};\n"));
    let with = |old: &str, new: &str| {
        assert!(correct.contains(old), "{old}");
        correct.replacen(old, &format!("{MARK}{new}"), 1)
    };
    let in_class = format!(
        "<?php\nclass Flocktory\n{{\n    public function order()\n    {{\n        return $this->send('postcheckout', {order});\n    }}\n}}\n"
    );
    let assigned = "<?php\n$data = array();\n$data['user']['name'] = $name;\n$data['user']['email'] = $email;\n$data['order'] = array('id' => \
                    (string)$id, 'price' => $sum);\n$data['order']['items'] = array();\n$data['order']['items'][] = array('id' => $sku, \
                    'count' => 1);\n";
    vec![
        ("array", correct.clone(), ""),
        (
            "array-key-of-a-variable",
            correct.replace("'name' => $arUser['NAME'],\n        'email' => $arUser['EMAIL'],", "$key => $value,"),
            "",
        ),
        ("array-in-class", in_class.clone(), ""),
        ("array-assigned", assigned.to_owned(), ""),
        (
            "array-old-syntax",
            file(&format!("{items}$payload = {order};\n").replace("= [\n", "= array(\n").replace("];\n", ");\n")),
            "",
        ),
        ("array-wrong-key", with("'title' => $item", "'name' => $item"), "warning unknown_key order.items[0].name"),
        ("array-quantity", with("'count' =>", "'quantity' =>"), "warning unknown_key order.items[0].quantity"),
        (
            "array-whole-roubles",
            with("'price' => (float)", "'price' => (int)"),
            "warning payload_price_fraction order.price",
        ),
        (
            "array-html",
            with("'title' => $item->getField('NAME')", "'title' => htmlspecialcharsbx($item->getField('NAME'))"),
            "warning template_html_escaped order.items[0].title",
        ),
        (
            "array-sex",
            with("'name' =>", "'sex' => $arUser['G'] == 'F' ? 'f' : 'm',\n        'name' =>"),
            "warning payload_sex_guessed user.sex",
        ),
        ("array-constant-sex", with("'name' =>", "'sex' => 'f', 'name' =>"), "warning payload_sex_guessed user.sex"),
        (
            "array-null",
            with("'items' => $arItems", "'custom_field' => null, 'items' => $arItems"),
            "warning payload_empty order.custom_field",
        ),
        (
            "array-made-up-email",
            with("'email' => $arUser['EMAIL']", "'email' => $arUser['PHONE'] . '@shop.ru'"),
            "warning payload_email_domain user.email",
        ),
        ("array-constant-email", with("$arUser['EMAIL']", "'info@shop.ru'"), "warning payload_constant user.email"),
        (
            "array-id-number",
            with("'id' => $arOrder['ACCOUNT_NUMBER']", "'id' => (int)$arOrder['ID']"),
            "warning payload_id_number order.id",
        ),
    ]
}

/// The corpus, by file name.
fn files() -> Vec<File> {
    let mut files = Vec::new();
    for dialect in &DIALECTS {
        let name = |name: &str| format!("{}/{name}.{}", dialect.kind.as_str(), dialect.extension);
        for (of, text) in correct(dialect) {
            files.push(File { name: name(&format!("correct-{of}")), text, wanted: Vec::new() });
        }
        for (of, text, problem) in faulty(dialect) {
            let line = 1 + text.lines().position(|line| line.contains(MARK)).expect("a marked line");
            let text = text.replace(MARK, "");
            files.push(File { name: name(of), text, wanted: vec![format!("{line} {}", problem.trim_end())] });
        }
    }
    for (of, text, problem) in arrays() {
        let line = text.lines().position(|line| line.contains(MARK)).unwrap_or_default() + 1;
        let wanted = if problem.is_empty() { Vec::new() } else { vec![format!("{line} {problem}")] };
        files.push(File { name: format!("php/{of}.php"), text: text.replace(MARK, ""), wanted });
    }
    files
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/inspect")
}

/// What is found but for notes: `line severity code path`.
fn found(name: &str, text: &str) -> Vec<String> {
    let mut options = InspectOptions::default();
    options.name = name;
    let findings = inspect(text.as_bytes(), &options).findings.into_iter();
    let problems = findings.filter(|finding| finding.problem.severity != Severity::Note);
    let line = |finding: flocktory_postcheckout_inspect::Finding| {
        let problem = finding.problem;
        format!("{} {} {} {}", finding.line, problem.severity.as_str(), problem.code, problem.path)
            .trim_end()
            .to_owned()
    };
    problems.map(line).collect()
}

#[test]
fn the_files_are_those_of_the_generator() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut names = BTreeSet::new();
    for file in files() {
        let path = folder().join(&file.name);
        if bless {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("create");
            std::fs::write(&path, &file.text).expect("write");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == file.text, "{} is stale: run with BLESS=1", file.name);
        assert!(names.insert(file.name.clone()), "{} is there again", file.name);
    }
    let mut count = 0;
    for dialect in &DIALECTS {
        count += std::fs::read_dir(folder().join(dialect.kind.as_str())).expect("a folder").count();
    }
    assert_eq!(count, names.len(), "files that the generator does not make");
}

#[test]
fn each_fault_is_found_and_nothing_else() {
    let mut differences = Vec::new();
    let (mut faulty, mut correct) = (0, 0);
    for file in files() {
        let found = found(&file.name, &file.text);
        if found != file.wanted {
            differences.push(format!("{}\n  found  {found:?}\n  wanted {:?}", file.name, file.wanted));
        }
        if file.wanted.is_empty() { correct += 1 } else { faulty += 1 }
    }
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
    assert!(faulty >= 120, "{faulty}");
    assert!(correct >= 60, "{correct}");
}

/// The language is recognised by the content too, where the name does not say it.
#[test]
fn languages_are_recognised_by_content() {
    let mut wrong = BTreeMap::new();
    for file in files() {
        let kind = inspect(file.text.as_bytes(), &InspectOptions::default()).kind;
        if !file.name.starts_with(kind.as_str()) {
            wrong.insert(file.name, kind.as_str());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
