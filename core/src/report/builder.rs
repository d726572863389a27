//! The content of a problem, before it is written in a language.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

use crate::base::bytes;
use crate::base::lang::Lang;
use crate::report::code::Code;
use crate::report::problem::{Problem, Severity};
use crate::report::scrub::{self, Rule};

/// What happens to the field that a warning is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to add: it is an error, or the message says it.
    None,
    LeftOut,
    WordLeftOut,
    SentAsIs,
    NextIdentity,
    EmptyNameSent,
    NameSent,
    CutOff,
    DigitsSent,
    KeyLeftOut,
    NearestSent,
}

impl Outcome {
    /// Every outcome that a message ends with.
    const ALL: [Outcome; 10] = [
        Outcome::LeftOut,
        Outcome::WordLeftOut,
        Outcome::SentAsIs,
        Outcome::NextIdentity,
        Outcome::EmptyNameSent,
        Outcome::NameSent,
        Outcome::CutOff,
        Outcome::DigitsSent,
        Outcome::KeyLeftOut,
        Outcome::NearestSent,
    ];

    /// Removes the outcome from the end of a message, for whoever only looks at an order.
    pub fn remove_from(message: &mut String, lang: Lang) {
        for outcome in Outcome::ALL {
            if let Some(rest) = message.strip_suffix(outcome.sentence(lang)) {
                message.truncate(rest.len());
                return;
            }
        }
    }

    const fn sentence(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Outcome::None, _) => "",
            (Outcome::LeftOut, Lang::En) => "; left out",
            (Outcome::LeftOut, Lang::Ru) => "; не передаётся",
            (Outcome::WordLeftOut, Lang::En) => "; that word is left out",
            (Outcome::WordLeftOut, Lang::Ru) => "; это слово не передаётся",
            (Outcome::SentAsIs, Lang::En) => "; sent as it is",
            (Outcome::SentAsIs, Lang::Ru) => "; передаётся как есть",
            (Outcome::NextIdentity, Lang::En) => "; not used",
            (Outcome::NextIdentity, Lang::Ru) => "; не используется",
            (Outcome::EmptyNameSent, Lang::En) => "; an empty name is sent",
            (Outcome::EmptyNameSent, Lang::Ru) => "; передаётся пустое имя",
            (Outcome::NameSent, Lang::En) => "; `name` is sent",
            (Outcome::NameSent, Lang::Ru) => "; передаётся `name`",
            (Outcome::CutOff, Lang::En) => "; it is cut off",
            (Outcome::CutOff, Lang::Ru) => "; они отрезаны",
            (Outcome::DigitsSent, Lang::En) => "; its digits are sent",
            (Outcome::DigitsSent, Lang::Ru) => "; передаются его цифры",
            (Outcome::NearestSent, Lang::En) => "; the nearest number is sent",
            (Outcome::NearestSent, Lang::Ru) => "; передаётся ближайшее число",
            (Outcome::KeyLeftOut, Lang::En) => "; this is one of its keys, left out with its value",
            (Outcome::KeyLeftOut, Lang::Ru) => "; это один из ключей, он не передаётся вместе со значением",
        }
    }
}

/// What an order is without a value: decides whether an unusable value is an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Not an order.
    Required,
    /// An order without that field.
    Optional,
    /// An order whose customer is identified by another field, if there is one.
    Identity,
    /// An order without a key of `extra`, or without an unknown key.
    Key,
}

impl Need {
    /// A report of an unusable value.
    pub fn unusable(self, code: Code) -> ProblemBuilder {
        match self {
            Need::Required => ProblemBuilder::error(code),
            Need::Optional => ProblemBuilder::warning(code, Outcome::LeftOut),
            Need::Identity => ProblemBuilder::warning(code, Outcome::NextIdentity),
            Need::Key => ProblemBuilder::warning(code, Outcome::KeyLeftOut),
        }
    }
}

