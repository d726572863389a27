//! The parts of a page that matter, found as a browser's tokenizer finds them.

use crate::script::Grammar;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use std::ops::Range;

/// The attribute of the library's blocks of JSON.
const DATA_ATTRIBUTE: &str = "data-flocktory-postcheckout";

/// A script element.
pub(crate) struct Script {
    /// Where its tag starts.
    pub(crate) start: usize,
    /// Its text.
    pub(crate) content: Range<usize>,
    /// The address that it loads, in place of its text.
    pub(crate) src: Option<String>,
    /// How a browser runs it; `None`: it does not.
    pub(crate) grammar: Option<Grammar>,
    /// Whether it is a block of JSON as snippets of the form `data` write it.
    pub(crate) is_data: bool,
    pub(crate) nonce: Option<String>,
}

/// An attribute of an element.
pub(crate) struct Attribute {
    /// Where its name starts.
    pub(crate) start: usize,
    /// In lower case, as browsers read it.
    pub(crate) name: String,
    pub(crate) value: String,
    /// Where its value is, without quotes; empty if it has none.
    pub(crate) raw: Range<usize>,
    pub(crate) is_quoted: bool,
}

/// An element with attributes that may have to do with orders, in their order.
pub(crate) struct Element {
    pub(crate) attributes: Vec<Attribute>,
}

impl Element {
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.as_str())
    }
}

/// A policy of `<meta http-equiv="Content-Security-Policy">`.
pub(crate) struct MetaPolicy {
    pub(crate) start: usize,
    pub(crate) text: String,
}

#[derive(Default)]
pub(crate) struct Document {
    /// The script elements, in their order. Those in comments are not elements.
    pub(crate) scripts: Vec<Script>,
    pub(crate) elements: Vec<Element>,
    pub(crate) policies: Vec<MetaPolicy>,
}

impl Document {
    pub(crate) fn new(html: &str) -> Document {
        let mut document = Document::default();
        let mut open: Option<Script> = None;
        // A component of Vue is built: its script may be of any kind.
        let is_component = !html.contains("<html") && html.contains("</template>") && html.contains("</script>");
        for token in tokens(html) {
            match token {
                Token::StartTag(tag) if open.is_none() && is_named(&tag.name, "script") => {
                    open = Some(Script {
                        start: tag.span.start,
                        content: tag.span.end..html.len(),
                        src: attribute(&tag, "src"),
                        is_data: attribute(&tag, DATA_ATTRIBUTE).is_some(),
                        grammar: match attribute(&tag, "type") {
                            _ if is_component => Some(Grammar::File),
                            Some(of) => grammar(&of),
                            None => Some(Grammar::Classic),
                        },
                        nonce: attribute(&tag, "nonce"),
                    });
                }
                Token::EndTag(tag) if is_named(&tag.name, "script") => {
                    if let Some(mut script) = open.take() {
                        script.content.end = tag.span.start;
                        document.scripts.push(script);
                    }
                }
                Token::StartTag(tag) if open.is_none() => document.element(html, &tag),
                _ => {}
            }
        }
        // The end of the file ends the last script too, but browsers do not run it.
        document
    }

    fn element(&mut self, html: &str, tag: &StartTag<usize>) {
        if is_named(&tag.name, "meta") {
            let is_policy = attribute(tag, "http-equiv")
                .is_some_and(|of| of.trim().eq_ignore_ascii_case("content-security-policy"));
            if let Some(text) = attribute(tag, "content").filter(|_| is_policy) {
                self.policies.push(MetaPolicy { start: tag.span.start, text });
            }
        } else if tag.attributes.keys().any(|name| name.starts_with(b"data-") || !name.is_ascii())
            || tag.attributes.get(b"class".as_slice()).is_some_and(|class| class.ends_with(b"-flocktory"))
        {
            self.elements.push(Element { attributes: attributes(html, tag) });
        }
    }
}

fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten()
}

/// The encoding that a page declares in one of its first elements, with the place of the declaration.
pub(crate) fn declared_charset(html: &str) -> Option<(usize, String)> {
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) if is_named(&tag.name, "meta") => {
                let declared = attribute(&tag, "charset").or_else(|| {
                    attribute(&tag, "http-equiv").filter(|of| of.trim().eq_ignore_ascii_case("content-type"))?;
                    charset_of(&attribute(&tag, "content")?)
                });
                if let Some(declared) = declared {
                    return Some((tag.span.start, declared));
                }
            }
            Token::StartTag(tag) if is_named(&tag.name, "body") => return None,
            _ => {}
        }
    }
    None
}

/// The `charset` of a `Content-Type`.
pub(crate) fn charset_of(content_type: &str) -> Option<String> {
    let start = content_type.to_ascii_lowercase().find("charset")? + "charset".len();
    let value = content_type.get(start..)?.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c == ';' || c == '"' || c == '\'' || c.is_whitespace()).unwrap_or(value.len());
    Some(value[..end].to_owned())
}

fn is_named(name: &[u8], wanted: &str) -> bool {
    name.eq_ignore_ascii_case(wanted.as_bytes())
}

fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    Some(String::from_utf8_lossy(tag.attributes.get(name.as_bytes())?).into_owned())
}

/// The attributes of a tag, in their order.
fn attributes(html: &str, tag: &StartTag<usize>) -> Vec<Attribute> {
    let attributes = tag.attributes.iter().map(|(name, value)| {
        let start = value.span.start;
        let (raw, is_quoted) = raw_value(html, start + name.len(), tag.span.end);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Attribute { start, name: text(name), value: text(value), raw, is_quoted }
    });
    let mut attributes: Vec<_> = attributes.collect();
    attributes.sort_by_key(|attribute| attribute.start);
    attributes
}

/// Where the value after an attribute's name is, and whether it is quoted.
fn raw_value(html: &str, name_end: usize, tag_end: usize) -> (Range<usize>, bool) {
    let nothing = (name_end..name_end, false);
    let Some(after) = html.get(name_end..tag_end) else { return nothing };
    let Some(value) = after.trim_ascii_start().strip_prefix('=') else { return nothing };
    let value = value.trim_ascii_start();
    let start = tag_end - value.len();
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let end = value[1..].find(quote).map_or(tag_end, |end| start + 1 + end);
            (start + 1..end, true)
        }
        _ => {
            let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>').map_or(tag_end, |end| start + end);
            (start..end, false)
        }
    }
}

/// How a browser runs a script element with a `type`.
fn grammar(of: &str) -> Option<Grammar> {
    let of = of.trim().to_ascii_lowercase();
    let is_classic = of.is_empty() || (of.contains("javascript") || of.contains("ecmascript")) && !of.contains(';');
    match of.as_str() {
        "module" => Some(Grammar::Module),
        _ => is_classic.then_some(Grammar::Classic),
    }
}
