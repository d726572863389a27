//! Expressions whose functions are called: PHP, Ruby, Java.

use super::effect::{Effect, Escape, Loss, is_no_digit, json, number_format};
use super::token::{Kind, Token, bracket, split};
use crate::kind::FileKind;

/// The effect of an expression whose functions are called: PHP, Ruby, Java.
pub(super) struct Calls<'s> {
    pub(super) language: FileKind,
    pub(super) expression: &'s str,
}

impl<'s> Calls<'s> {
    pub(super) fn effect(&self, tokens: &[Token<'s>]) -> Effect {
        let Some(first) = tokens.first() else { return Effect::new(Escape::None) };
        if first.is_mark("(")
            && let Some((inner, rest)) = bracket(tokens)
        {
            return match inner {
                [cast] if self.language != FileKind::Erb && !rest.is_empty() && cast.kind == Kind::Word => {
                    match cast.text.to_lowercase().as_str() {
                        "int" | "integer" => Effect { base: self.text(rest), ..Effect::lost(Loss::Fraction) },
                        "float" | "double" => Effect { base: self.text(rest), ..Effect::new(Escape::None) },
                        "bool" | "boolean" => Effect::new(Escape::None),
                        _ => self.effect(rest),
                    }
                }
                _ if rest.is_empty() => self.effect(inner),
                _ => self.operands(tokens),
            };
        }
        self.operands(tokens)
    }

    /// The worst of the operands, of which one or all are printed.
    fn operands(&self, tokens: &[Token<'s>]) -> Effect {
        let marks = match self.language {
            FileKind::Php | FileKind::Blade => &["?", ":", "??", "?:", "."][..],
            _ => &["?", ":", "||", "+"],
        };
        let parts = split(tokens, marks);
        let [(_, only)] = parts.as_slice() else {
            let mut all = Effect::new(Escape::None);
            for (index, (_, part)) in parts.iter().enumerate() {
                // What is before `?` is a condition.
                if parts.get(index + 1).is_some_and(|(mark, _)| *mark == "?") {
                    continue;
                }
                let one = self.effect(part);
                all.escape = all.escape.max(one.escape);
                all.loss = all.loss.or(one.loss);
            }
            return all;
        };
        match only {
            [] => Effect::new(Escape::None),
            [token] if matches!(token.kind, Kind::Text | Kind::Number) => Effect::new(Escape::None),
            _ => self.chain(only),
        }
    }

    /// A name, a call, or a chain of calls, of which the last one decides.
    fn chain(&self, tokens: &[Token<'s>]) -> Effect {
        let mut effect = Effect::new(Escape::Raw);
        let mut rest = tokens;
        while let Some((token, after)) = rest.split_first() {
            rest = after;
            if token.kind != Kind::Word {
                // An index: `$item['NAME']`.
                if token.is_mark("[") {
                    rest = bracket(&tokens[tokens.len() - rest.len() - 1..]).map_or(&[], |(_, after)| after);
                }
                continue;
            }
            let (arguments, after) = match rest.first() {
                Some(next) if next.is_mark("(") => bracket(rest).unwrap_or((&rest[1..], &[])),
                // Ruby calls without brackets: `j order.name`.
                Some(next) if self.language == FileKind::Erb && next.kind != Kind::Mark && !is_ruby_word(next) => {
                    (rest, &[][..])
                }
                _ => (&[][..], rest),
            };
            let is_call = after.len() != rest.len() || !arguments.is_empty();
            rest = after;
            let mut from = token.start;
            for name in token.text.split(['.', '&']) {
                let receiver = self.expression[tokens[0].start..from].trim_end_matches(['.', '&']);
                from += name.len() + 1;
                let is_last = from > token.end;
                if !name.is_empty() {
                    let call = Call { path: name, receiver, has_arguments: is_last && is_call };
                    self.call(&call, if is_last { arguments } else { &[] }, &mut effect);
                }
            }
        }
        effect
    }

    /// Applies a call to what it is called on, or to its first argument.
    fn call(
        &self,
        &Call { path, receiver, has_arguments: is_call }: &Call<'_>,
        arguments: &[Token<'s>],
        effect: &mut Effect,
    ) {
        let name = path.rsplit([':', '>', '\\']).next().unwrap_or(path).to_lowercase();
        let parts: Vec<&[Token<'s>]> = split(arguments, &[","]).into_iter().map(|(_, part)| part).collect();
        let first = parts[0];
        let others = parts[1..].iter().flat_map(|part| part.iter()).filter(|token| token.kind != Kind::Mark);
        let others: Vec<&str> = others.map(|token| token.text).collect();
        let base = self.text(first);
        let or_base = || if receiver.is_empty() { base.clone() } else { receiver.to_owned() };
        // A function of the shop may escape; what an object or an array has is raw.
        let is_own = is_call
            && !base.is_empty()
            && effect.base.is_empty()
            && !path.contains("->")
            && !path.starts_with(['@', '$'])
            && !name.starts_with("get");
        if let Some(escape) = escaping(&name, path, &others).filter(|_| is_call) {
            *effect = Effect { base, ..Effect::new(escape) };
        } else if let Some(loss) = self.rounding(&name, first, &others) {
            *effect = Effect { loss, base: or_base(), ..Effect::new(Escape::None) };
        } else {
            match name.as_str() {
                "to_json" => *effect = Effect { base: or_base(), ..Effect::new(Escape::HtmlJson) },
                "html_safe" if effect.escape == Escape::HtmlJson => effect.escape = Escape::Json,
                "raw" if self.language == FileKind::Erb => {
                    *effect = self.effect(first);
                    if effect.escape == Escape::HtmlJson {
                        effect.escape = Escape::Json;
                    }
                }
                "currencyformat" | "saleformatcurrency" | "formatcurrency" | "wc_price" => {
                    *effect = Effect { loss: Some(Loss::Format), base, ..Effect::new(Escape::Raw) };
                }
                "preg_replace" | "gsub" | "replaceall" => {
                    let is_digits = arguments.iter().any(|token| is_no_digit(token.text))
                        || self.language == FileKind::Erb && is_no_digit(self.expression);
                    *effect = Effect::new(if is_digits { Escape::None } else { Escape::Raw });
                }
                // They return one of their arguments, or a part of it.
                "trim"
                | "strip_tags"
                | "addslashes"
                | "nl2br"
                | "ucfirst"
                | "ucwords"
                | "strtolower"
                | "strtoupper"
                | "strval"
                | "mb_strtolower"
                | "mb_strtoupper"
                | "mb_substr"
                | "substr"
                | "mb_convert_encoding"
                | "html_entity_decode"
                | "htmlspecialchars_decode"
                | "htmlspecialcharsback"
                | "stripslashes"
                | "urldecode"
                | "nvl"
                | "max"
                | "min"
                    if is_call =>
                {
                    *effect = self.effect(first);
                }
                "sprintf" | "implode" | "join" | "str_replace" | "array_shift" | "reset" | "end" | "current"
                | "iconv" | "isset" => {}
                _ if is_own => *effect = Effect { base, ..Effect::new(Escape::Unknown) },
                _ => {}
            }
        }
    }

    /// The text of tokens.
    fn text(&self, tokens: &[Token<'s>]) -> String {
        match (tokens.first(), tokens.last()) {
            (Some(from), Some(to)) => self.expression[from.start..to.end].to_owned(),
            _ => String::new(),
        }
    }

    /// What the number of a function, or what becomes a number by it, has lost.
    #[expect(clippy::option_option, reason = "it may be a number that has lost nothing")]
    fn rounding(&self, name: &str, first: &[Token<'s>], others: &[&str]) -> Option<Option<Loss>> {
        match name {
            "intval" | "floor" | "ceil" | "to_i" | "intvalue" => Some(Some(Loss::Fraction)),
            "round" => {
                // `price.round(2)` of Ruby has no other argument.
                let digits = if self.language == FileKind::Erb { first.first().map(|token| token.text) } else { None };
                let is_whole = matches!(digits.or(others.first().copied()), None | Some("0"));
                Some(is_whole.then_some(Loss::Fraction))
            }
            "number_format" => Some(number_format(others)),
            "number_with_precision" => Some(others.contains(&"0").then_some(Loss::Fraction)),
            "number_with_delimiter" | "number_to_currency" => Some(Some(Loss::Format)),
            "floatval" | "abs" | "count" | "sizeof" | "date" | "time" | "md5" | "sha1" | "crc32" | "urlencode"
            | "rawurlencode" | "to_f" | "to_d" | "doublevalue" => Some(None),
            _ => None,
        }
    }
}

/// A name in a chain.
struct Call<'c> {
    path: &'c str,
    /// What is before it: `order.total` of `order.total.to_i`.
    receiver: &'c str,
    has_arguments: bool,
}

/// How a function escapes its argument; `None`: it does not.
fn escaping(name: &str, path: &str, others: &[&str]) -> Option<Escape> {
    Some(match name {
        "json_encode" | "wp_json_encode" => json(others),
        "encode" if path.ends_with("Json::encode") => Escape::Json,
        "from" if path.ends_with("Js::from") => Escape::Json,
        "phptojsobject" | "drupal_json_encode" | "json_escape" | "tojson" => Escape::Json,
        // Jackson leaves tags as they are.
        "writevalueasstring" => Escape::RawJson,
        "jsescape" | "esc_js" | "escapejs" | "escapejsquote" | "j" | "escape_javascript" | "forjavascript"
        | "forjavascriptblock" | "escapeecmascript" | "escapejavascript" => Escape::Script,
        "htmlspecialchars" | "htmlspecialcharsbx" | "htmlspecialcharsex" | "htmlentities" | "esc_html" | "esc_attr"
        | "escapehtml" | "escapehtmlattr" | "escapexml" | "escapehtml4" | "forhtml" | "e" | "h" | "html_escape" => {
            Escape::Html
        }
        _ => return None,
    })
}

fn is_ruby_word(token: &Token<'_>) -> bool {
    ["if", "unless", "and", "or", "do", "rescue"].iter().any(|word| token.is_word(word))
}
