//! Tags of ERB.

use super::{Scanner, Step, word};
use crate::template::effect::Escape;

impl Scanner<'_> {
    pub(super) fn erb(&mut self, at: usize) -> Option<usize> {
        let (inside, end) = self.between(at, "<%", "%>")?;
        let inside = inside.trim_end_matches('-');
        if inside.starts_with('#') {
            return self.control(at..end, Vec::new());
        }
        if let Some(expression) = inside.strip_prefix("==") {
            return self.print(at..end, expression.trim(), Escape::Raw);
        }
        if let Some(expression) = inside.strip_prefix('=') {
            return self.print(at..end, expression.trim(), Escape::Html);
        }
        let code = inside.trim_start_matches('-').trim();
        let is_block = code.ends_with(" do") || code.ends_with('|') && code.contains(" do |") || code.ends_with('{');
        let steps = match word(code) {
            "if" | "unless" | "case" | "while" | "for" => vec![Step::Open],
            "else" | "elsif" | "when" => vec![Step::Branch],
            "end" => vec![Step::Close],
            _ if code.starts_with('}') => vec![Step::Close],
            _ if is_block => vec![Step::Open],
            _ => Vec::new(),
        };
        self.control(at..end, steps)
    }
}
