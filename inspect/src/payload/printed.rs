//! Values that are known only when the script runs, as far as it is known how they are made.

use super::{Judge, codes};
use crate::script;
use crate::script::value::{Part, Value};
use crate::template::Placeholder;
use crate::template::effect::{Escape, Loss};
use flocktory_postcheckout::internal::{Object, ProblemBuilder, UNKNOWN_DOMAIN, describe};
use flocktory_postcheckout::{Code, Field, Severity};
use oxc_span::Span;

impl<'t> Judge<'t> {
    /// Judges a value of which parts are known.
    pub(super) fn mixed(
        &mut self,
        value: &Value,
        parts: &[Part],
        path: &str,
        field: Option<Field>,
        object: Option<Object>,
    ) {
        let is_structure = object.is_some() || field == Some(Field::Extra);
        let mut is_unknown = false;
        for part in parts {
            match part {
                Part::Unknown => is_unknown = true,
                Part::OneOf(texts) if field == Some(Field::Sex) && is_guess(texts) => {
                    self.guessed(value.span, path, &texts.join(" / "));
                }
                Part::Printed { placeholder, in_text } => {
                    self.seen.insert(*placeholder);
                    is_unknown |= !self.printed(*placeholder, *in_text, parts.len() == 1, is_structure, path, field);
                }
                Part::Rounded if field == Some(Field::Price) => {
                    self.report(
                        value.span,
                        path,
                        Severity::Warning,
                        &ProblemBuilder::error(codes::PAYLOAD_PRICE_FRACTION),
                    );
                }
                Part::Text(_) | Part::OneOf(_) | Part::Rounded => {}
            }
        }
        if field == Some(Field::Email)
            && let [.., before, Part::Text(end)] = parts
            && !matches!(before, Part::Text(_))
        {
            self.domain(value.span, path, end);
        }
        if is_unknown {
            self.report(value.span, path, Severity::Note, &ProblemBuilder::note(codes::NOT_JUDGED));
        }
    }

    /// An address that ends with a constant: made up, if it is not that of a phone.
    fn domain(&mut self, span: Span, path: &str, end: &str) {
        if let Some(domain) = end.strip_prefix('@').filter(|domain| *domain != UNKNOWN_DOMAIN) {
            let builder = ProblemBuilder::error(codes::PAYLOAD_EMAIL_DOMAIN).given(domain);
            self.report(span, path, Severity::Warning, &builder);
        }
    }

    fn guessed(&mut self, span: Span, path: &str, given: &str) {
        let builder = ProblemBuilder::error(codes::PAYLOAD_SEX_GUESSED).given(given);
        self.report(span, path, Severity::Warning, &builder);
    }

    /// A constant of a template, which each order has.
    pub(super) fn constant(&mut self, value: &Value, path: &str, field: Field) {
        let is_own = matches!(field, Field::Name | Field::Email | Field::Sex | Field::Price)
            || field == Field::Id && path == "order.id";
        if self.template.is_none() || !is_own || path.contains('[') {
            return;
        }
        match value.to_text().filter(|text| !text.trim().is_empty()) {
            Some(text) if field == Field::Sex => self.guessed(value.span, path, &format!("`{text}`")),
            Some(text) => {
                let given = describe::label(&text);
                let builder = ProblemBuilder::error(codes::PAYLOAD_CONSTANT).given(given);
                self.report(value.span, path, Severity::Warning, &builder);
            }
            None => {}
        }
    }

