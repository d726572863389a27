//! Tags of Smarty.

use super::{Scanner, Step, word};
use crate::template::bracket::brace_end;
use crate::template::effect::Escape;

impl Scanner<'_> {
    pub(super) fn smarty(&mut self, at: usize) -> Option<usize> {
        const STATEMENTS: [&str; 24] = [
            "if",
            "elseif",
            "else",
            "foreach",
            "foreachelse",
            "section",
            "sectionelse",
            "for",
            "forelse",
            "while",
            "assign",
            "include",
            "capture",
            "strip",
            "block",
            "extends",
            "append",
            "nocache",
            "setfilter",
            "function",
            "call",
            "debug",
            "insert",
            "php",
        ];
        if let Some((_, end)) = self.between(at, "{*", "*}").or_else(|| self.between(at, "{literal}", "{/literal}")) {
            // What is literal is printed as it is.
            if self.rest(at).starts_with("{literal}") {
                self.control(at..at + "{literal}".len(), Vec::new());
                return self.control(end - "{/literal}".len()..end, Vec::new());
            }
            return self.control(at..end, Vec::new());
        }
        // Smarty takes a brace before white space as it is.
        let inside = self.rest(at).strip_prefix('{').filter(|inside| !inside.starts_with(char::is_whitespace))?;
        let length = brace_end(inside)?;
        let (inside, end) = (&inside[..length], at + length + 2);
        if inside.starts_with('$') {
            return match inside.split_once('=') {
                // An assignment: `{$total = 0}`.
                Some((name, _))
                    if name.trim().bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'$' | b'_' | b'.')) =>
                {
                    self.control(at..end, Vec::new())
                }
                _ => self.print(at..end, inside, Escape::Raw),
            };
        }
        let word = word(inside.trim_start_matches('/'));
        let is_close = inside.starts_with('/');
        match word {
            "ldelim" | "rdelim" => self.control(at..end, Vec::new()),
            "if" | "foreach" | "section" | "for" | "while" if is_close => self.control(at..end, vec![Step::Close]),
            "if" | "foreach" | "section" | "for" | "while" => self.control(at..end, vec![Step::Open]),
            "else" | "elseif" | "foreachelse" | "sectionelse" | "forelse" => self.control(at..end, vec![Step::Branch]),
            word if is_close || STATEMENTS.contains(&word) => self.control(at..end, Vec::new()),
            // A function that prints, such as `{l s='Order'}`.
            word if !word.is_empty() && inside[word.len()..].starts_with(' ') && inside.contains('=') => {
                self.value(at..end)
            }
            _ => None,
        }
    }
}
