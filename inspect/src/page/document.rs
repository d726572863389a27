//! The scripts of a page, found as a browser's tokenizer finds them.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use std::ops::Range;

/// The attribute of the library's blocks of JSON.
const DATA_ATTRIBUTE: &[u8] = b"data-flocktory-postcheckout";

/// A script element.
pub(crate) struct Script {
    /// Where its tag starts.
    pub(crate) start: usize,
    /// Its text.
    pub(crate) content: Range<usize>,
    /// The address that it loads, in place of its text.
    pub(crate) src: Option<String>,
    /// Whether a browser runs it as a classic script.
    pub(crate) is_classic: bool,
    /// Whether it is a block of JSON as snippets of the form `data` write it.
    pub(crate) is_data: bool,
}

/// The script elements of a page, in their order. Those in comments are not elements.
pub(crate) fn scripts(html: &str) -> Vec<Script> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut scripts = Vec::new();
    let mut open: Option<Script> = None;
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) if open.is_none() && is_named(&tag.name, b"script") => {
                open = Some(Script {
                    start: tag.span.start,
                    content: tag.span.end..html.len(),
                    src: attribute(&tag, b"src"),
                    is_data: attribute(&tag, DATA_ATTRIBUTE).is_some(),
                    is_classic: attribute(&tag, b"type").is_none_or(|of| is_javascript(&of)),
                });
            }
            Token::EndTag(tag) if is_named(&tag.name, b"script") => {
                if let Some(mut script) = open.take() {
                    script.content.end = tag.span.start;
                    scripts.push(script);
                }
            }
            _ => {}
        }
    }
    // The end of the file ends the last one too, but browsers do not run it.
    scripts
}

fn is_named(name: &[u8], wanted: &[u8]) -> bool {
    name.eq_ignore_ascii_case(wanted)
}

fn attribute(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    let value = tag.attributes.iter().find(|(of, _)| of.eq_ignore_ascii_case(name))?.1;
    Some(String::from_utf8_lossy(&value.value).into_owned())
}

/// Whether the `type` of a script element makes it a classic script.
fn is_javascript(of: &str) -> bool {
    let of = of.trim().to_ascii_lowercase();
    of.is_empty() || (of.contains("javascript") || of.contains("ecmascript")) && !of.contains(';')
}
