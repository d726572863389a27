//! The scripts of a Custom HTML tag, found as a browser's tokenizer finds them.

use std::ops::Range;

/// A part of a Custom HTML tag; comments are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The content of an element that holds JavaScript.
    Script(Range<usize>),
    /// The content of another script element: a template, data, a module; and its type.
    Data(Range<usize>, Range<usize>),
    /// Everything else.
    Markup(Range<usize>),
}

/// The contents of the elements that hold JavaScript: places in the text. Data blocks and modules are none.
pub(super) fn scripts(html: &str) -> Vec<Range<usize>> {
    let scripts = pieces(html).into_iter().filter_map(|piece| match piece {
        Piece::Script(range) => Some(range),
        _ => None,
    });
    scripts.collect()
}

pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let bytes = html.as_bytes();
    let mut pieces = Vec::new();
    let (mut at, mut markup) = (0, 0);
    while let Some(open) = find(bytes, at, b"<") {
        if bytes[open..].starts_with(b"<!--") {
            pieces.push(Piece::Markup(markup..open));
            // An open comment swallows the rest.
            markup = find(bytes, open + 4, b"-->").map_or(bytes.len(), |end| end + 3);
            at = markup;
            continue;
        }
        if !is_tag(bytes, open, b"<script") {
            at = open + 1;
            continue;
        }
        pieces.push(Piece::Markup(markup..open));
        let Some((start, of)) = attributes(html, open + "<script".len()) else {
            markup = bytes.len();
            break;
        };
        let end = end_of_script(bytes, start);
        pieces.push(match of {
            Some(of) if !is_javascript(&html[of.clone()]) => Piece::Data(start..end, of),
            _ => Piece::Script(start..end),
        });
        at = end;
        markup = end;
    }
    pieces.push(Piece::Markup(markup..bytes.len()));
    pieces
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    bytes.get(from..)?.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted)).map(|at| from + at)
}

/// Whether such a tag begins here: its name may not go on.
fn is_tag(bytes: &[u8], at: usize, tag: &[u8]) -> bool {
    let name = bytes.get(at..at + tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag));
    name && bytes.get(at + tag.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
}

/// Reads a tag's attributes: where its content starts, and its type. Nothing if it never closes.
fn attributes(html: &str, from: usize) -> Option<(usize, Option<Range<usize>>)> {
    let bytes = html.as_bytes();
    let is_space = |b: u8| b.is_ascii_whitespace() || b == b'/';
    let run = |from: usize, stop: &dyn Fn(u8) -> bool| {
        bytes[from..].iter().position(|&b| stop(b)).map_or(bytes.len(), |run| from + run)
    };
    let (mut at, mut of) = (from, None);
    loop {
        at = run(at, &|b| !is_space(b));
        if *bytes.get(at)? == b'>' {
            return Some((at + 1, of));
        }
        let name_end = run(at + 1, &|b| is_space(b) || matches!(b, b'=' | b'>'));
        let name = &html[at..name_end];
        at = run(name_end, &|b| !b.is_ascii_whitespace());
        let mut value = at..at;
        if bytes.get(at) == Some(&b'=') {
            at = run(at + 1, &|b| !b.is_ascii_whitespace());
            let (start, end) = match bytes.get(at) {
                Some(&quote @ (b'"' | b'\'')) => (at + 1, run(at + 1, &|b| b == quote)),
                _ => (at, run(at, &|b| b.is_ascii_whitespace() || b == b'>')),
            };
            value = start..end;
            at = if start > at { (end + 1).min(bytes.len()) } else { end };
        }
        // The first of a name counts.
        if name.eq_ignore_ascii_case("type") && of.is_none() {
            of = Some(value);
        }
    }
}

fn is_javascript(of: &str) -> bool {
    let of = of.trim().to_ascii_lowercase();
    let of = of.split(';').next().unwrap_or_default().trim();
    matches!(
        of.strip_prefix("text/").or(of.strip_prefix("application/")),
        Some("javascript" | "ecmascript" | "x-javascript" | "gtmscript")
    ) || of.is_empty()
}

/// Where a script's content ends: at `</script`, unless `<!--` and `<script` come before it.
fn end_of_script(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut comment, mut nested) = (start, false, false);
    while let Some(&b) = bytes.get(at) {
        if b == b'<' {
            if bytes[at..].starts_with(b"<!--") {
                comment = true;
            } else if comment && is_tag(bytes, at, b"<script") {
                nested = true;
            } else if is_tag(bytes, at, b"</script") {
                if !nested {
                    return at;
                }
                nested = false;
            }
        } else if comment && bytes[at..].starts_with(b"-->") {
            (comment, nested) = (false, false);
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_javascript_only() {
        for (html, wanted) in [
            ("", &[] as &[&str]),
            ("<script>a</script>", &["a"]),
            ("<SCRIPT type='text/javascript' async>a < b</Script >c", &["a < b"]),
            ("<p>x</p><script\n>a</script><script>b</script>", &["a", "b"]),
            ("<script type=\"application/json\">{}</script><script type=text/gtmscript>a</script>", &["a"]),
            ("<script type=module>import 'a'</script>", &[]),
            ("<!-- <script>a</script> --><script>b</script>", &["b"]),
            (
                "<script>var s = '<!--<script>x</script>'; // -->\nb</script>",
                &["var s = '<!--<script>x</script>'; // -->\nb"],
            ),
            ("<scripts>a</scripts>", &[]),
            ("<script data-x=\">\" src=/a.js></script>", &[""]),
            ("<script>a", &["a"]),
            ("<script type='", &[]),
            ("<script", &[]),
        ] {
            assert_eq!(scripts(html).into_iter().map(|range| &html[range]).collect::<Vec<_>>(), wanted, "{html}");
        }
    }

    #[test]
    fn knows_what_is_outside() {
        let html = "a<!-- b --><script type='text/template'>c</script ><script>d</script>e<!-- f";
        let texts = pieces(html).into_iter().map(|piece| match piece {
            Piece::Script(range) => format!("script {}", &html[range]),
            Piece::Data(range, of) => format!("{} {}", &html[of], &html[range]),
            Piece::Markup(range) => html[range].to_owned(),
        });
        let texts: Vec<_> = texts.collect();
        assert_eq!(texts, ["a", "", "text/template c", "</script >", "script d", "</script>e", ""]);
    }
}
