//! Rules of XML that quick-xml does not check. A strict reader refuses a feed for each of them, so whoever looks for
//! everything that is wrong with a feed asks them; the index of a feed is made without.

use super::xml_error::{Defect, Syntax};
use memchr::{memchr, memchr_iter, memmem};
use std::collections::HashSet;
use xxhash_rust::xxh64::xxh64;

/// Declared prefixes that are kept. In a document that declares more, none is judged.
const PREFIXES: usize = 64;

/// The prefixes that the document has declared so far. The scope of a declaration is not looked at: a prefix counts as
/// declared from there on. Of each its hash is kept, since it may be as long as a tag.
#[derive(Debug, Default)]
pub(super) struct Prefixes(HashSet<u64>);

/// A rule that is broken, and where in the markup.
type Broken = (usize, Syntax);

/// Reports what is wrong with a piece of a document that quick-xml takes: an element with all that is in it, an end
/// tag, a comment and so on.
pub(super) fn check(piece: &str, prefixes: &mut Prefixes, mut report: impl FnMut(usize, Defect)) {
    if let Some((at, c)) = noncharacter(piece) {
        report(at, Defect::Control(c.into()));
    }
    let mut at = 0;
    loop {
        let rest = &piece[at..];
        let markup = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        let mut add = |at, result: Result<(), Broken>| {
            if let Err((place, syntax)) = result {
                report(at + place, Defect::Syntax(syntax));
            }
        };
        add(at, text(&rest[..markup]));
        at += markup;
        let rest = &rest[markup..];
        // From the end of the markup's first bytes to the start of its last ones.
        let inside = |first: usize, last: &str| {
            memmem::find(rest.get(first..)?.as_bytes(), last.as_bytes())
                .map(|length| (first, length, first + length + last.len()))
        };
        let found = if rest.starts_with("<!--") {
            inside(4, "-->")
        } else if rest.starts_with("<![CDATA[") {
            inside(9, "]]>")
        } else if rest.starts_with("<!") {
            // A document type is one piece.
            (rest.len() > 2).then_some((2, rest.len().saturating_sub(3), rest.len()))
        } else if rest.starts_with("<?") {
            inside(2, "?>")
        } else if rest.starts_with("</") {
            inside(2, ">")
        } else {
            tag_end(rest).map(|end| (0, end, end))
        };
        let Some((first, length, end)) = found else { return };
        let content = &rest[first..first + length];
        match &rest[..first] {
            "<!--" => add(at + first, comment(content)),
            "<!" => add(at + first, doctype(content)),
            "<?" if is_declaration(content) => add(at + first, declaration(content)),
            "<?" => add(at + first, instruction(content)),
            "" => add(at, start_tag(content, prefixes)),
            _ => {}
        }
        at += end;
    }
}

/// Where a tag ends: after the first `>` that is not in quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, b) in tag.bytes().enumerate() {
        match (quote, b) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if open == b => quote = None,
            _ => {}
        }
    }
    None
}

