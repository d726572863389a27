//! Tags of JSP.

use super::php::steps_of_braces;
use super::{Does, Scanner, Step};
use crate::template::bracket::{brace_end, tag_end};
use crate::template::effect::Escape;
use crate::template::expression::effect;

impl Scanner<'_> {
    pub(super) fn jsp(&mut self, at: usize) -> Option<usize> {
        if let Some((_, end)) = self.between(at, "<%--", "--%>") {
            return self.control(at..end, Vec::new());
        }
        if let Some((inside, end)) = self.between(at, "<%", "%>") {
            return match inside.strip_prefix('=') {
                Some(expression) => self.print(at..end, expression.trim(), Escape::Raw),
                None if inside.starts_with('@') => self.control(at..end, Vec::new()),
                None => self.control(at..end, steps_of_braces(inside, true)),
            };
        }
        if let Some(inside) = self.rest(at).strip_prefix("${").or_else(|| self.rest(at).strip_prefix("#{")) {
            let length = brace_end(inside)?;
            return self.print(at..at + length + 3, inside[..length].trim(), Escape::Raw);
        }
        let rest = self.rest(at).strip_prefix('<')?;
        let is_close = rest.starts_with('/');
        let name = rest.trim_start_matches('/').split([' ', '>', '/', '\n', '\t', '\r']).next()?;
        let (prefix, tag) = name.split_once(':')?;
        if !["c", "fmt", "fn", "e", "s", "jsp", "spring", "esapi"].contains(&prefix) {
            return None;
        }
        let (inside, end) = (rest, at + 1 + tag_end(rest)? + 1);
        let inside = &inside[..end - at - 2];
        let value = attribute(inside, "value")
            .map(|value| value.trim().trim_start_matches("${").trim_end_matches('}'))
            .unwrap_or_default();
        match (prefix, tag) {
            ("c", "if" | "choose" | "forEach" | "forTokens") if is_close => self.control(at..end, vec![Step::Close]),
            ("c", "if" | "choose" | "forEach" | "forTokens") => self.control(at..end, vec![Step::Open]),
            ("c", "when" | "otherwise") if !is_close => self.control(at..end, vec![Step::Branch]),
            ("c", "out") => {
                let is_raw = attribute(inside, "escapeXml") == Some("false");
                let mut effect = effect(self.language, value, Escape::Raw);
                if effect.escape == Escape::Raw && !is_raw {
                    effect.escape = Escape::Html;
                }
                self.add(at..end, Does::Print(effect))
            }
            ("fmt", "formatNumber") => {
                let is_plain =
                    attribute(inside, "pattern").is_some_and(|pattern| !pattern.contains(',') && pattern.contains('.'));
                let expression =
                    if is_plain { format!("floatval({value})") } else { format!("FormatCurrency({value})") };
                let mut effect = effect(self.language, &expression, Escape::Raw);
                effect.escape = Escape::None;
                value.clone_into(&mut effect.base);
                self.add(at..end, Does::Print(effect))
            }
            ("e", _) if tag.starts_with("for") => self.print(at..end, &format!("{tag}({value})"), Escape::Raw),
            ("esapi", "encodeForJavaScript") => self.print(at..end, &format!("forJavaScript({value})"), Escape::Raw),
            ("c", "url") | ("fmt", "message" | "formatDate") | ("spring", "message") | ("s", "property")
                if !is_close =>
            {
                self.value(at..end)
            }
            _ => self.control(at..end, Vec::new()),
        }
    }
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    rest[1..].split(quote).next()
}
