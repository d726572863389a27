//! Tags of Twig, Django and Jinja2.

use super::{Scanner, Step, word};
use crate::template::effect::Escape;

impl Scanner<'_> {
    pub(super) fn braces(&mut self, at: usize) -> Option<usize> {
        if let Some((_, end)) = self.between(at, "{#", "#}") {
            return self.control(at..end, Vec::new());
        }
        if let Some((inside, end)) = self.between(at, "{{", "}}") {
            let expression = inside.trim_matches(['-', '~', ' ', '\n', '\t', '\r']);
            let start = self.modes.last().copied().unwrap_or(Escape::Html);
            return self.print(at..end, expression, start);
        }
        let (inside, end) = self.between(at, "{%", "%}")?;
        let inside = inside.trim_matches(['-', '~', ' ', '\n', '\t', '\r']);
        let argument = inside.split_whitespace().nth(1).unwrap_or_default();
        match word(inside) {
            name @ ("verbatim" | "raw") => {
                let close = self.find(end, if name == "raw" { "endraw" } else { "endverbatim" })?;
                let from = end + self.text[end..end + close].rfind("{%")?;
                let to = end + close + self.rest(end + close).find("%}")? + 2;
                self.control(at..end, Vec::new());
                self.control(from..to, Vec::new())
            }
            "autoescape" => {
                self.modes.push(match argument.trim_matches(['\'', '"']) {
                    "off" | "false" => Escape::Raw,
                    "js" => Escape::Script,
                    _ => Escape::Html,
                });
                self.control(at..end, Vec::new())
            }
            "endautoescape" => {
                self.modes.pop();
                self.control(at..end, Vec::new())
            }
            "if" | "ifequal" | "ifnotequal" | "ifchanged" | "for" => self.control(at..end, vec![Step::Open]),
            "else" | "elif" | "elseif" | "empty" => self.control(at..end, vec![Step::Branch]),
            "endif" | "endfor" | "endifequal" | "endifnotequal" | "endifchanged" => self.control(at..end, vec![Step::Close]),
            "url" | "static" | "trans" | "translate" | "now" | "firstof" | "cycle" | "widthratio" | "include"
            | "render" | "postcheckout"
                // `{% url … as name %}` prints nothing.
                if !inside.contains(" as ") =>
            {
                self.value(at..end)
            }
            _ => self.control(at..end, Vec::new()),
        }
    }
}
