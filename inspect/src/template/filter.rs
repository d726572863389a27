//! Expressions with filters: `name|filter:argument`.

use super::effect::{Effect, Escape, Loss, is_no_digit, json, number_format};
use super::token::{Kind, Token, split};
use crate::kind::FileKind;

/// The effect of a base with filters: `name|filter:argument`.
pub(super) fn filtered(language: FileKind, expression: &str, tokens: &[Token<'_>], start: Escape) -> Effect {
    let parts = split(tokens, &["|"]);
    let is_marked_safe = tokens.iter().any(|token| ["raw", "safe", "nofilter"].iter().any(|name| token.is_word(name)));
    let is_constant = parts[0].1.iter().all(|token| matches!(token.kind, Kind::Text | Kind::Number));
    let mut effect = Effect::new(match start {
        _ if is_constant => Escape::None,
        Escape::Html if is_marked_safe => Escape::Raw,
        start => start,
    });
    for (_, filter) in parts.iter().skip(1) {
        let mut filter = filter.iter();
        let Some(name) = filter.find(|token| token.kind == Kind::Word) else { continue };
        let arguments: Vec<&str> = filter.filter(|token| token.kind != Kind::Mark).map(|token| token.text).collect();
        let before = effect.escape;
        apply(language, &name.text.trim_start_matches('@').to_lowercase(), &arguments, &mut effect);
        let is_mark = matches!(name.text, "raw" | "safe");
        if (effect.escape != before || is_mark) && effect.base.is_empty() {
            let base = expression[..name.start].trim_end_matches(['@', ' ']);
            base.trim_end_matches('|').trim().clone_into(&mut effect.base);
        }
    }
    effect
}

/// Applies a filter.
fn apply(language: FileKind, name: &str, arguments: &[&str], effect: &mut Effect) {
    let first = arguments.first().copied().unwrap_or_default();
    let escape = effect.escape;
    let mut lose = |loss| effect.loss = loss;
    effect.escape = match name {
        "escapejs" => Escape::Script,
        "e" | "escape" if matches!(first, "js" | "javascript") => Escape::Script,
        "e" | "escape" if matches!(first, "quotes" | "url" | "urlpathinfo") => escape,
        "tojson" if language == FileKind::Jinja2 => Escape::Json,
        "json_script" => Escape::Json,
        // Without `raw`, the quotes of the JSON become entities.
        "json_encode" if escape == Escape::Html => Escape::HtmlJson,
        "json_encode" => json(arguments),
        "e" | "escape" | "force_escape" | "htmlspecialchars" | "htmlspecialcharsbx" | "htmlentities" => match escape {
            Escape::Script | Escape::None => escape,
            Escape::Json | Escape::WeakJson | Escape::RawJson => Escape::HtmlJson,
            _ => Escape::Html,
        },
        "int" | "intval" | "integer" | "floor" | "ceil" => {
            lose(Some(Loss::Fraction));
            Escape::None
        }
        "round" if matches!(first, "" | "0") => {
            lose(Some(Loss::Fraction));
            Escape::None
        }
        "floatformat" => {
            lose(match first {
                "" | "0" | "-0" => Some(Loss::Fraction),
                digits if digits.ends_with('u') => None,
                // Django writes a comma where the language of the page does.
                _ => Some(Loss::Format),
            });
            Escape::None
        }
        "string_format" | "stringformat" | "format" if first.ends_with(['d', 'i']) => {
            lose(Some(Loss::Fraction));
            Escape::None
        }
        "number_format" => {
            lose(number_format(arguments));
            Escape::None
        }
        "intcomma" | "price" | "money" | "currency" | "format_currency" | "format_number" | "localizednumber" => {
            lose(Some(Loss::Format));
            escape
        }
        "round" | "string_format" | "stringformat" | "format" if first.ends_with(['f', '2', '1']) => Escape::None,
        "float" | "floatval" | "unlocalize" | "abs" | "length" | "count" | "date" | "date_format" | "urlencode"
        | "url_encode" => Escape::None,
        "regex_replace" if is_no_digit(first) => Escape::None,
        "regex_replace" | "raw" | "safe" | "nofilter" | "default" | "default_if_none" | "trim" | "strip" | "lower"
        | "upper" | "capitalize" | "capfirst" | "title" | "truncate" | "truncatechars" | "truncatewords"
        | "striptags" | "strip_tags" | "replace" | "cat" | "join" | "first" | "last" | "slice" | "string"
        | "stringformat" | "addslashes" | "nl2br" | "yesno" | "cut" | "merge" | "split" | "format" => escape,
        _ => Escape::Unknown,
    };
}