fn is_declaration(content: &str) -> bool {
    content.strip_prefix("xml").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// A start tag or an empty element, from its `<` to its `>`.
fn start_tag(tag: &str, prefixes: &mut Prefixes) -> Result<(), Broken> {
    let mut markup = Markup { text: tag, at: 1 };
    // Names with a prefix, which an attribute that follows may declare.
    let mut used = Vec::new();
    let mut note = |at, name: &str| used.extend(name.split_once(':').map(|(prefix, _)| (at, prefix.to_owned())));
    note(1, markup.name()?);
    loop {
        let is_apart = markup.space();
        match markup.rest() {
            ">" | "/>" => break,
            rest if rest.starts_with('/') => return Err((markup.at, Syntax::Attribute)),
            _ if !is_apart => return Err((markup.at, Syntax::Apart)),
            _ => {}
        }
        let at = markup.at;
        let (name, value) = markup.attribute()?;
        match name.strip_prefix("xmlns:") {
            Some(prefix) if value.is_empty() => return Err((at, Syntax::Prefix(prefix.into()))),
            Some(prefix) => prefixes.declare(prefix),
            None => note(at, name),
        }
    }
    match used.into_iter().find(|(_, prefix)| !prefixes.have(prefix)) {
        Some((at, prefix)) => Err((at, Syntax::Prefix(prefix.as_str().into()))),
        None => Ok(()),
    }
}

/// A text between markup, references included.
fn text(text: &str) -> Result<(), Broken> {
    // Few texts have a bracket, and the search for three bytes begins with a search for one.
    match memmem::find(text.as_bytes(), b"]]>") {
        Some(at) => Err((at, Syntax::SectionEnd)),
        None => Ok(()),
    }
}

/// The text between `<!--` and `-->`.
fn comment(text: &str) -> Result<(), Broken> {
    match memmem::find(text.as_bytes(), b"--") {
        Some(at) => Err((at, Syntax::Hyphens)),
        None if text.ends_with('-') => Err((text.len() - 1, Syntax::Hyphens)),
        None => Ok(()),
    }
}

/// The text between `<?` and `?>`, if it is not the XML declaration.
fn instruction(text: &str) -> Result<(), Broken> {
    let mut markup = Markup { text, at: 0 };
    let name = markup.name().map_err(|_| (0, Syntax::Instruction))?;
    let is_apart = markup.rest().is_empty() || markup.space();
    if !is_apart || name.contains(':') || name.eq_ignore_ascii_case("xml") {
        return Err((0, Syntax::Instruction));
    }
    Ok(())
}

/// The text between `<?` and `?>` of the XML declaration: version, encoding and standalone, in this order.
fn declaration(text: &str) -> Result<(), Broken> {
    let defect = |at| (at, Syntax::Declaration);
    let mut markup = Markup { text, at: "xml".len() };
    let mut due = ["version", "encoding", "standalone"].into_iter();
    let mut has_version = false;
    loop {
        let (at, is_apart) = (markup.at, markup.space());
        if markup.rest().is_empty() {
            return if has_version { Ok(()) } else { Err(defect(at)) };
        }
        let (name, value) = markup.attribute().map_err(|(at, _)| defect(at))?;
        let is_known = is_apart && due.any(|due| due == name) && (has_version || name == "version");
        let fits = match name {
            "version" => value.strip_prefix("1.").is_some_and(is_digits),
            "encoding" => is_encoding(value),
            _ => matches!(value, "yes" | "no"),
        };
        if !is_known || !fits {
            return Err(defect(at));
        }
        has_version = true;
    }
}

/// The text between `<!` and `>` of a document type. Its declarations are not checked.
fn doctype(text: &str) -> Result<(), Broken> {
    let defect = |markup: &Markup<'_>| (markup.at, Syntax::DocumentType);
    let mut markup = Markup { text, at: 0 };
    if !text.starts_with("DOCTYPE") {
        return Err(defect(&markup));
    }
    markup.at = "DOCTYPE".len();
    if !markup.space() {
        return Err(defect(&markup));
    }
    markup.name().map_err(|_| defect(&markup))?;
    let is_apart = markup.space();
    let literals = match markup.rest() {
        rest if rest.starts_with("SYSTEM") => 1,
        rest if rest.starts_with("PUBLIC") => 2,
        _ => 0,
    };
    if literals > 0 {
        markup.at += "SYSTEM".len();
        for _ in 0..literals {
            if !is_apart || !markup.space() || markup.quoted().is_none() {
                return Err(defect(&markup));
            }
        }
        markup.space();
    }
    let rest = markup.rest().trim_end();
    if rest.is_empty() || (rest.starts_with('[') && rest.ends_with(']')) { Ok(()) } else { Err(defect(&markup)) }
}

/// The first of the two characters that XML may not hold though they are not control characters.
fn noncharacter(text: &str) -> Option<(usize, char)> {
    // U+FFFE and U+FFFF; few texts have their first byte.
    let bytes = text.as_bytes();
    let at = memchr_iter(0xef, bytes).find(|&at| matches!(bytes.get(at + 1..at + 3), Some([0xbf, 0xbe | 0xbf])))?;
    text[at..].chars().next().map(|c| (at, c))
}

impl Prefixes {
    fn declare(&mut self, prefix: &str) {
        if self.0.len() < PREFIXES {
            self.0.insert(xxh64(prefix.as_bytes(), 0));
        }
    }

    fn have(&self, prefix: &str) -> bool {
        prefix == "xml" || self.0.len() == PREFIXES || self.0.contains(&xxh64(prefix.as_bytes(), 0))
    }
}

/// Markup that is read from front to back.
struct Markup<'m> {
    text: &'m str,
    at: usize,
}

impl<'m> Markup<'m> {
    fn rest(&self) -> &'m str {
        &self.text[self.at..]
    }

    /// Passes white space, and says whether there was any.
    fn space(&mut self) -> bool {
        let rest = self.rest();
        let space = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.at += space;
        space > 0
    }

    /// A name, with one colon at most.
    fn name(&mut self) -> Result<&'m str, Broken> {
        let (at, rest) = (self.at, self.rest());
        let end = rest.find(|c| !is_name_char(c)).unwrap_or(rest.len());
        let name = &rest[..end];
        self.at += end;
        let mut parts = name.splitn(3, ':');
        let is_start = |part: &str| part.starts_with(is_name_start);
        if is_start(parts.next().unwrap_or_default()) && parts.next().is_none_or(is_start) && parts.next().is_none() {
            return Ok(name);
        }
        let shown = rest.split(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '=' | '/')).next();
        Err((at, Syntax::Name(shown.unwrap_or(name).into())))
    }

    /// `name="value"`.
    fn attribute(&mut self) -> Result<(&'m str, &'m str), Broken> {
        let name = self.name()?;
        self.space();
        let at = self.at;
        if !self.rest().starts_with('=') {
            return Err((at, Syntax::Attribute));
        }
        self.at += 1;
        self.space();
        let value = self.quoted().ok_or((at, Syntax::Attribute))?;
        Ok((name, value))
    }

    fn quoted(&mut self) -> Option<&'m str> {
        let rest = self.rest();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let length = rest[1..].find(quote)?;
        self.at += length + 2;
        Some(&rest[1..=length])
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_encoding(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// NameStartChar of XML 1.0 without the colon.
const fn is_name_start(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '_' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

/// NameChar of XML 1.0, with the colon.
const fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, ':' | '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}
