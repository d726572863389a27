//! `check_container`: a container as shops have it is without problems, and each planted fault is found.
//!
//! `BLESS=1 cargo test -p flocktory-postcheckout-inspect --test container` writes the problems into
//! `gtm/faults.json`.

use flocktory_postcheckout::{Code, Lang, Problem};
use flocktory_postcheckout_inspect::{check_container as check, codes::CONTAINERS};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const GOOD: &str = include_str!("gtm/good.json");
const FAULTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gtm/faults.json");

const FINE: &str = include_str!("gtm/fine.json");

fn good() -> Value {
    serde_json::from_str(GOOD).expect("JSON")
}

fn faults() -> Vec<Value> {
    serde_json::from_str(&std::fs::read_to_string(FAULTS).expect("faults.json")).expect("a list of faults")
}

/// The file that a fault describes: the valid one with small edits, or a separate text.
fn file(fault: &Value) -> String {
    if let Some(text) = fault["text"].as_str() {
        return text.to_owned();
    }
    let mut container = good();
    for edit in fault["edits"].as_array().expect("edits") {
        apply(&mut container, edit);
    }
    container.to_string()
}

fn apply(container: &mut Value, edit: &Value) {
    let at = edit["at"].as_str().expect("a pointer");
    let (parent, key) = at.rsplit_once('/').unwrap_or_default();
    if let Some(value) = edit.get("set") {
        match container.pointer_mut(at) {
            Some(place) => *place = value.clone(),
            None => container.pointer_mut(parent).expect(at)[key] = value.clone(),
        }
    } else if let Some(value) = edit.get("add") {
        container.pointer_mut(at).and_then(Value::as_array_mut).expect(at).push(value.clone());
    } else if let Some(length) = edit["pad"].as_u64() {
        let text = container.pointer(at).and_then(Value::as_str).expect(at);
        let text = text.to_owned() + &" ".repeat(usize::try_from(length).expect("a length") - text.chars().count());
        *container.pointer_mut(at).expect(at) = text.into();
    } else if let Some([old, new]) = edit["replace"].as_array().map(Vec::as_slice) {
        let (old, new) = (old.as_str().expect("a text"), new.as_str().expect("a text"));
        let text = container.pointer(at).and_then(Value::as_str).expect(at);
        assert!(text.contains(old), "{at} has no {old:?}");
        *container.pointer_mut(at).expect(at) = text.replace(old, new).into();
    } else {
        match container.pointer_mut(parent).expect(at) {
            Value::Object(map) => drop(map.remove(key).expect(at)),
            Value::Array(list) => drop(list.remove(key.parse().expect(at))),
            _ => panic!("{at} is in nothing"),
        }
    }
}

fn reported(problem: &Problem) -> String {
    format!("{} {} {}", problem.severity.as_str(), problem.code, problem.path)
}

#[test]
fn a_good_container_is_without_problems() {
    for text in [GOOD.to_owned(), good().to_string(), format!("\u{feff}{GOOD}")] {
        assert_eq!(check(text.as_bytes(), Lang::En), []);
    }
}

#[test]
fn what_shops_do_as_well_is_no_fault() {
    let fine: Vec<Value> = serde_json::from_str(FINE).expect("a list");
    // All at once, so that one sees what a change of the check comes to.
    let mut wrong = Vec::new();
    for fine in &fine {
        // A part that cannot be read is not a fault, but is reported in a note.
        let notes = fine.get("notes").cloned().unwrap_or_else(|| json!([]));
        let problems: Value = check(file(fine).as_bytes(), Lang::En).iter().map(reported).collect();
        if problems != notes {
            wrong.push(format!("{}: {problems}", fine["fine"]));
        }
    }
    assert_eq!(wrong, [] as [String; 0]);
    let notes = fine.iter().filter_map(|fine| fine["notes"].as_array()).flatten().filter_map(Value::as_str);
    assert_eq!(notes.filter(|reported| !reported.starts_with("note ")).collect::<Vec<_>>(), [] as [&str; 0]);
}

#[test]
fn each_fault_is_found() {
    let mut faults = faults();
    for fault in &mut faults {
        let problems: Value = check(file(fault).as_bytes(), Lang::En).iter().map(reported).collect();
        if std::env::var_os("BLESS").is_some() {
            fault["problems"] = problems;
        } else {
            assert_eq!(fault["problems"], problems, "{}", fault["fault"]);
            assert_ne!(problems, json!([]), "{}", fault["fault"]);
        }
    }
    if std::env::var_os("BLESS").is_some() {
        let lines: Vec<_> = faults.iter().map(|fault| format!("  {fault}")).collect();
        std::fs::write(FAULTS, format!("[\n{}\n]\n", lines.join(",\n"))).expect("faults.json");
    }
}

#[test]
fn every_code_has_a_fault() {
    let found: BTreeSet<Code> =
        faults().iter().flat_map(|fault| check(file(fault).as_bytes(), Lang::En)).map(|problem| problem.code).collect();
    let missing: Vec<_> = CONTAINERS.iter().filter(|code| !found.contains(code)).collect();
    assert_eq!(missing, [] as [&Code; 0]);
}

/// Both languages find the same, and no message has a placeholder left or an empty place.
#[test]
fn messages_are_whole() {
    for fault in faults() {
        let file = file(&fault);
        let (en, ru) = (check(file.as_bytes(), Lang::En), check(file.as_bytes(), Lang::Ru));
        assert_eq!(en.iter().map(reported).collect::<Vec<_>>(), ru.iter().map(reported).collect::<Vec<_>>());
        for problem in en.iter().chain(&ru) {
            let message = &problem.message;
            for bad in ["{path}", "{given}", "{expected}", "{owner}", "{suggestion}", "  ", ": :", "()"] {
                assert!(!message.contains(bad), "{message}");
            }
            assert!(!message.ends_with(": ") && !message.ends_with(' '), "{message}");
        }
        for (en, ru) in en.iter().zip(&ru) {
            assert_ne!(en.message, ru.message);
        }
    }
}
