//! The command as people and scripts use it: arguments and standard input in, output and exit code out.

use flocktory_postcheckout::limits::MAX_LINE;
use serde_json::Value;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

const ORDER: &str =
    r#"{"user":{"name":"Anna","email":"anna@shop.ru"},"order":{"id":"A-1","price":"2999,99","items":[{"id":"7"}]}}"#;
const WITHOUT_PRICE: &str =
    r#"{"user":{"name":"Anna","email":"anna@shop.ru"},"order":{"id":"A-2","items":[{"id":"7"}]}}"#;
const PAYLOAD: &str =
    r#"{"user":{"name":"Anna","email":"anna@shop.ru"},"order":{"id":"A-1","price":2999.99,"items":[{"id":"7"}]}}"#;

/// The result of a run.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    /// Its output, one JSON value per line.
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }
}

fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_flocktory-postcheckout"))
}

fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    let mut child = command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.as_ref().to_vec();
    // Written while the output is read: a run may print before it has read everything.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the input was written");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A file that is removed at the end of the test.
struct File(std::path::PathBuf);

impl File {
    fn new(name: &str, content: impl AsRef<[u8]>) -> File {
        let path = std::env::temp_dir().join(format!("flocktory-postcheckout-{}-{name}", std::process::id()));
        std::fs::write(&path, content).expect("a file in the temporary folder");
        File(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("UTF-8")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn render_prints_the_part_asked_for() {
    let file = File::new("order.json", ORDER);
    let html = run(&["render", file.path()], "");
    assert_eq!((html.code, html.err.as_str()), (Some(0), ""));
    assert!(html.out.starts_with("<script>") && html.out.ends_with("</script>\n"), "{}", html.out);
    assert_eq!(run(&["render", "-"], ORDER).out, html.out);
    let body = run(&["render", "-", "--output", "body"], ORDER);
    assert_eq!(format!("<script>{}</script>\n", body.out.trim_end()), html.out);
    assert_eq!(run(&["render", "-", "--output", "json"], ORDER).out, format!("{PAYLOAD}\n"));
}

#[test]
fn every_option_reaches_the_snippet() {
    let order = r#"{"user":{"phone":"067 123 45 67"},"order":{"id":1,"price":1,"items":[{"id":1,"image":"/x.jpg"}]}}"#;
    let options = ["--form", "data", "--nonce", "abc", "--once", "--spot", "desktop"];
    let more = ["--base-url", "https://shop.ua", "--country", "UA", "--lang", "ru"];
    let run = run(&[&["render", "-"], &options[..], &more].concat(), order);
    assert!(run.out.contains(r#" data-once nonce="abc">"#), "{}", run.out);
    for part in ["380671234567@unknown.email", "https://shop.ua/x.jpg", r#""spot":"desktop""#] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    assert_eq!(run.err, "warning name_missing: user.name не задано; передаётся пустое имя\n");
}

#[test]
fn warnings_go_to_stderr_and_errors_leave_no_snippet() {
    let warned = run(&["render", "-"], ORDER.replace("\"Anna\"", "null"));
    assert_eq!(warned.code, Some(0));
    assert_eq!(warned.err, "warning name_missing: user.name is not given; an empty name is sent\n");
    let refused = run(&["render", "-"], WITHOUT_PRICE);
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(refused.err.starts_with("error price_missing: order.price is missing"), "{}", refused.err);
    assert!(refused.err.ends_with("standard input: no snippet: 1 error, 0 warnings\n"), "{}", refused.err);
    let strict = run(&["render", "-", "--strict"], ORDER.replace("\"Anna\"", "null"));
    assert_eq!((strict.code, strict.out.as_str()), (Some(1), ""));
}

#[test]
fn check_prints_problems_for_people_or_programs() {
    let text = run(&["check", "-"], WITHOUT_PRICE.replace("\"id\":\"7\"", "\"id\":7,\"quantity\":1"));
    assert_eq!(text.code, Some(1));
    let lines: Vec<_> = text.out.lines().collect();
    assert!(lines[0].starts_with("warning unknown_key: order.items[0].quantity"), "{}", text.out);
    assert_eq!(lines[1], "  did you mean `count`?");
    assert_eq!(lines[3], "standard input: 1 error, 1 warning");
    let json = run(&["check", "-", "--format", "json"], WITHOUT_PRICE);
    let problems: Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(problems[0]["code"], "price_missing");
    assert_eq!(run(&["check", "-", "--format", "json"], ORDER).out, "[]\n");
}

#[test]
fn bad_usage_and_unreadable_input_end_with_two() {
    let missing = run(&["render", "no such file"], "");
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.starts_with("flocktory-postcheckout: no such file: "), "{}", missing.err);
    for arguments in [
        &["render"][..],
        &["render", "-", "--form", "xml"],
        &["render", "-", "--threads", "2"],
        &["send", "-"],
        &["check", "--ndjson", "no such file"],
        &["render", "."],
        &["explain", "no_such_code"],
    ] {
        let run = run(arguments, ORDER);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!run.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn ndjson_gives_a_line_for_each_line_and_stops_at_none() {
    let list = format!("[{},{}]", ORDER.replace("A-1", "A-2"), ORDER.replace("A-1", "A-3"));
    let input = format!("{ORDER}\r\n\n{{broken\n{WITHOUT_PRICE}\n  \n{list}");
    let rendered = run(&["render", "--ndjson", "-"], &input);
    assert_eq!((rendered.code, rendered.err.as_str()), (Some(1), ""));
    let lines = rendered.lines();
    let numbers: Vec<_> = lines.iter().map(|line| line["line"].as_u64().expect("a number")).collect();
    assert_eq!(numbers, [1, 3, 4, 6]);
    assert_eq!(lines[0]["html"], run(&["render", "-"], ORDER).out.trim_end());
    assert!(lines[0]["csp_hash"].as_str().expect("text").starts_with("sha256-"));
    assert_eq!(lines[0]["problems"], Value::Array(Vec::new()));
    for (line, code) in [(&lines[1], "json_syntax"), (&lines[2], "price_missing")] {
        assert_eq!(line["problems"][0]["code"], code);
        assert_eq!(line.get("html"), None);
    }
    assert_eq!(lines[3]["html"].as_str().expect("text").matches("'postcheckout'").count(), 2);
    let payloads = run(&["render", "--ndjson", "-", "--output", "json"], ORDER).lines();
    assert_eq!(payloads[0]["json"], PAYLOAD);
}

#[test]
fn ndjson_renders_an_order_once() {
    let input = [ORDER, &ORDER.replace("A-1", "A-2"), ORDER].join("\n");
    let rendered = run(&["render", "--ndjson", "-"], &input);
    assert_eq!(rendered.code, Some(1));
    let lines = rendered.lines();
    assert!(lines[..2].iter().all(|line| line["html"].is_string() && line["problems"] == Value::Array(Vec::new())));
    assert_eq!((lines[2].get("html"), &lines[2]["problems"][0]["code"]), (None, &"order_id_repeated".into()));
}

#[test]
fn ndjson_check_finds_ids_seen_before_and_sums_up() {
    let with_id = |id: &str| ORDER.replace("A-1", id);
    let list = format!("[{},{}]", with_id("A-2"), with_id("A-1"));
    let input = [with_id("A-1"), list, "no json".to_owned(), with_id("A-2")].join("\n");
    let checked = run(&["check", "--ndjson", "-"], &input);
    assert_eq!(checked.code, Some(1));
    let lines = checked.lines();
    let problem = |line: &Value| (line["problems"][0]["path"].clone(), line["problems"][0]["hint"].clone());
    assert_eq!(lines[0]["problems"], Value::Array(Vec::new()));
    assert_eq!(problem(&lines[1]), ("[1].order.id".into(), "first seen in line 1".into()));
    assert_eq!(problem(&lines[3]), ("order.id".into(), "first seen in line 2".into()));
    assert_eq!(
        checked.err,
        "4 lines, 3 with errors\n  error    order_id_repeated              2\n  error    json_syntax                    1\n"
    );
    // An order that is not sent does not count as a duplicate.
    let unsent = [ORDER.trim_end_matches('}').to_owned(), ORDER.replace("2999,99", ""), ORDER.to_owned()].join("\n");
    assert_eq!(run(&["check", "--ndjson", "-"], unsent).lines()[2]["problems"], Value::Array(Vec::new()));
    let text = run(&["check", "--ndjson", "-", "--format", "text"], "no json");
    assert_eq!(text.out, "line 1: error json_syntax: malformed JSON at line 1, column 1: expected a value\n");
}

#[test]
fn many_lines_come_in_order_whatever_the_threads() {
    let input: String = (0..20_000).map(|n| ORDER.replace("A-1", &format!("A-{}", n % 19_999)) + "\n").collect();
    let file = File::new("many.ndjson", &input);
    let one = run(&["check", "--ndjson", "--threads", "1", file.path()], "");
    let many = run(&["check", "--ndjson", "--threads", "8", file.path()], "");
    assert_eq!((one.code, many.code), (Some(1), Some(1)));
    assert_eq!(one.out, many.out);
    assert_eq!(one.out.lines().count(), 20_000);
    assert!(one.out.lines().last().expect("a line").contains("first seen in line 1\""));
}

#[test]
fn the_charset_is_that_of_the_file() {
    let order = ORDER.replace("Anna", "Анна");
    // ORDER begins with the user's name.
    let bytes =
        [b"{\"user\":{\"name\":\"\xc0\xed\xed\xe0", &order.as_bytes()[order.find("Анна").expect("a name") + 8..]]
            .concat();
    let read = run(&["render", "-", "--charset", "windows-1251"], &bytes);
    assert_eq!(read.out, run(&["render", "-"], &order).out);
    let nameless = run(&["render", "-"], &bytes);
    assert_eq!(nameless.code, Some(0));
    assert!(nameless.err.contains("warning not_utf8: user.name"), "{}", nameless.err);
    assert!(nameless.err.contains("windows-1251"), "{}", nameless.err);
    let refused = run(&["render", "-", "--strict"], &bytes);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("error not_utf8: user.name"), "{}", refused.err);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let input = format!("{ORDER}\n").repeat(50_000);
    let file = File::new("pipe.ndjson", &input);
    let mut child = command()
        .args(["render", "--ndjson", file.path()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut start = [0; 10];
    child.stdout.take().expect("a pipe").read_exact(&mut start).expect("some output");
    let output = child.wait_with_output().expect("the command ends");
    // At that point an id was repeated, and the exit code is that of an error.
    assert_eq!((output.status.code(), output.stderr), (Some(1), Vec::new()));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_hides_no_error() {
    for (order, code) in [(ORDER, 0), (WITHOUT_PRICE, 1)] {
        let mut child = command()
            .args(["check", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        drop(child.stdout.take());
        child.stdin.take().expect("a pipe").write_all(order.as_bytes()).expect("an order");
        let output = child.wait_with_output().expect("the command ends");
        assert_eq!((output.status.code(), output.stderr), (Some(code), Vec::new()));
    }
}

#[test]
fn a_line_that_is_too_long_is_reported_as_that() {
    let rest = format!("x\n{}", ORDER.replace("A-1", "A-2"));
    let long = format!("{ORDER}{}{rest}", " ".repeat(MAX_LINE));
    let lines = run(&["render", "--ndjson", "-"], long).lines();
    assert_eq!((lines.len(), &lines[0]["problems"][0]["code"]), (2, &"line_too_long".into()));
    assert!(lines[1]["html"].is_string());

    // A line that begins with blanks is not a blank line.
    let blanks = format!("{}{rest}", " ".repeat(MAX_LINE));
    let text = run(&["check", "--ndjson", "--format", "text", "--lang", "ru", "-"], blanks);
    assert_eq!(text.out, "line 1: error line_too_long: строка длиннее 16777216 байт и не прочитана\n");
}

#[test]
#[cfg(target_os = "linux")]
fn where_stdout_is_full_the_error_says_so() {
    for arguments in [
        &["render"][..],
        &["check"],
        &["check", "--format", "json"],
        &["render", "--ndjson"],
        &["check", "--ndjson"],
        &["static-file"],
        &["csp-sources"],
        &["explain"],
    ] {
        let file = File::new("full.ndjson", ORDER);
        let takes_a_file = matches!(arguments[0], "render" | "check");
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let output = command()
            .args(arguments)
            .args(takes_a_file.then(|| file.path()))
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .expect("the command runs");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        let wanted =
            "flocktory-postcheckout: writing to standard output failed: No space left on device (os error 28)\n";
        assert_eq!((output.status.code(), said.as_str()), (Some(2), wanted), "{arguments:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn where_stderr_is_full_the_exit_code_tells() {
    for (arguments, order, code) in
        [(&["render", "-"][..], ORDER, 0), (&["check", "--ndjson", "-"], WITHOUT_PRICE, 1), (&["render", "x"], "", 2)]
    {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let mut child = command()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(full)
            .spawn()
            .expect("the command starts");
        // A run that reads nothing may have ended already.
        let _ = child.stdin.take().expect("a pipe").write_all(order.replace("\"Anna\"", "null").as_bytes());
        assert_eq!(child.wait().expect("the command ends").code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn the_loader_the_static_file_and_the_sources() {
    let tag = run(&["loader", "1234", "--nonce", "abc"], "");
    assert_eq!(
        tag.out,
        "<script type=\"text/javascript\" src=\"https://api.flocktory.com/v2/loader.js?site_id=1234\" async=\"async\" nonce=\"abc\"></script>\n"
    );
    let refused = run(&["loader", " 1234"], "");
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    assert!(refused.err.contains("site_id_invalid"), "{}", refused.err);
    assert_eq!(run(&["static-file"], "").out, include_str!("../../core/src/page/js/flocktory-postcheckout.js"));
    assert!(run(&["static-file", "--hash"], "").out.starts_with("sha256-"));
    assert!(run(&["csp-sources"], "").out.contains("script-src https://api.flocktory.com"));
}

#[test]
fn explain_tells_one_code_or_all() {
    let one = run(&["explain", "price_missing", "--lang", "ru"], "");
    assert_eq!(one.code, Some(0));
    assert!(one.out.starts_with("price_missing\nПравило: order → price\n"), "{}", one.out);
    assert!(run(&["explain", "price"], "").err.contains("did you mean price_missing?"));
    assert!(run(&["explain"], "").out.lines().count() > 40);
}

const FEED: &str = r#"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE yml_catalog SYSTEM "shops.dtd">
<yml_catalog date="2026-11-25"><shop><offers>
<offer id="SKU-7"><name>Shoes</name><price>1</price></offer>
<offer id="SKU-8" group_id="80"><name>Hat</name><price>1</price></offer>
</offers></shop></yml_catalog>"#;

/// An index of the feed.
fn index(name: &str) -> File {
    let index = File::new(name, "");
    let run = run(&["feed", "index", "-", "-o", index.path()], FEED);
    assert_eq!((run.code, &*run.out), (Some(0), ""), "{}", run.err);
    assert!(run.err.contains(": 2 offers, "), "{}", run.err);
    index
}

#[test]
fn items_that_are_not_in_the_feed_are_told() {
    let index = index("reported.idx");
    let check = run(&["check", "--feed", index.path(), "-"], ORDER);
    assert_eq!(check.code, Some(0));
    assert!(check.out.contains("warning feed_id_prefix: order.items[0].id differs"), "{}", check.out);
    assert!(check.out.contains("the feed has \"SKU-7\""), "{}", check.out);
    let strict = run(&["check", "--strict", "--feed", index.path(), "-"], ORDER);
    assert_eq!(strict.code, Some(1));

    let render = run(&["render", "--output", "json", "--feed", index.path(), "-"], ORDER);
    assert_eq!((render.code, render.out.trim_end()), (Some(0), PAYLOAD));
    assert!(render.err.contains("feed_id_prefix"), "{}", render.err);
}

#[test]
fn many_orders_are_compared_with_the_feed() {
    let index = index("many.idx");
    let lines =
        [ORDER.replace(r#""7""#, r#""SKU-7""#), ORDER.replace(r#""7""#, r#""80""#), ORDER.replace(r#""7""#, r#""9""#)];
    let lines: Vec<_> =
        lines.iter().enumerate().map(|(line, order)| order.replace("A-1", &format!("B-{line}"))).collect();
    let run = run(&["check", "--ndjson", "--feed", index.path(), "-"], lines.join("\n"));
    let codes: Vec<_> = run.lines().iter().map(|line| line["problems"][0]["code"].clone()).collect();
    assert_eq!(codes, [Value::Null, "feed_id_group".into(), "feed_id_unknown".into()]);
    assert!(run.err.contains("feed_id_unknown"), "{}", run.err);
}

#[test]
fn an_index_that_is_of_no_use_is_bad_input() {
    let index = index("bad.idx");
    for (content, reported) in [(&b"<yml_catalog>"[..], "это не индекс фида"), (b"", "это не индекс фида")]
    {
        std::fs::write(index.path(), content).expect("a file");
        let run = run(&["check", "--lang", "ru", "--feed", index.path(), "-"], ORDER);
        assert_eq!((run.code, &*run.out), (Some(2), ""));
        assert!(run.err.contains(reported), "{}", run.err);
    }
    assert_eq!(run(&["render", "--feed", "/nonexistent", "-"], ORDER).code, Some(2));
    // A damaged byte that is found only when the whole file is read.
    let whole = self::index("damaged.idx");
    let mut bytes = std::fs::read(whole.path()).expect("the index");
    *bytes.last_mut().expect("a byte") ^= 1;
    std::fs::write(whole.path(), bytes).expect("a file");
    let run = run(&["check", "--feed", whole.path(), "-"], ORDER);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("the index is damaged"), "{}", run.err);
}

#[test]
fn a_feed_of_bare_ampersands_is_indexed() {
    let index = index("ampersands.idx");
    let feed = FEED.replace("<name>Hat", &format!("<name>{}Hat", "R&D ".repeat(8)));
    let run = run(&["feed", "index", "-", "-o", index.path()], feed);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(run.err.matches("feed_reference").count(), 3, "{}", run.err);
    assert!(run.err.contains("and 5 more"), "{}", run.err);
    assert!(run.err.contains("8 errors in its markup; all of its offers were read"), "{}", run.err);
}

#[test]
fn a_broken_feed_gives_no_index() {
    let index = index("kept.idx");
    let before = std::fs::read(index.path()).expect("the index");
    let cut = &FEED[..FEED.find("<name>Hat").expect("a hat")];
    let broken = run(&["feed", "index", "-", "-o", index.path()], cut);
    assert_eq!(broken.code, Some(1));
    assert!(broken.err.contains("no index was written"), "{}", broken.err);
    assert_eq!(std::fs::read(index.path()).expect("the index"), before);
    let partial = run(&["feed", "index", "--partial", "-", "-o", index.path()], cut);
    assert_eq!(partial.code, Some(0));
    assert!(partial.err.contains("feed_cut_off") && partial.err.contains(": 1 offers, "), "{}", partial.err);

    assert_eq!(run(&["feed", "index", "-", "-o", index.path()], "id;name\n7;Shoes\n").code, Some(2));
    assert_eq!(run(&["feed", "index", "/nonexistent", "-o", index.path()], "").code, Some(2));
    assert_eq!(run(&["feed", "index", "-", "-o", "/nonexistent/feed.idx"], FEED).code, Some(2));

    let empty = FEED.replace("<offer id", "<other id").replace("</offer>", "</other>");
    let none = run(&["feed", "index", "-", "-o", index.path()], empty);
    assert_eq!(none.code, Some(1));
    assert!(none.err.contains("feed_offers_missing"), "{}", none.err);
    let feed = File::new("feed.xml", FEED);
    for output in ["-", feed.path(), "/dev/null"] {
        assert_eq!(run(&["feed", "index", feed.path(), "-o", output], "").code, Some(2), "{output}");
    }
    assert_eq!(std::fs::read_to_string(feed.path()).expect("the feed"), FEED);
    let kept = run(&["feed", "index", feed.path(), "-o", feed.path(), "--lang", "ru"], "");
    assert!(kept.err.contains("это не индекс, поэтому файл не заменён"), "{}", kept.err);
    let other = File::new("other.csv", "id;name\n7;Shoes\n");
    assert_eq!(run(&["feed", "index", "--force", "-", "-o", other.path()], FEED).code, Some(0));
    assert_eq!(run(&["check", "--feed", other.path(), "-"], ORDER).code, Some(0));
    assert_eq!(run(&["feed", "index", "--force", "-", "-o", "/dev/null"], FEED).code, Some(2));
}

#[test]
fn gtm_check_tells_of_a_container() {
    let good = include_str!("../../inspect/tests/gtm/good.json");
    let fine = run(&["gtm", "check", "-"], good);
    assert_eq!((fine.code, fine.out.as_str()), (Some(0), "standard input: 0 errors, 0 warnings\n"));
    let paused =
        File::new("paused.json", good.replacen("\"type\": \"html\",", "\"type\": \"html\", \"paused\": true,", 1));
    let warned = run(&["gtm", "check", paused.path()], "");
    assert_eq!(warned.code, Some(0), "{}", warned.err);
    assert!(warned.out.starts_with("warning gtm_tag_paused: containerVersion.tag[0].paused "), "{}", warned.out);
    let broken =
        run(&["gtm", "check", "-", "--format", "json", "--lang", "ru"], good.replace("{{Order - id}}", "{{Order}}"));
    assert_eq!(broken.code, Some(1));
    let problems: Value = serde_json::from_str(&broken.out).expect("JSON");
    assert_eq!(problems[0]["code"], "gtm_variable_undefined");
    assert!(problems[0]["message"].as_str().expect("a message").contains("тег \"Flocktory - postcheckout\""));
    assert_eq!(run(&["gtm", "check", "no such file"], "").code, Some(2));
}

#[test]
fn a_feed_is_checked_for_people_and_for_programs() {
    let broken = include_str!("../../examples/broken-feed.xml");
    let people = run(&["feed", "check", "-", "--lang", "ru"], broken);
    assert_eq!(people.code, Some(1));
    assert!(people.out.contains("error feed_offer_id_repeated: 1\n  23:12, offer 777: "), "{}", people.out);
    assert!(people.out.ends_with("standard input: 3 offers, 2 categories: 5 errors, 2 warnings\n"), "{}", people.out);

    let feed = broken.replace("<offers>", &format!("<offers>{}", "<offer/>".repeat(200)));
    let programs = run(&["feed", "check", "-", "--format", "json", "--examples", "2"], feed);
    let report: Value = serde_json::from_str(&programs.out).expect("JSON");
    assert_eq!(report["counts"]["feed_offer_id_missing"], 200);
    assert_eq!(report["offers"], 203);
    let problems = report["problems"].as_array().expect("a list");
    let missing = problems.iter().filter(|problem| problem["code"] == "feed_offer_id_missing");
    assert_eq!(
        missing.map(|problem| (&problem["line"], &problem["column"])).collect::<Vec<_>>(),
        [(&11.into(), &9.into()), (&11.into(), &17.into())]
    );

    assert_eq!(
        run(&["feed", "check", "-"], include_str!("../../examples/feed.xml").replace("<name>Shop</name>", "")).code,
        Some(0)
    );
    assert_eq!(run(&["feed", "check", "no-such-feed.xml"], "").code, Some(2));
}