/// The details of a report, beyond its code and path.
pub struct ProblemBuilder {
    pub(super) code: Code,
    pub(super) severity: Severity,
    effect: Outcome,
    given: String,
    expected: String,
    owner: String,
    suggestion: Option<String>,
    /// The masking of the given value.
    pub(super) rule: Rule,
}

impl ProblemBuilder {
    pub fn error(code: Code) -> ProblemBuilder {
        ProblemBuilder::new(code, Severity::Error, Outcome::None)
    }

    pub fn warning(code: Code, effect: Outcome) -> ProblemBuilder {
        ProblemBuilder::new(code, Severity::Warning, effect)
    }

    pub fn note(code: Code) -> ProblemBuilder {
        ProblemBuilder::new(code, Severity::Note, Outcome::None)
    }

    #[cold]
    #[inline(never)]
    fn new(code: Code, severity: Severity, effect: Outcome) -> ProblemBuilder {
        ProblemBuilder {
            code,
            severity,
            effect,
            given: String::new(),
            expected: String::new(),
            owner: String::new(),
            suggestion: None,
            rule: Rule::Label,
        }
    }

    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn given(mut self, given: impl Into<String>) -> ProblemBuilder {
        self.given = given.into();
        self
    }

    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn expected(mut self, expected: impl Into<String>) -> ProblemBuilder {
        self.expected = expected.into();
        self
    }

    /// The owner of the value, where its path alone is not enough: the name of a tag.
    #[must_use]
    pub fn owner(mut self, owner: impl Into<String>) -> ProblemBuilder {
        self.owner = owner.into();
        self
    }

    /// The masking of the given value.
    pub(super) fn masked_by(self, rule: Rule) -> ProblemBuilder {
        ProblemBuilder { rule, ..self }
    }

    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn suggestion(mut self, suggestion: Option<String>) -> ProblemBuilder {
        self.suggestion = suggestion;
        self
    }

    /// Writes the problem. What the caller gave enters a text here and nowhere else, so personal data is masked here.
    pub fn build(&self, severity: Severity, path: &str, lang: Lang) -> Problem {
        let path = scrub::masked(path, Rule::Label);
        let place = match (path.as_str(), lang) {
            ("", Lang::En) => "the input",
            ("", Lang::Ru) => "входные данные",
            (path, _) => path,
        };
        let mut message = fill(self.code.message(lang), place, self);
        if severity == Severity::Warning {
            message.push_str(self.effect.sentence(lang));
        }
        let hint = self.code.hint(lang).and_then(|hint| match &self.suggestion {
            // One that has to be masked helps nobody.
            Some(suggestion) if scrub::is_private(suggestion, Rule::Label) => None,
            Some(suggestion) => Some(hint.replace("{suggestion}", suggestion)),
            None if hint.contains("{suggestion}") => None,
            None => Some(hint.to_owned()),
        });
        Problem { severity, code: self.code, path, message: one_line(message), hint: hint.map(one_line) }
    }
}

/// A text with its line breaks and other control characters escaped: code that a message quotes may have them.
fn one_line(text: String) -> String {
    // 0xC2 begins the control characters beyond ASCII, among others.
    let may_be_control = |b: u8| u8::from(b < b' ') | u8::from(b == 0x7f) | u8::from(b == 0xc2);
    if !bytes::any(text.as_bytes(), may_be_control) {
        return text;
    }
    let mut line = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if c.is_control() { line.extend(c.escape_debug()) } else { line.push(c) }
    }
    line
}

/// Fills a message's placeholders in one pass, so that a given text with braces is never filled again.
fn fill(template: &str, path: &str, builder: &ProblemBuilder) -> String {
    let mut message = String::with_capacity(template.len() + path.len() + builder.given.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        message.push_str(before);
        match name {
            "path" => message.push_str(path),
            "given" => message.push_str(&scrub::masked(&builder.given, builder.rule)),
            "owner" => message.push_str(&scrub::masked(&builder.owner, Rule::Label)),
            _ => message.push_str(&scrub::masked(&builder.expected, Rule::Label)),
        }
        rest = after;
    }
    message.push_str(rest);
    message
}
