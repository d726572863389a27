//! Text in HTML.

use std::fmt::{self, Write as _};

/// A text that is escaped where it is written.
pub(super) struct Text<'t>(pub(super) &'t str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' => f.write_char(c)?,
                c if c.is_control() => f.write_char('\u{fffd}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// A message as a sentence: with a capital letter, unless it begins with the path of a value.
pub(super) fn sentence(message: &str, path: &str) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) if path.is_empty() || !message.starts_with(path) => first.to_uppercase().chain(chars).collect(),
        _ => message.to_owned(),
    }
}

/// A text in which the parts between backticks are code.
pub(super) struct Prose<'t>(pub(super) &'t str);

impl fmt::Display for Prose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<&str> = self.0.split('`').collect();
        if parts.len().is_multiple_of(2) {
            return Text(self.0).fmt(f);
        }
        for (index, part) in parts.into_iter().enumerate() {
            match index % 2 {
                0 => Text(part).fmt(f)?,
                _ => write!(f, "<code>{}</code>", Text(part))?,
            }
        }
        Ok(())
    }
}
