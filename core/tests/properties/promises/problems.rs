//! Promises about problems: fit to print, right about the syntax, silent about people.

use super::{has, is_malformed};
use flocktory_postcheckout::{Code, Problem};
use serde_json::Value;

/// Nothing in them writes to a terminal what the input says: no control character, nothing that turns or hides text.
pub(crate) fn are_fit_to_print(problems: &[Problem]) {
    for problem in problems {
        for text in [Some(&problem.path), Some(&problem.message), problem.hint.as_ref()].into_iter().flatten() {
            let unfit = |c: char| {
                c.is_control()
                    || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
                    || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}')
            };
            assert!(!text.contains(unfit), "{problem:?}");
        }
        assert!(!problem.message.is_empty(), "{problem:?}");
    }
}

/// A text is malformed here exactly when it is malformed for serde_json, and then that is the one problem.
pub(super) fn are_json_syntax(problems: &[Problem], text: &[u8]) {
    let malformed = is_malformed(text);
    assert_eq!(has(problems, Code::JSON_SYNTAX), malformed, "{problems:?}");
    assert!(!malformed || problems.len() == 1, "{problems:?}");
    // A value of serde_json's holds Unicode alone.
    if serde_json::from_slice::<Value>(text).is_ok() {
        assert!(!has(problems, Code::NOT_UTF8) && !has(problems, Code::LONE_SURROGATE), "{problems:?}");
    }
}

/// Problems about an email or a phone do not contain it.
pub(super) fn mask_people(problems: &[Problem], text: &[u8]) {
    let Ok(input) = serde_json::from_slice::<Value>(text) else { return };
    // For a duplicate key, serde_json keeps the other value.
    if has(problems, Code::DUPLICATE_KEY) {
        return;
    }
    for problem in problems {
        let Some(private) = private(&input, &problem.path) else { continue };
        // Nobody's: a placeholder, a mere domain, a number too short for a phone, or of the mask's own character.
        // An exponent's letter ends the digits before it.
        let significant = |part: &str| {
            let part = part.trim_start_matches(|c: char| !c.is_ascii_digit() || c == '0');
            part.chars().filter(char::is_ascii_digit).count()
        };
        let is_number = private.parse::<f64>().is_ok() || private.chars().all(|c| !c.is_alphabetic() && c != '@');
        let is_short = private.split(['e', 'E']).all(|part| significant(part) < 7);
        let is_nobodys = problem.code == Code::EMAIL_PLACEHOLDER
            || private.starts_with('@')
            || private.contains('*')
            || private.chars().count() < 4
            || (is_number && is_short);
        assert!(is_nobodys || !problem.message.contains(&private), "{private:?}: {problem:?}");
    }
}

/// The email or phone at a path.
fn private(input: &Value, path: &str) -> Option<String> {
    let (order, field) = path.split_once("user.")?;
    let order = match order.strip_prefix('[').and_then(|order| order.strip_suffix("].")) {
        Some(index) => input.get(index.parse::<usize>().ok()?)?,
        None => input,
    };
    let value = matches!(field, "email" | "phone").then(|| order.get("user")?.get(field))??;
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
