//! The pages: every command on them is run and prints the block below it, and the generated tables are complete.
//!
//! `BLESS=1 cargo test -p flocktory-postcheckout-cli --test readme` writes the tables and what the commands print.

use flocktory_postcheckout::limits::{
    MAX_BASE_URL, MAX_DEPTH, MAX_EXTRA, MAX_FEED_ATTRIBUTES, MAX_FEED_CATEGORIES, MAX_FEED_CATEGORY_ID,
    MAX_FEED_CURRENCIES, MAX_FEED_DEPTH, MAX_FEED_ELEMENT, MAX_FEED_ID, MAX_FEED_OFFERS, MAX_FEED_RATIO,
    MAX_FEED_UNPACKED, MAX_ITEMS, MAX_KEYS, MAX_LINE, MAX_OPTION_VALUES, MAX_ORDERS, MAX_PROBLEMS, MAX_TEXT,
};
use flocktory_postcheckout::{Code, Json, Lang, Options, Value, check};
use flocktory_postcheckout_inspect::{TABLES, codes::CONTAINERS};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// The pages that exist in both languages, by the name of the English one without `.md`.
const PAGES: [&str; 7] = ["README", "docs/problems", "docs/cli", "docs/order", "docs/csp", "docs/feed", "docs/inspect"];

/// Lines of a README at most: its readers find their language on the first screen, and the rest in docs.
const MAX_LINES: usize = 150;

/// The sections of `docs/problems.md`, each with the tables of codes that it shows.
const SECTIONS: [(&str, &[&str]); 7] = [
    ("orders", &["orders"]),
    ("input", &["input"]),
    ("options", &["options", "container-options"]),
    ("lookup", &["lookup"]),
    ("feeds", &["documents", "offers"]),
    ("pages", &["pages", "payloads", "recordings"]),
    ("containers", &["containers"]),
];

