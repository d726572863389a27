//! Replays `tests/cases`, the contract that every language keeps: see `tests/README.md`.
//!
//! `BLESS=1 cargo test -p flocktory-postcheckout --test contract` writes what the library gives into the files.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flocktory_postcheckout::{Code, InvalidInput, Json, Options, Problem, loader, render};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::PathBuf;

#[path = "feed_lint/codes.rs"]
mod feed_lint;

/// What no JSON can hold, what would fill a file of cases, and what takes a feed: `host.rs`, `packed.rs`, `limits.rs`, `feed/`
/// and the command's tests raise these.
const RAISED_ELSEWHERE: [Code; 29] = [
    Code::NUMBER_NOT_FINITE,
    Code::UNREADABLE,
    Code::METHOD_NOT_CALLED,
    Code::PACKED_SYNTAX,
    Code::ID_OF_ROW,
    Code::EXTRA_OF_OBJECT,
    Code::TEXT_TOO_LONG,
    Code::LINE_TOO_LONG,
    Code::TOO_MANY_ITEMS,
    Code::TOO_MANY_ORDERS,
    Code::TOO_MANY_KEYS,
    Code::TOO_MANY_PROBLEMS,
    Code::EXTRA_TOO_LARGE,
    Code::FEED_ID_UNKNOWN,
    Code::FEED_ID_CASE,
    Code::FEED_ID_ALPHABET,
    Code::FEED_ID_SPACE,
    Code::FEED_ID_ZEROS,
    Code::FEED_ID_PREFIX,
    Code::FEED_ID_SUFFIX,
    Code::FEED_ID_ESCAPED,
    Code::FEED_ID_GROUP,
    Code::FEED_ID_VENDOR_CODE,
    Code::FEED_ID_TITLE,
    Code::FEED_EMPTY,
    Code::FEED_STALE,
    Code::FEED_UNREADABLE,
    Code::FEED_UNEXPLAINED,
    Code::FEED_FILE,
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default, deserialize_with = "given")]
    input: Option<Box<RawValue>>,
    text: Option<String>,
    base64: Option<String>,
    loader: Option<String>,
    options: Option<Box<RawValue>>,
    html: Option<String>,
    json: Option<String>,
    problems: Vec<Reported>,
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct Reported {
    severity: String,
    code: String,
    path: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

/// A `null` is an input too.
fn given<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Box<RawValue>>, D::Error> {
    Box::<RawValue>::deserialize(deserializer).map(Some)
}

impl From<&Problem> for Reported {
    fn from(problem: &Problem) -> Reported {
        Reported {
            severity: problem.severity.as_str().to_owned(),
            code: problem.code.as_str().to_owned(),
            path: problem.path.clone(),
            message: problem.message.clone(),
            hint: problem.hint.clone(),
        }
    }
}

/// What an input comes to.
#[derive(Default)]
struct Outcome {
    html: Option<String>,
    json: Option<String>,
    problems: Vec<Reported>,
}

impl Case {
    fn replay(&self) -> Result<Outcome, InvalidInput> {
        let options = match &self.options {
            Some(options) => Options::from_source(&&Json::new(options.get()))?,
            None => Options::default(),
        };
        if let Some(site_id) = &self.loader {
            return Ok(Outcome { html: Some(loader(site_id, &options)?), ..Outcome::default() });
        }
        let text = match (&self.input, &self.text, &self.base64) {
            (Some(input), None, None) => input.get().as_bytes().to_vec(),
            (None, Some(text), None) => text.clone().into_bytes(),
            (None, None, Some(base64)) => STANDARD.decode(base64).expect("base64"),
            _ => panic!("{}: one of input, text, base64, loader", self.name),
        };
        let snippet = render(&Json::new(&options.charset.to_utf8(&text)), &options)?;
        assert!(snippet.html().contains(snippet.body()), "{}: html has the body", self.name);
        let is_safe = |b| matches!(b, b' '..=b'~' | b'\n') && !matches!(b, b'<' | b'>' | b'&');
        assert!(snippet.body().bytes().all(is_safe), "{}: a byte of the body", self.name);
        Ok(Outcome {
            html: Some(snippet.html().to_owned()),
            json: Some(snippet.json().into_owned()),
            problems: snippet.problems().iter().map(Reported::from).collect(),
        })
    }

    fn outcome(&self) -> Outcome {
        self.replay().unwrap_or_else(|invalid| Outcome {
            problems: invalid.problems.iter().map(Reported::from).collect(),
            ..Outcome::default()
        })
    }

    /// The case as it is in its file, with the input's text unchanged.
    fn write(&self, outcome: &Outcome) -> String {
        let quoted = |text: &String| serde_json::to_string(text).expect("text");
        let raw = |raw: &RawValue| raw.get().to_owned();
        let problems: Vec<_> =
            outcome.problems.iter().map(|reported| format!("\n      {}", one_line(reported))).collect();
        let problems = if problems.is_empty() { "[]".to_owned() } else { format!("[{}\n    ]", problems.join(",")) };
        let fields = [
            ("name", Some(quoted(&self.name))),
            ("input", self.input.as_deref().map(raw)),
            ("text", self.text.as_ref().map(quoted)),
            ("base64", self.base64.as_ref().map(quoted)),
            ("loader", self.loader.as_ref().map(quoted)),
            ("options", self.options.as_deref().map(raw)),
            ("html", outcome.html.as_ref().map(quoted)),
            ("json", outcome.json.as_ref().map(quoted)),
            ("problems", Some(problems)),
        ];
        let given: Vec<_> =
            fields.iter().filter_map(|(key, value)| Some(format!("    \"{key}\": {}", value.as_ref()?))).collect();
        format!("  {{\n{}\n  }}", given.join(",\n"))
    }
}

fn one_line(reported: &Reported) -> String {
    let pairs = [
        ("severity", Some(&reported.severity)),
        ("code", Some(&reported.code)),
        ("path", Some(&reported.path)),
        ("message", Some(&reported.message)),
        ("hint", reported.hint.as_ref()),
    ];
    let mut line = String::from("{ ");
    for (key, value) in pairs {
        let Some(value) = value else { continue };
        let comma = if line.len() > 2 { ", " } else { "" };
        let _ = write!(line, "{comma}\"{key}\": {}", serde_json::to_string(value).expect("text"));
    }
    line + " }"
}

/// While the files are written, nothing else is to read them.
fn is_blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Every file's path and cases.
fn files() -> Vec<(PathBuf, Vec<Case>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases");
    let entries = std::fs::read_dir(folder).expect("tests/cases");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a file of cases");
        let cases = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, cases)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn every_case_comes_to_what_it_says() {
    let mut wrong = String::new();
    for (path, cases) in files() {
        let outcomes: Vec<_> = cases.iter().map(Case::outcome).collect();
        if is_blessing() {
            let written: Vec<_> = cases.iter().zip(&outcomes).map(|(case, outcome)| case.write(outcome)).collect();
            std::fs::write(&path, format!("[\n{}\n]\n", written.join(",\n"))).expect("a file of cases");
            continue;
        }
        for (case, outcome) in cases.iter().zip(&outcomes) {
            let mut differs = |field: &str, wanted: &dyn std::fmt::Debug, got: &dyn std::fmt::Debug| {
                let file = path.file_name().unwrap_or_default().display();
                let _ = write!(wrong, "\n{file}: {}: {field}\n  wanted {wanted:?}\n  got    {got:?}", case.name);
            };
            if outcome.html != case.html {
                differs("html", &case.html, &outcome.html);
            }
            if outcome.json != case.json {
                differs("json", &case.json, &outcome.json);
            }
            if outcome.problems != case.problems {
                differs("problems", &case.problems, &outcome.problems);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn there_are_enough_cases_each_with_its_own_name() {
    if is_blessing() {
        return;
    }
    let mut count = 0;
    for (path, cases) in files() {
        let mut names = HashSet::new();
        for case in &cases {
            assert!(names.insert(&case.name), "{}: duplicate case {}", path.display(), case.name);
        }
        count += cases.len();
    }
    assert!(count >= 800, "{count} cases");
}

/// In English and in Russian, so that each message was read once at least.
#[test]
fn every_code_is_raised() {
    if is_blessing() {
        return;
    }
    let (mut english, mut russian) = (HashSet::new(), HashSet::new());
    for case in files().into_iter().flat_map(|(_, cases)| cases) {
        let is_russian = case.options.as_ref().is_some_and(|options| options.get().contains("\"lang\": \"ru\""));
        let raised = if is_russian { &mut russian } else { &mut english };
        raised.extend(case.problems.into_iter().map(|reported| reported.code));
    }
    // A container's own problems are raised by its own tests.
    let is_elsewhere = |code: &Code| {
        RAISED_ELSEWHERE.contains(code) || feed_lint::CODES.contains(code) || code.as_str().starts_with("gtm_")
    };
    for code in Code::all().filter(|code| !is_elsewhere(code)) {
        assert!(english.contains(code.as_str()), "no case raises {code} in English");
        assert!(russian.contains(code.as_str()), "no case raises {code} in Russian");
    }
    for code in RAISED_ELSEWHERE {
        assert!(!english.contains(code.as_str()), "a case raises {code} now");
    }
}
