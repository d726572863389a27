//! Tags of Blade.

use super::{Does, Scanner, Step, word};
use crate::template::bracket::paren_end;
use crate::template::effect::Escape;
use crate::template::expression::effect;

impl Scanner<'_> {
    pub(super) fn blade(&mut self, at: usize) -> Option<usize> {
        if self.text[..at].ends_with('@') {
            return None;
        }
        if let Some((_, end)) = self.between(at, "{{--", "--}}") {
            return self.control(at..end, Vec::new());
        }
        if let Some((inside, end)) = self.between(at, "{!!", "!!}") {
            return self.print(at..end, inside.trim(), Escape::Raw);
        }
        if let Some((inside, end)) = self.between(at, "{{", "}}") {
            return self.print(at..end, inside.trim(), Escape::Html);
        }
        if let Some((_, end)) = self.between(at, "@php", "@endphp") {
            self.code.push(at + "@php".len()..end - "@endphp".len());
            return self.control(at..end, Vec::new());
        }
        let rest = self.rest(at).strip_prefix('@')?;
        let name = word(rest);
        let after = rest[name.len()..].trim_start_matches(' ');
        let skipped = rest.len() - after.len();
        let (inside, end) = match after.strip_prefix('(').and_then(|inside| Some((inside, paren_end(inside)?))) {
            Some((inside, length)) => (&inside[..length], at + 1 + skipped + length + 2),
            None => ("", at + 1 + name.len()),
        };
        match name {
            "json" | "js" if !inside.is_empty() => {
                let mut effect = effect(self.language, inside, Escape::Raw);
                effect.escape = Escape::Json;
                self.add(at..end, Does::Print(effect))
            }
            "if" | "isset" | "unless" | "auth" | "guest" | "switch" | "foreach" | "forelse" | "for" | "while" => {
                self.control(at..end, vec![Step::Open])
            }
            "empty" if !inside.is_empty() => self.control(at..end, vec![Step::Open]),
            "else" | "elseif" | "empty" | "case" | "default" => self.control(at..end, vec![Step::Branch]),
            "endif" | "endisset" | "endunless" | "endauth" | "endguest" | "endswitch" | "endempty" | "endforeach"
            | "endforelse" | "endfor" | "endwhile" => self.control(at..end, vec![Step::Close]),
            "push" | "endpush" | "section" | "endsection" | "stop" | "extends" | "include" | "break" | "csrf"
            | "verbatim" | "endverbatim" | "once" | "endonce" | "prepend" | "endprepend" | "continue" => {
                self.control(at..end, Vec::new())
            }
            _ => None,
        }
    }
}