/// A limit: its value, what it counts in English and in Russian, and its code.
type Limit = (u64, &'static str, &'static str, &'static str);

const ORDER_LIMITS: [Limit; 10] = [
    (MAX_ORDERS as u64, "orders in one list", "заказов в одном списке", "too_many_orders"),
    (MAX_ITEMS as u64, "items in one order", "товаров в одном заказе", "too_many_items"),
    (MAX_TEXT as u64, "bytes of one text, in UTF-8", "байтов в одном тексте, в UTF-8", "text_too_long"),
    (
        MAX_KEYS as u64,
        "keys of one map or elements of one list in `extra`; unknown keys of one map",
        "ключей одного объекта или элементов одного списка в `extra`; неизвестных ключей одного объекта",
        "too_many_keys",
    ),
    (MAX_DEPTH as u64, "nested maps and lists in `extra`", "вложенных объектов и списков в `extra`", "too_deep"),
    (
        MAX_EXTRA as u64,
        "bytes of all `extra` fields of one input in the snippet",
        "байтов всех полей `extra` одного заказа в скрипте",
        "extra_too_large",
    ),
    (
        MAX_OPTION_VALUES as u64,
        "values of all options together, on every level",
        "значений всех опций вместе, на всех уровнях",
        "too_many_keys",
    ),
    (MAX_BASE_URL as u64, "bytes of the option `base_url`", "байтов в опции `base_url`", "option_invalid"),
    (MAX_LINE as u64, "bytes of one line of NDJSON", "байтов в одной строке NDJSON", "line_too_long"),
    (
        MAX_PROBLEMS as u64,
        "problems that are kept; the others are counted",
        "проблем, которые хранятся; остальные подсчитываются",
        "too_many_problems",
    ),
];

const FEED_LIMITS: [Limit; 10] = [
    (
        MAX_FEED_ELEMENT as u64,
        "bytes of one offer or other element",
        "байтов в одном предложении или другом элементе",
        "feed_too_long",
    ),
    (MAX_FEED_DEPTH as u64, "nested elements", "вложенных элементов", "feed_too_deep"),
    (MAX_FEED_ATTRIBUTES as u64, "attributes of one element", "атрибутов у одного элемента", "feed_limit"),
    (
        MAX_FEED_ID as u64,
        "bytes of an offer's id that the index keeps",
        "байтов в id предложения, который попадает в индекс",
        "feed_offer_id_long",
    ),
    (
        MAX_FEED_CATEGORY_ID as u64,
        "bytes of the id of a category or currency",
        "байтов в id категории или валюты",
        "feed_limit",
    ),
    (MAX_FEED_CATEGORIES as u64, "categories", "категорий", "feed_limit"),
    (MAX_FEED_CURRENCIES as u64, "currencies", "валют", "feed_limit"),
    (
        MAX_FEED_OFFERS as u64,
        "offers whose ids are compared to find repeated ones",
        "предложений, среди которых ищутся повторы id",
        "feed_limit",
    ),
    (
        MAX_FEED_UNPACKED,
        "bytes that an archive may unpack to, whatever its size",
        "байтов, до которых может распаковаться архив любого размера",
        "feed_archive",
    ),
    (
        MAX_FEED_RATIO,
        "times its own size that a larger archive may unpack to",
        "раз, во сколько может вырасти при распаковке архив побольше",
        "feed_archive",
    ),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Locked while a page is read or blessed, because tests of one page run at the same time.
static PAGE: Mutex<()> = Mutex::new(());

fn read(name: &str) -> String {
    let _held = PAGE.lock().unwrap_or_else(PoisonError::into_inner);
    std::fs::read_to_string(root().join(name)).expect(name)
}

/// Whether the page is up to date; with `BLESS`, it is updated.
fn compare_or_bless(name: &str, place: &str, part: &str, wanted: &str) {
    if std::env::var_os("BLESS").is_none() {
        assert_eq!(part, wanted, "{name}: {place}");
    } else if part != wanted {
        let _held = PAGE.lock().unwrap_or_else(PoisonError::into_inner);
        let path = root().join(name);
        let page = std::fs::read_to_string(&path).expect(name);
        let (before, rest) = page.split_once(place).expect(place);
        let after = rest.strip_prefix(part).expect("the part that was read");
        std::fs::write(path, format!("{before}{place}{wanted}{after}")).expect(name);
    }
}

/// A page's file in each language.
fn twins(page: &str) -> [(String, Lang); 2] {
    [(format!("{page}.md"), Lang::En), (format!("{page}.ru.md"), Lang::Ru)]
}

fn pages() -> impl Iterator<Item = (String, Lang)> {
    PAGES.into_iter().flat_map(twins)
}

fn pick<T>(lang: Lang, en: T, ru: T) -> T {
    if lang == Lang::Ru { ru } else { en }
}

/// The code blocks of a page: each one's language and content.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let mut parts = page.split("\n```");
    parts.next();
    let mut blocks = Vec::new();
    while let (Some(block), Some(_)) = (parts.next(), parts.next()) {
        blocks.push(block.split_once('\n').expect("a block's language and content"));
    }
    blocks
}

/// A folder to run the pages' commands in: with the project's files, and files of a shop's names.
struct Shop(tempfile::TempDir);

impl Shop {
    fn new() -> Shop {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["Cargo.toml", "Cargo.lock", "core", "cli", "examples"] {
            let original = root().canonicalize().expect("the project").join(name);
            std::os::unix::fs::symlink(original, folder.path().join(name)).expect("a link");
        }
        for (name, example) in
            [("feed.xml", "feed.xml"), ("orders.ndjson", "orders.ndjson"), ("order.json", "order.json")]
        {
            std::fs::copy(root().join("examples").join(example), folder.path().join(name)).expect("a copy");
        }
        Shop(folder)
    }

    /// Runs a command that was built for this test, and returns what it prints on stdout.
    fn output(&self, command: &str) -> String {
        let built = Path::new(env!("CARGO_BIN_EXE_flocktory-postcheckout")).parent().expect("a folder");
        let path = std::env::var("PATH").expect("a path");
        // `cargo run` would build it once more, with other features; another test asks which command it runs.
        let (folder, command) = match command.strip_prefix("cargo run -- ") {
            Some(arguments) => (root(), format!("flocktory-postcheckout {arguments}")),
            None => (self.0.path().to_owned(), command.to_owned()),
        };
        let run = Command::new("bash")
            .args(["-c", &command])
            .current_dir(folder)
            .env("PATH", format!("{}:{path}", built.display()))
            .output()
            .expect("bash");
        assert!(matches!(run.status.code(), Some(0 | 1)), "{command}: {}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).expect("UTF-8")
    }
}

/// The text of a page between a command's block and the block with its output, to the first byte of it.
fn between<'p>(page: &'p str, command: &str, output: &str) -> &'p str {
    let rest = page.split_once(&format!("\n{command}\n```")).expect("the command").1;
    let end = rest.find(&format!("\n{output}\n```")).expect("the output");
    &rest[..=end]
}

