//! What an expression of a template prints.

use super::call::Calls;
use super::effect::{Effect, Escape, Loss};
use super::filter::filtered;
use super::token::{Kind, Token, tokens};
use crate::kind::FileKind;

/// Bytes of an expression that is read; what a longer one does is unknown.
const MAX_EXPRESSION: usize = 10_000;

/// The effect of an expression that is printed. `start` is what the printing itself does.
pub(crate) fn effect(language: FileKind, expression: &str, start: Escape) -> Effect {
    if expression.len() > MAX_EXPRESSION {
        return Effect::new(Escape::Unknown);
    }
    let has_dotted_paths = !matches!(language, FileKind::Php | FileKind::Blade);
    let tokens = tokens(expression, has_dotted_paths);
    let mut effect = match language {
        FileKind::Smarty | FileKind::Twig | FileKind::Django | FileKind::Jinja2 => {
            filtered(language, expression, &tokens, start)
        }
        _ => {
            let called = Calls { language, expression };
            let mut effect = called.effect(&tokens);
            // `{{ … }}` of Blade and `<%= … %>` of Rails escape what is not marked as safe.
            if start == Escape::Html {
                effect.escape = match effect.escape {
                    Escape::Raw => Escape::Html,
                    // `Js::from` is marked as safe; `j x` is not marked, and nothing in it is left to escape.
                    Escape::WeakJson | Escape::RawJson => Escape::HtmlJson,
                    escape => escape,
                };
            }
            effect
        }
    };
    if effect.base.is_empty() {
        expression.trim().clone_into(&mut effect.base);
    }
    effect.guesses_sex = guesses_sex(&tokens);
    effect.is_glued = tokens.iter().any(|token| match token.kind {
        Kind::Text => token.text.contains('{') && token.text.contains(':'),
        Kind::Word => matches!(token.text.rsplit('.').next(), Some("implode" | "join")),
        _ => false,
    });
    let domain = tokens.iter().rev().find(|token| token.kind == Kind::Text && token.text.starts_with('@'));
    effect.tail = domain.map(|token| token.text.to_owned());
    if language == FileKind::Django && effect.loss.is_none() && effect.escape == Escape::Html {
        effect.loss = Some(Loss::Localized);
    }
    effect
}

/// Whether the tokens choose between the two sexes and nothing else.
fn guesses_sex(tokens: &[Token<'_>]) -> bool {
    let has = |texts: &[&str]| {
        let mut given = tokens.iter().filter(|token| token.kind == Kind::Text).flat_map(|token| token.text.split(','));
        given.any(|text| texts.contains(&text.to_lowercase().as_str()))
    };
    let is_choice = tokens
        .iter()
        .any(|token| token.is_mark("?") || token.is_mark("?:") || token.is_word("if") || token.is_word("yesno"));
    is_choice && has(&["m", "male"]) && has(&["f", "female"]) && !has(&["", "u", "unknown"])
}
