//! Findings for code hosts: SARIF 2.1.0.

use super::found::{Found, InFile};
use crate::explain::link;
use crate::output::say;
use flocktory_postcheckout::{Code, Lang, csp_hash};
use flocktory_postcheckout_inspect::Finding;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::io;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn print(found: &Found, lang: Lang) -> io::Result<()> {
    let rules: Vec<Code> = found.problems().map(|problem| problem.code).collect::<BTreeSet<_>>().into_iter().collect();
    let mut seen = HashMap::new();
    let results: Vec<Value> = found.list.iter().map(|found| result(found, &rules, &mut seen)).collect();
    let report = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "flocktory-postcheckout",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules.iter().map(|code| rule(*code, lang)).collect::<Vec<_>>(),
            }},
            "language": lang.choose("en", "ru"),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    say(serde_json::to_string_pretty(&report)?)
}

fn rule(code: Code, lang: Lang) -> Value {
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": code.rule(lang)},
        "help": {"text": code.fix(lang)},
        "helpUri": link(code, lang),
    })
}

fn result(InFile { file, finding }: &InFile, rules: &[Code], seen: &mut HashMap<String, usize>) -> Value {
    let Finding { document, line, column, excerpt, problem, .. } = finding;
    let mut message = problem.message.clone();
    for more in problem.hint.iter().chain(Some(document).filter(|document| !document.is_empty())) {
        message.push('\n');
        message.push_str(more);
    }
    let mut place = json!({"artifactLocation": {"uri": uri(file)}});
    // The lines of a document inside a file are not those of the file.
    if document.is_empty() {
        place["region"] = json!({"startLine": line, "startColumn": column});
        if let Some(excerpt) = excerpt {
            let length = u32::try_from(excerpt.end - excerpt.start).unwrap_or(0).max(1);
            place["region"]["endColumn"] = column.saturating_add(length).into();
            place["region"]["snippet"] = json!({"text": excerpt.text});
        }
    }
    let mut location = json!({"physicalLocation": place});
    if !problem.path.is_empty() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": problem.path}]);
    }
    // A finding stays the same when lines are added before it.
    let text = excerpt.as_ref().map_or("", |excerpt| excerpt.text.as_str());
    let hash = csp_hash(&[file, document, problem.code.as_str(), &problem.path, text].join("\n"));
    let count = seen.entry(hash.clone()).or_default();
    *count += 1;
    json!({
        "ruleId": problem.code.as_str(),
        "ruleIndex": rules.binary_search(&problem.code).unwrap_or_default(),
        "level": problem.severity.as_str(),
        "message": {"text": message},
        "locations": [location],
        "partialFingerprints": {"finding/v1": format!("{hash}:{count}")},
    })
}

/// The address of a file: relative to the current folder, unless its path is absolute.
fn uri(file: &str) -> String {
    let file = if cfg!(windows) { file.replace('\\', "/") } else { file.to_owned() };
    let mut uri = String::from(if file.starts_with('/') { "file://" } else { "" });
    for byte in file.strip_prefix("./").unwrap_or(&file).bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            byte => uri.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
    uri
}

/// A hexadecimal digit.
fn digit(value: u8) -> char {
    char::from_digit(value.into(), 16).unwrap_or_default().to_ascii_uppercase()
}