#[test]
fn every_command_prints_the_block_below_it() {
    for page in PAGES {
        let mut commands = [0, 0];
        for ((name, _), commands) in twins(page).into_iter().zip(&mut commands) {
            let (shop, page) = (Shop::new(), read(&name));
            let blocks = blocks(&page);
            for (at, (_, command)) in blocks.iter().enumerate().filter(|(_, (language, _))| *language == "sh") {
                let printed = shop.output(command);
                match blocks.get(at + 1) {
                    Some((language, wanted)) if ["text", "html"].contains(language) => {
                        let place = format!("{command}\n```{}", between(&page, command, wanted));
                        compare_or_bless(&name, &place, wanted, printed.trim_end());
                    }
                    // Its output is in a file.
                    _ => assert_eq!(printed, "", "{name}: {command}"),
                }
                *commands += 1;
            }
        }
        assert_eq!(commands[0], commands[1], "{page}");
        let least = match page {
            "README" => 1,
            "docs/cli" | "docs/csp" | "docs/feed" => 3,
            _ => 0,
        };
        assert!(commands[0] >= least, "{page} has {} commands", commands[0]);
    }
}

#[test]
fn cargo_run_runs_the_command() {
    let run = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--locked", "--format-version", "1"])
        .current_dir(root())
        .output()
        .expect("cargo");
    let metadata: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let list = |value: &serde_json::Value| value.as_array().expect("a list").clone();
    let members = list(&metadata["workspace_default_members"]);
    let programs: Vec<_> = list(&metadata["packages"])
        .iter()
        .filter(|package| members.contains(&package["id"]))
        .flat_map(|package| list(&package["targets"]))
        .filter(|target| target["kind"][0] == "bin")
        .map(|target| target["name"].clone())
        .collect();
    assert_eq!(programs, ["flocktory-postcheckout"]);
}

#[test]
fn every_order_is_without_problems() {
    for (name, _) in pages() {
        let page = read(&name);
        let orders: Vec<_> = blocks(&page).into_iter().filter(|(language, _)| *language == "json").collect();
        assert!(!orders.is_empty() || !name.starts_with("README"), "{name}");
        for (_, order) in orders {
            assert_eq!(check(&Json::new(order), &Options::default()), [], "{name}");
        }
    }
}

/// A page's Rust is run as a test of the documentation, in `core/src/lib.rs`. The examples of other languages are in the
/// READMEs of the bindings, and the tests of the bindings run them.
#[test]
fn every_block_is_run_by_something() {
    for (name, _) in pages() {
        for (language, _) in blocks(&read(&name)) {
            assert!(["sh", "html", "text", "json", "rust"].contains(&language), "{name}: {language}");
        }
    }
}

#[test]
fn a_readme_is_short() {
    for (name, _) in twins("README") {
        let lines = read(&name).lines().count();
        assert!(lines <= MAX_LINES, "{name} has {lines} lines");
    }
}

