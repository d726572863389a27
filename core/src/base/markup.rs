//! HTML in plain texts: entities and tags, which nobody decodes on the way to the customer.

use crate::base::bytes;

/// Names of entities that shops' programs write.
const NAMES: [&str; 24] = [
    "quot", "amp", "lt", "gt", "apos", "nbsp", "laquo", "raquo", "ndash", "mdash", "hellip", "reg", "trade", "copy",
    "deg", "times", "middot", "bull", "shy", "lsquo", "rsquo", "ldquo", "rdquo", "bdquo",
];

/// Whether a text has an entity or a tag.
pub(crate) fn is_in(text: &str) -> bool {
    has_entity(text) || has_tag(text)
}

/// Whether a text was escaped for HTML already: `&quot;`, `&#39;`, `&#x27;`.
pub(crate) fn has_entity(text: &str) -> bool {
    bytes::any(text.as_bytes(), |b| u8::from(b == b'&'))
        && text.split('&').skip(1).any(|rest| {
            let Some((name, _)) = rest.split_once(';') else { return false };
            match name.as_bytes() {
                [b'#', b'x' | b'X', hex @ ..] => (1..=6).contains(&hex.len()) && hex.iter().all(u8::is_ascii_hexdigit),
                [b'#', digits @ ..] => (1..=7).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit),
                _ => NAMES.contains(&name),
            }
        })
}

/// `<b>`, `<br/>`: a letter after `<`, and a `>` after that. An end tag alone formats nothing.
fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>'))
}

#[cfg(test)]
mod tests {
    use super::is_in;

    #[test]
    fn entities_and_tags_are_found() {
        for text in ["O&#039;Brien", "&#x27;", "a &amp; b", "&amp;quot;", "<b>Чайник</b>", "a<br/>b", "<SPAN class=x>"]
        {
            assert!(is_in(text), "{text}");
        }
        for text in ["R&D", "AT&T;", "5 < 7 > 3", "a <3 b", "<", "&;", "&#;", "&#x;", "<Чай>", "<b", "Кеды </script>"]
        {
            assert!(!is_in(text), "{text}");
        }
    }
}
