//! References to variables: `{{Name}}` in a text, by display name.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

/// One reference.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// Where it is in the text, braces included.
    pub start: usize,
    pub end: usize,
    pub name: &'a str,
}

/// The references of a text, in its order.
pub fn references(text: &str) -> impl Iterator<Item = Reference<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let open = from + text.get(from..)?.find("{{")?;
            let inside = &text[open + 2..];
            let length = inside.find(['{', '}', '\n', '\r'])?;
            if length > 0 && inside[length..].starts_with("}}") {
                from = open + 2 + length + 2;
                return Some(Reference { start: open, end: from, name: &inside[..length] });
            }
            // `{{{Name}}` refers to `Name` from its second brace on.
            from = open + 1;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_references() {
        for (text, names) in [
            ("", &[] as &[&str]),
            ("{{A}}", &["A"]),
            ("x {{A b}}{{Я}} y", &["A b", "Я"]),
            ("{{{A}}}", &["A"]),
            ("{{}} {{A", &[]),
            ("{{ {a: 1} }} {{B}}", &["B"]),
            ("{{A\n}}", &[]),
            ("{{A}", &[]),
        ] {
            assert_eq!(references(text).map(|reference| reference.name).collect::<Vec<_>>(), names, "{text}");
        }
    }
}