/// Compares the part of a page between two marks with the generated text, or writes it.
fn generated(name: &str, mark: &str, wanted: &str) {
    let (page, mark) = (read(name), format!("<!-- {mark} -->\n"));
    let (_, rest) = page.split_once(&mark).unwrap_or_else(|| panic!("{name}: no {mark}"));
    let (part, _) = rest.split_once("<!-- end -->").expect("the mark of its end");
    compare_or_bless(name, &mark, part, &format!("{wanted}\n"));
}

fn table(heads: &str, rows: impl Iterator<Item = String>) -> String {
    let rule = "|---".repeat(heads.matches('|').count() - 1) + "|";
    [heads.to_owned(), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Every table of codes, those of containers included.
fn tables() -> Vec<(&'static str, &'static [Code])> {
    Code::TABLES.iter().chain(TABLES).copied().collect()
}

#[test]
fn the_tables_of_codes_are_complete() {
    let tables = tables();
    let mut shown: Vec<_> = SECTIONS.iter().flat_map(|(_, tables)| tables.iter().copied()).collect();
    let mut names: Vec<_> = tables.iter().map(|(name, _)| *name).collect();
    shown.sort_unstable();
    names.sort_unstable();
    assert_eq!(shown, names);
    for (name, lang) in twins("docs/problems") {
        for (section, of) in SECTIONS {
            let codes = of.iter().flat_map(|of| tables.iter().find(|(name, _)| name == of).expect(of).1);
            let rows = codes
                .map(|code| format!("| <a id=\"{code}\"></a>`{code}` | {} | {} |", code.rule(lang), code.fix(lang)));
            let heads = pick(lang, "| code | rule | what to do |", "| код | правило | что делать |");
            generated(&name, section, &table(heads, rows));
        }
    }
}

#[test]
fn explain_prints_a_link_to_the_code() {
    let shop = Shop::new();
    for (name, lang) in twins("docs/problems") {
        let page = read(&name);
        for code in [Code::USER_MISSING, CONTAINERS[CONTAINERS.len() - 1]] {
            let lang = pick(lang, "en", "ru");
            let printed = shop.output(&format!("flocktory-postcheckout explain {code} --lang {lang}"));
            let link = printed.lines().last().expect("a line");
            let file = link.strip_prefix(concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/")).expect("the repository");
            assert_eq!(file, format!("{name}#{code}"));
            assert!(page.contains(&format!("<a id=\"{code}\"></a>")), "{name}: {code}");
        }
    }
}

#[test]
fn the_tables_of_limits_are_complete() {
    let grouped = |limit: u64, lang| {
        let digits = limit.to_string();
        let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
        groups.join(pick(lang, ",", " "))
    };
    for (page, limits) in [("docs/order", ORDER_LIMITS), ("docs/feed", FEED_LIMITS)] {
        for (name, lang) in twins(page) {
            let rows = limits.iter().map(|(limit, en, ru, code)| {
                assert!(Code::from_name(code).is_some(), "{code}");
                let link = format!("{}#{code}", pick(lang, "problems.md", "problems.ru.md"));
                format!("| {} | {} | [`{code}`]({link}) |", grouped(*limit, lang), pick(lang, en, ru))
            });
            let heads = pick(lang, "| at most | what | code |", "| не больше | чего | код |");
            generated(&name, "limits", &table(heads, rows));
        }
    }
    // The rule of these codes is a limit.
    for code in Code::all().filter(|code| code.rule(Lang::En) == "limits") {
        let is_listed = ORDER_LIMITS.iter().chain(&FEED_LIMITS).any(|(_, _, _, listed)| *listed == code.as_str());
        assert!(is_listed, "{code}");
    }
}

/// The options that have a separate page.
const OPTION_PAGES: [(&str, &str); 2] = [("nonce", "docs/csp"), ("feed", "docs/feed")];

#[test]
fn the_table_of_options_is_complete() {
    for (name, lang) in twins("README") {
        let rows = Options::TABLE.iter().map(|option| {
            let default = match &option.default {
                Value::Text(text) => format!(" `{text}`"),
                Value::Bool(flag) => format!(" {flag}"),
                _ => String::new(),
            };
            let page = OPTION_PAGES.iter().find(|(of, _)| *of == option.name).map(|(_, page)| page);
            let more = page.map_or(String::new(), |page| match lang {
                Lang::Ru => format!(" ([подробнее]({page}.ru.md))"),
                _ => format!(" ([more]({page}.md))"),
            });
            format!("| `{}` |{default} | {}{more} |", option.name, option.description(lang))
        });
        let heads = pick(lang, "| option | default | what it does |", "| опция | по умолчанию | что делает |");
        generated(&name, "options", &table(heads, rows));
    }
}

#[test]
fn the_pages_of_the_feed_explain_every_reason() {
    for (name, _) in twins("docs/feed") {
        let page = read(&name);
        for code in Code::all().filter(|code| code.as_str().starts_with("feed_id_")) {
            assert!(page.contains(&format!("| `{code}` |")), "{name}: {code}");
        }
    }
}

#[test]
fn both_languages_have_the_same_shape() {
    for page in PAGES {
        let [english, russian] = twins(page).map(|(name, _)| {
            let page = read(&name);
            let heads: Vec<_> = page.lines().filter(|line| line.starts_with('#')).map(|line| line.find(' ')).collect();
            let languages: Vec<_> = blocks(&page).iter().map(|(language, _)| (*language).to_owned()).collect();
            let rows = page.lines().filter(|line| line.starts_with('|')).count();
            let points = page.lines().filter(|line| line.starts_with("- ")).count();
            (heads, languages, rows, points)
        });
        assert_eq!(english, russian, "{page}");
    }
}

/// Links to files of the project, and to anchors of problems.
#[test]
fn every_link_leads_somewhere() {
    let others = [
        "CONTRIBUTING.md",
        "SECURITY.md",
        "bindings-python/README.md",
        "bindings-ruby/README.md",
        "bindings-php/README.md",
        "bindings-php/glue/README.md",
        "bindings-c/README.md",
        "bindings-java/README.md",
        "bindings-perl/README.md",
        "tests/README.md",
        "docs/gtm.md",
        "docs/gtm.ru.md",
        "docs/gtm-check.md",
        "docs/gtm-check.ru.md",
    ];
    let mut links = 0;
    for name in pages().map(|(name, _)| name).chain(others.map(str::to_owned)) {
        let text = read(&name);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            // PyPI shows its page without the files next to it, so it links to the repository.
            let path = if let Some(file) = file.strip_prefix(concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/")) {
                root().join(file)
            } else if file.is_empty() || file.starts_with("https://") {
                continue;
            } else {
                root().join(Path::new(&name).parent().expect("a folder")).join(file)
            };
            assert!(path.exists(), "{name}: {link}");
            if !anchor.is_empty() && file.contains("problems") {
                let page = std::fs::read_to_string(&path).expect(file);
                assert!(page.contains(&format!("<a id=\"{anchor}\"></a>")), "{name}: {link}");
            }
            links += 1;
        }
    }
    assert!(links > 50, "{links} links");
}

#[test]
fn every_file_that_contributors_are_sent_to_exists() {
    let page = read("CONTRIBUTING.md");
    let spans = page.split('`').skip(1).step_by(2);
    let files: Vec<_> = spans
        .filter(|span| {
            span.contains('/') && !span.starts_with("target/") && !span.contains([' ', '\n']) && !span.contains("NAME")
        })
        .collect();
    assert!(files.len() > 30, "{files:?}");
    for file in files {
        assert!(root().join(file).exists(), "CONTRIBUTING.md: {file}");
    }
}
