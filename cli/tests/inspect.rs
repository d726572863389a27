//! The command `inspect` as people use it: files, folders and standard input in; reports and exit codes out.

use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const LOADER: &str = r#"<script src="https://api.flocktory.com/v2/loader.js?site_id=1839" async></script>"#;
const PUSH: &str = "window.flocktory = window.flocktory || []; window.flocktory.push(['postcheckout', {user: {name: 'Anna', email: 'anna@shop.ru'}, order: {id: 'A-1', price: 10, items: [{id: '7'}]}}]);";

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    /// What was found, each as `file:line:column code`, for `--format json`.
    fn found(&self) -> Vec<String> {
        let list: Vec<Value> = serde_json::from_str(&self.out).expect(&self.out);
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let line = |found: &Value| {
            let [file, line, column, code] = ["file", "line", "column", "code"].map(|key| text(&found[key]));
            format!("{file}:{line}:{column} {code}")
        };
        list.iter().map(line).collect()
    }
}

/// Runs `inspect` in a folder.
fn inspect(folder: &Path, arguments: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_flocktory-postcheckout"))
        .arg("inspect")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the input was written");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder with these files.
fn tree(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    folder
}

fn page(script: &str) -> String {
    format!("<!doctype html><title>t</title>\n{LOADER}\n<script>{script}</script>\n")
}

#[test]
fn a_folder_is_judged_as_one_shop() {
    let shop = tree(&[
        ("b/thank-you.html", &format!("<p>Thanks</p>\n<script>{PUSH}</script>")),
        ("a/head.html", LOADER),
        ("c.js", "flocktory.push(['postcheckout', {user: {name: ''}}]);"),
        ("unrelated.html", "<script>broken(</script>"),
    ]);
    let run = inspect(shop.path(), &[".", "--format", "json"], "");
    // The page lacks the loader and the head lacks the push, but the shop has both.
    assert_eq!(run.found(), ["./c.js:1:33 order_missing", "./c.js:1:40 identity_missing", "./c.js:1:47 name_missing"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    fs::remove_file(shop.path().join("c.js")).expect("a file");
    let run = inspect(shop.path(), &["."], "");
    assert_eq!((run.code, run.out.as_str()), (Some(0), "2 files: 0 errors, 0 warnings\n"));
}

#[test]
fn what_all_files_of_a_folder_lack_is_reported_once() {
    let shop = tree(&[("a.html", "<p class=i-flocktory></p>"), ("b.html", "<p class='I-Flocktory'></p>")]);
    let run = inspect(shop.path(), &[".", "--format", "json"], "");
    assert_eq!(run.found(), [".:1:1 page_push_missing", ".:1:1 page_loader_missing"]);
    assert_eq!(run.code, Some(1));
    // A script may add the loader.
    fs::write(shop.path().join("c.js"), "flocktory.src = '//api.flocktory.com/v2/loader.js?site_id=1'")
        .expect("a file");
    assert_eq!(inspect(shop.path(), &[".", "--format", "json"], "").found(), [".:1:1 page_push_missing"]);
}

#[test]
fn a_folder_without_flocktory_says_so() {
    let shop = tree(&[("a.html", "<p>Thanks</p>"), ("b.js", "var a;")]);
    let run = inspect(shop.path(), &[".", "--format", "json"], "");
    assert_eq!(run.found(), [".:1:1 page_push_missing"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ".: no file mentions Flocktory, of 2 that were looked at\n"));
}

#[test]
fn of_a_folder_only_what_belongs_to_the_shop_is_read() {
    let broken = "flocktory.push(";
    let shop = tree(&[
        (".gitignore", "/build\n"),
        ("build/a.js", broken),
        (".hidden/a.js", broken),
        ("binary.js", "flocktory.push(\0"),
        ("late.js", &format!("{}\0flocktory", " ".repeat(10_000))),
        ("large.js", &format!("{broken}{}", " ".repeat(21 << 20))),
        ("README.md", "Flocktory"),
        ("package.json", "{\"name\": \"flocktory\"}"),
        ("thank-you.html", &page(PUSH)),
    ]);
    let run = inspect(shop.path(), &["."], "");
    assert_eq!((run.code, run.out.as_str()), (Some(0), "1 file: 0 errors, 0 warnings\n"));
    assert_eq!(
        run.err.lines().collect::<Vec<_>>(),
        [
            ".: not read, because larger than 20 MB: ./large.js",
            ".: not read, because not pages, scripts or templates by their names (--kind reads them): ./README.md, ./package.json",
        ]
    );
    // A file that is named is read, whatever its size and name; `--kind` says what it is.
    let run = inspect(shop.path(), &["build/a.js", "README.md", "--format", "json", "--kind", "page"], "");
    let missing = ["page_push_missing", "page_loader_missing"];
    let of = |file: &str| missing.map(|code| format!("{file}:1:1 {code}"));
    let mut wanted = [of("build/a.js"), of("README.md")].concat();
    let mut found = run.found();
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
}

#[test]
fn a_deep_tree_is_walked() {
    let shop = tempfile::tempdir().expect("a folder");
    let deep = shop.path().join("a/".repeat(1_500));
    fs::create_dir_all(&deep).expect("folders");
    fs::write(deep.join("a.js"), PUSH).expect("a file");
    let run = inspect(shop.path(), &["."], "");
    assert_eq!((run.code, run.out.as_str()), (Some(0), "1 file: 0 errors, 0 warnings\n"), "{}", run.err);
}

#[test]
fn what_cannot_be_read_ends_with_two_and_its_name() {
    let shop = tree(&[("a.js", PUSH)]);
    for arguments in [&["a.js", "missing.html"][..], &["missing/"], &["a.js", "--kind", "word"], &[]] {
        let run = inspect(shop.path(), arguments, "");
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
    }
    assert!(inspect(shop.path(), &["missing.html"], "").err.contains("missing.html: "), "the name");
}

#[test]
fn standard_input_is_a_file() {
    let run = inspect(Path::new("/"), &["-", "--format", "json"], "flocktory.push(['postcheckout']);");
    assert_eq!(run.found(), ["standard input:1:16 wrong_type"], "{}", run.out);
}

#[test]
fn text_shows_the_line_and_explains_each_code_once() {
    let page = "<script>\n  var a = {name: 'Anna', id: 7};\n  flocktory = [];\n  flocktory = [];\n</script>";
    let run = inspect(Path::new("/"), &["-", "--kind", "script"], "flocktory = [];\n  flocktory = []; // Ян");
    let wanted = "\
standard input:1:1: error page_queue_overwritten: the queue `window.flocktory` is replaced, and the events in it are lost
  |
1 | flocktory = [];
  | ^^^^^^^^^
  |
  = more: flocktory-postcheckout explain page_queue_overwritten

standard input:2:3: error page_queue_overwritten: the queue `window.flocktory` is replaced, and the events in it are lost
  |
2 | flocktory = []; // Ян
  | ^^^^^^^^^

1 file: 2 errors, 0 warnings
";
    assert_eq!(run.out, wanted);
    let run = inspect(Path::new("/"), &["-", "--lang", "ru"], page);
    assert!(
        run.out.contains("\n  = подробнее: flocktory-postcheckout explain page_queue_overwritten --lang ru\n"),
        "{}",
        run.out
    );
}

#[test]
fn a_hostile_name_does_not_reach_the_terminal() {
    let shop = tree(&[("\u{1b}[2J.js", "flocktory = [];")]);
    let run = inspect(shop.path(), &["."], "");
    assert!(run.out.starts_with("./\u{fffd}[2J.js:1:1: error"), "{}", run.out);
}

#[test]
fn a_reader_that_stops_early_hides_no_error() {
    let shop = tree(&[("a.js", &"flocktory = [];\n".repeat(20_000))]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_flocktory-postcheckout"))
        .args(["inspect", "a.js"])
        .current_dir(shop.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), b"".as_slice()));
}

#[test]
fn sarif_says_where_a_finding_is() {
    let shop = tree(&[("мой файл#1.js", "var a;\r\n  flocktory = [];\r\n  flocktory = [];")]);
    let run = inspect(shop.path(), &[".", "--format", "sarif"], "");
    assert_eq!(run.code, Some(1));
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let results = report["runs"][0]["results"].as_array().expect("results");
    let [first, second] = results.as_slice() else { panic!("{results:?}") };
    let place = &first["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "%D0%BC%D0%BE%D0%B9%20%D1%84%D0%B0%D0%B9%D0%BB%231.js");
    let region = ["startLine", "startColumn", "endColumn"].map(|key| place["region"][key].as_u64());
    assert_eq!(region, [Some(2), Some(3), Some(12)]);
    assert_eq!(place["region"]["snippet"]["text"], "flocktory = [];");
    // The same line twice is two findings.
    assert_ne!(first["partialFingerprints"], second["partialFingerprints"]);
    let rules = &report["runs"][0]["tool"]["driver"]["rules"];
    assert_eq!(rules[0]["id"], "page_queue_overwritten");
}

/// Ids of pages, scripts and recordings are looked for in the feed; those that only the script knows are not.
#[test]
fn items_are_looked_for_in_the_feed() {
    let feed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/feed.xml");
    let push = |id: &str| format!("{LOADER}<script>{}</script>", PUSH.replace("'7'", id));
    let body = "%7B%22i%22%3A%22A-1%22%2C%22e%22%3A%22anna%40shop.ru%22%2C%22n%22%3A%22Anna%22%2C%22p%22%3A1%2C%22t%22%3A%7B%220%22%3A%7B%22i%22%3A%2277%22%7D%7D%7D";
    let har = serde_json::json!({"log": {"entries": [
        {"request": {"url": "https://api.flocktory.com/v2/loader.js"}, "response": {"status": 200}},
        {"request": {"url": format!("https://api.flocktory.com/1/postcheckout/offer.js?body={body}")}, "response": {"status": 200}},
    ]}});
    let attribute = PUSH.replace("'7'", "sku");
    let attribute = format!(
        "{LOADER}<script>{attribute}</script>\n<p data-flocktory='{{\"user\": {{\"name\": \"A\", \"email\": \"anna@shop.ru\"}}, \"order\": {{\"id\": \"2\", \"price\": 1, \"items\": [{{\"id\": \"0\"}}]}}}}'>"
    );
    let shop = tree(&[
        ("a.html", &push("'00077'")),
        ("b.html", &push("'00078'")),
        ("c.html", &push("sku")),
        ("d.html", &attribute),
        ("e.har", &har.to_string()),
        ("f.js", &PUSH.replace("'7'", "'air-90'")),
    ]);
    let index = shop.path().join("feed.idx");
    let run = Command::new(env!("CARGO_BIN_EXE_flocktory-postcheckout"))
        .args(["feed", "index"])
        .arg(feed)
        .arg("--output")
        .arg(&index)
        .output()
        .expect("the command starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let all = ["a.html", "b.html", "c.html", "d.html", "e.har", "f.js", "--format", "json"];
    let run = inspect(shop.path(), &[&all[..], &["--feed", "feed.idx"]].concat(), "");
    let wanted = [
        "b.html:1:261 feed_id_unknown",
        "c.html:1:261 not_judged",
        "d.html:1:261 not_judged",
        "d.html:2:119 feed_id_unknown",
        "e.har:1:1 feed_id_zeros",
        "f.js:1:172 feed_id_case",
    ];
    assert_eq!(run.found(), wanted);
    assert!(inspect(shop.path(), &all, "").found().iter().all(|found| found.ends_with(" not_judged")));
    assert_eq!(inspect(shop.path(), &["a.html", "--feed", "a.html"], "").code, Some(2));
}

#[test]
fn html_is_one_page_with_the_verdict_in_each_language() {
    let shop = tree(&[("\"><img src=x>.js", &"flocktory = [];\n".repeat(25)), ("ok.js", PUSH)]);
    let verdicts = [
        ("en", "<h1>Orders are lost or wrong: 25\u{a0}errors in 2\u{a0}files.</h1>"),
        ("ru", "<h1>Заказы теряются или искажаются: 25\u{a0}ошибок в 2\u{a0}файлах.</h1>"),
    ];
    for (lang, verdict) in verdicts {
        let run = inspect(shop.path(), &[".", "--format", "html", "--lang", lang], "");
        assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
        assert!(run.out.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\">")), "{}", run.out);
        assert!(run.out.contains(verdict), "{}", run.out);
        assert!(run.out.contains("<b>./&quot;&gt;&lt;img src=x&gt;.js</b>"), "{}", run.out);
        assert_eq!(run.out.matches("<pre class=\"line\">").count(), 20);
    }
    assert!(inspect(shop.path(), &[".", "--format", "html"], "").out.contains("And 5 more: --format json lists them."));
    for (input, verdict) in [
        (
            "flocktory.push(['postcheckout', x]);",
            "No problems found, but 1\u{a0}place in 1\u{a0}file could not be judged.",
        ),
        (PUSH, "No problems found in 1\u{a0}file."),
        (&PUSH.replace("'Anna'", "null"), "Orders are sent, but there is 1\u{a0}warning in 1\u{a0}file."),
    ] {
        let run = inspect(Path::new("/"), &["-", "--format", "html"], input);
        assert!(run.out.contains(&format!("<h1>{verdict}</h1>")), "{verdict}: {}", run.out);
        assert_eq!(run.code, Some(0));
    }
}

#[test]
fn the_report_shows_the_library_in_the_language_of_the_templates() {
    for (kind, example) in
        [("django", "bindings-python"), ("erb", "bindings-ruby"), ("smarty", "bindings-php"), ("page", "bindings-php")]
    {
        let run = inspect(Path::new("/"), &["-", "--format", "html", "--kind", kind], &page(PUSH));
        assert!(run.out.contains(&format!("/blob/main/{example}/README.md")), "{kind}");
    }
}

#[test]
fn no_format_shows_a_customer() {
    let script = "flocktory.push(['postcheckout', {user: {name: 'Ефросинья', email: 'efrosinya@shop.ru', phon: '+7 (999) 888-77-66'},
        order: {id: '8 999 888-77-66', price: 'efrosinya@shop.ru', items: [{id: 'x', title: 'efrosinya@shop.ru', nam: 'Ефросинья'}]}}]);";
    for format in ["text", "json", "sarif", "html"] {
        let run = inspect(Path::new("/"), &["-", "--format", format], script);
        assert_eq!(run.code, Some(1), "{format}");
        for secret in ["Ефросинья", "efrosinya", "888-77", "77-66"] {
            assert!(!run.out.contains(secret), "{format}: {secret}: {}", run.out);
        }
    }
}
