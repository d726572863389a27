//! What holds for any input whatever. The properties and the fuzz target (`fuzz/`) both check it.

pub(crate) mod direct;
pub(crate) mod number;
pub(crate) mod packed;
pub(crate) mod problems;

mod again;
mod choice;
mod payload;
mod views;

pub(crate) use choice::options;

use flocktory_postcheckout::{Code, Json, Options, Problem, Severity, Snippet, check, render};
use serde::de::IgnoredAny;
use serde_json::Value;

/// Checks every promise on one input. Gives its snippet, if there is one.
pub(crate) fn hold(text: &[u8], options: &Options<'_>) -> Option<Snippet> {
    let json = Json::new(text);
    let problems = check(&json, options);
    let rendered = render(&json, options);
    assert_eq!(rendered, render(&Json::new(text), options), "the same input gives the same snippet");
    views::give_the_same(text, &rendered, options);
    if let Ok(text) = str::from_utf8(text) {
        direct::gives_the_same(text, options);
    }
    packed::gives_the_same(text, &rendered, options);
    problems::are_fit_to_print(&problems);
    problems::are_json_syntax(&problems, without_mark(text));
    problems::mask_people(&problems, without_mark(text));
    let has_errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    match rendered {
        Err(invalid) => {
            assert!(has_errors, "no snippet without an error: {problems:?}");
            assert_eq!(invalid.problems, problems, "check reports what render reports");
            None
        }
        Ok(snippet) => {
            assert!(!has_errors && (!options.strict || problems.is_empty()), "no snippet with {problems:?}");
            assert_eq!(snippet.problems(), problems, "check reports what render reports");
            is_safe(&snippet, options);
            // Where nothing was left out, every text of the input is Unicode.
            let is_unicode = || serde_json::from_slice::<Value>(without_mark(text)).is_ok();
            let was_left_out = [Code::UNKNOWN_KEY, Code::WRONG_TYPE, Code::NOT_UTF8, Code::LONE_SURROGATE];
            let was_passed_over = was_left_out.iter().any(|&code| has(&problems, code));
            assert!(was_passed_over || is_unicode(), "{problems:?}");
            if !snippet.json().contains("$serde_json::private") {
                // That key is a number to serde_json, and to nobody else.
                payload::is_right(&snippet);
                again::gives_the_same(&snippet, options);
            }
            Some(snippet)
        }
    }
}

/// The page stays whole: one tag, a nonce that ends where it should, and a body that no parser can leave early.
fn is_safe(snippet: &Snippet, options: &Options<'_>) {
    let (html, body) = (snippet.html(), snippet.body());
    let is_fit = |b| matches!(b, b' '..=b'~' | b'\n') && !matches!(b, b'<' | b'>' | b'&');
    assert!(body.bytes().all(is_fit), "a byte of {body:?}");
    let open = html.strip_suffix("</script>").and_then(|html| html.strip_suffix(body));
    let attributes = open.and_then(|open| open.strip_prefix("<script")?.strip_suffix('>'));
    let attributes = attributes.unwrap_or_else(|| panic!("one tag around the body: {html}"));
    let is_bare = |c: char| c.is_ascii_graphic() && !"\"'`<>&".contains(c);
    assert!(options.nonce.as_ref().is_none_or(|nonce| nonce.chars().all(is_bare)), "{html}");
    let nonce = options.nonce.as_ref().map(|nonce| format!(" nonce=\"{nonce}\""));
    let attributes = attributes.strip_suffix(nonce.as_deref().unwrap_or_default()).expect("the nonce");
    let attributes = attributes.strip_suffix(" data-once").unwrap_or(attributes);
    assert!(matches!(attributes, "" | " type=\"application/json\" data-flocktory-postcheckout"), "{attributes}");
}

/// Whether a text is malformed JSON, by serde_json's reader that looks at nothing but the syntax: it has no limit of
/// depth, and leaves the bytes of strings and the halves of UTF-16 pairs alone, as ours does where it passes over.
fn is_malformed(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_err()
}

/// The byte order mark is allowed here, and not in serde_json.
fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

fn has(problems: &[Problem], code: Code) -> bool {
    problems.iter().any(|problem| problem.code == code)
}