    /// Judges how a template prints a value, or an object or a list. Whether nothing is left to judge.
    fn printed(
        &mut self,
        number: usize,
        in_text: bool,
        is_whole: bool,
        is_structure: bool,
        path: &str,
        field: Option<Field>,
    ) -> bool {
        let Some(template) = self.template else { return false };
        let Some(placeholder) = template.get(number) else { return false };
        let span = script::span(&placeholder.range);
        let effect = &placeholder.effect;
        let is_amount = matches!(field, Some(Field::Price | Field::Count));
        let is_words = matches!(
            field,
            Some(Field::Name | Field::Email | Field::Title | Field::CustomField | Field::Spot | Field::Image)
        );
        if field == Some(Field::Sex) && effect.guesses_sex {
            self.guessed(span, path, "m / f");
        }
        if field == Some(Field::Email)
            && let Some(end) = &effect.tail
        {
            self.domain(span, path, end);
        }
        match effect.loss {
            Some(Loss::Fraction) if field == Some(Field::Price) => {
                self.fault(placeholder, path, Severity::Warning, codes::PAYLOAD_PRICE_FRACTION, None);
            }
            Some(Loss::Format) if is_amount => {
                let severity = if in_text { Severity::Warning } else { Severity::Error };
                self.fault(placeholder, path, severity, codes::TEMPLATE_PRICE_FORMAT, None);
            }
            Some(Loss::Localized) if field == Some(Field::Price) && !in_text => {
                self.fault(placeholder, path, Severity::Warning, codes::TEMPLATE_PRICE_FORMAT, None);
            }
            _ => {}
        }
        if effect.loss == Some(Loss::Fraction) && field == Some(Field::Id) && !in_text {
            self.report(span, path, Severity::Warning, &ProblemBuilder::error(codes::PAYLOAD_ID_NUMBER));
        }
        let wanted = template.correct(placeholder, in_text, is_whole);
        let fault = match (in_text, effect.escape) {
            (_, Escape::Unknown) => return is_amount,
            (true, Escape::None | Escape::Script) | (false, Escape::Json) => None,
            (true, Escape::Json | Escape::WeakJson | Escape::RawJson | Escape::HtmlJson) => {
                Some((Severity::Error, codes::TEMPLATE_JSON_QUOTED))
            }
            (true, Escape::Html) => {
                (is_words || field.is_none()).then_some((Severity::Warning, codes::TEMPLATE_HTML_ESCAPED))
            }
            (true, Escape::Raw) => match field {
                Some(Field::Price | Field::Count | Field::Sex) => None,
                Some(Field::Id | Field::Image) => Some((Severity::Warning, codes::TEMPLATE_UNESCAPED)),
                _ => Some((Severity::Error, codes::TEMPLATE_UNESCAPED)),
            },
            (false, Escape::WeakJson) => Some((Severity::Warning, codes::TEMPLATE_JSON_FLAGS)),
            (false, Escape::RawJson) => Some((Severity::Error, codes::TEMPLATE_JSON_FLAGS)),
            (false, Escape::HtmlJson) => Some((Severity::Error, codes::TEMPLATE_HTML_ESCAPED)),
            (false, Escape::None | Escape::Script | Escape::Html | Escape::Raw) => match field {
                Some(Field::Id) => Some((Severity::Warning, codes::TEMPLATE_ID_UNQUOTED)),
                _ if is_words || field == Some(Field::Sex) && effect.escape != Escape::None => {
                    Some((Severity::Error, codes::TEMPLATE_UNQUOTED))
                }
                _ if is_structure && effect.is_glued => Some((Severity::Warning, codes::TEMPLATE_ITEMS_GLUED)),
                _ if is_structure && effect.escape == Escape::Html => {
                    Some((Severity::Error, codes::TEMPLATE_HTML_ESCAPED))
                }
                _ => None,
            },
        };
        if let Some((severity, code)) = fault {
            self.fault(placeholder, path, severity, code, wanted);
        }
        !is_structure || fault.is_some()
    }

    fn fault(
        &mut self,
        placeholder: &'t Placeholder,
        path: &str,
        severity: Severity,
        code: Code,
        wanted: Option<String>,
    ) {
        let tag = &placeholder.tag;
        let short: String = tag.chars().take(80).collect();
        let given = if short.len() < tag.len() { format!("`{short}…`") } else { format!("`{tag}`") };
        let ends = if placeholder.effect.escape == Escape::RawJson { "`</script>`" } else { "`<!--`" };
        let builder = ProblemBuilder::error(code).given(given).expected(ends).suggestion(wanted);
        self.report(script::span(&placeholder.range), path, severity, &builder);
    }

    /// Judges what a template prints inside of a payload in a place that was not evaluated: in an argument of a function.
    pub(super) fn unseen(&mut self, payload: Span) {
        let Some(template) = self.template else { return };
        for number in template.within(payload.start as usize..payload.end as usize) {
            let is_in_text = template.get(number).is_some_and(|placeholder| placeholder.follows_quote);
            if is_in_text && !self.seen.contains(&number) {
                self.printed(number, true, false, false, "", None);
            }
        }
    }
}

fn is_guess(texts: &[String]) -> bool {
    texts.iter().all(|text| matches!(text.to_lowercase().as_str(), "m" | "f" | "male" | "female"))
}
