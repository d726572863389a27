//! Problems of an order, and the list that collects them.

use crate::base::lang::Lang;
use crate::base::limits::{MAX_DEPTH, MAX_LINE, MAX_PROBLEMS};
use crate::input::Fault;
use crate::input::field::Field;
use crate::report::code::Code;
use crate::report::describe;
use crate::report::path::Path;
use crate::report::scrub::{self, Rule};
use std::fmt;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Severity {
    /// Nothing is wrong: the message says what was not looked at.
    Note,
    /// Optional data is unusable or doubtful: the message says what is sent instead, and the order still goes.
    Warning,
    /// Required data is missing or unusable: there is no snippet.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity of this name, if it is one.
    pub fn from_name(name: &str) -> Option<Severity> {
        [Severity::Note, Severity::Warning, Severity::Error].into_iter().find(|severity| severity.as_str() == name)
    }
}

/// One problem of an order: what, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Problem {
    /// Whether there is a snippet in spite of it.
    pub severity: Severity,
    /// Which kind of problem: stable.
    pub code: Code,
    /// Where it is, such as `order.items[2].price`; empty for the whole input.
    pub path: String,
    /// For people, in the language of the option `lang`. Emails and phones are masked.
    pub message: String,
    /// How to mend it, where that can be told.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub hint: Option<String>,
}

impl Problem {
    /// A problem that was told before, for hosts that carry problems from one process to another.
    pub fn new(severity: Severity, code: Code, path: String, message: String, hint: Option<String>) -> Problem {
        Problem { severity, code, path, message, hint }
    }

    /// The error `order_id_repeated`, for whoever compares the ids of many inputs
    /// ([`Reading::order_ids`](crate::Reading::order_ids)); `index` is the order's place if its input is a list.
    pub fn order_id_repeated(id: &str, index: Option<usize>, lang: Lang) -> Problem {
        let root = Path::ROOT;
        let indexed = index.map(|index| root.index(index));
        let order = indexed.as_ref().unwrap_or(&root).field(Field::Order);
        let report = Report::error(Code::OrderIdRepeated).given(describe::label(id));
        Problems::new(lang, false).write(&order.field(Field::Id).to_string(), Severity::Error, &report)
    }

    /// The error `line_too_long`, for programs that read NDJSON.
    pub fn line_too_long(lang: Lang) -> Problem {
        let report = Report::error(Code::LineTooLong).expected(MAX_LINE.to_string());
        Problems::new(lang, false).write("", Severity::Error, &report)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.severity.as_str(), self.code, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

/// The order has errors, so there is no snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidOrder {
    /// Every problem found, warnings included, in the order of the input.
    pub problems: Vec<Problem>,
}

impl fmt::Display for InvalidOrder {
    /// Writes all problems in one line, which is one entry of a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidOrder {}

/// What becomes of the field that a warning is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nothing to add: it is an error, or the message says it.
    Told,
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

impl Effect {
    const fn sentence(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Effect::Told, _) => "",
            (Effect::LeftOut, Lang::En) => "; left out",
            (Effect::LeftOut, Lang::Ru) => "; не передаётся",
            (Effect::WordLeftOut, Lang::En) => "; that word is left out",
            (Effect::WordLeftOut, Lang::Ru) => "; это слово не передаётся",
            (Effect::SentAsIs, Lang::En) => "; sent as it is",
            (Effect::SentAsIs, Lang::Ru) => "; передаётся как есть",
            (Effect::NextIdentity, Lang::En) => "; not used",
            (Effect::NextIdentity, Lang::Ru) => "; не используется",
            (Effect::EmptyNameSent, Lang::En) => "; an empty name is sent",
            (Effect::EmptyNameSent, Lang::Ru) => "; передаётся пустое имя",
            (Effect::NameSent, Lang::En) => "; `name` is sent",
            (Effect::NameSent, Lang::Ru) => "; передаётся `name`",
            (Effect::CutOff, Lang::En) => "; it is cut off",
            (Effect::CutOff, Lang::Ru) => "; они отрезаны",
            (Effect::DigitsSent, Lang::En) => "; its digits are sent",
            (Effect::DigitsSent, Lang::Ru) => "; передаются его цифры",
            (Effect::NearestSent, Lang::En) => "; the nearest number is sent",
            (Effect::NearestSent, Lang::Ru) => "; передаётся ближайшее число",
            (Effect::KeyLeftOut, Lang::En) => "; this is one of its keys, left out with its value",
            (Effect::KeyLeftOut, Lang::Ru) => "; это один из ключей, он не передаётся вместе со значением",
        }
    }
}

/// What an order is without a value: decides whether an unusable value is an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
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
    pub(crate) fn unusable(self, code: Code) -> Report {
        match self {
            Need::Required => Report::error(code),
            Need::Optional => Report::warning(code, Effect::LeftOut),
            Need::Identity => Report::warning(code, Effect::NextIdentity),
            Need::Key => Report::warning(code, Effect::KeyLeftOut),
        }
    }
}

/// What a report says beyond its code and path.
pub(crate) struct Report {
    code: Code,
    severity: Severity,
    effect: Effect,
    given: String,
    expected: String,
    owner: String,
    suggestion: Option<String>,
    /// What is masked in what was given.
    rule: Rule,
}

impl Report {
    pub(crate) fn error(code: Code) -> Report {
        Report::new(code, Severity::Error, Effect::Told)
    }

    pub(crate) fn warning(code: Code, effect: Effect) -> Report {
        Report::new(code, Severity::Warning, effect)
    }

    #[cfg(feature = "gtm-check")]
    pub(crate) fn note(code: Code) -> Report {
        Report::new(code, Severity::Note, Effect::Told)
    }

    #[cold]
    #[inline(never)]
    fn new(code: Code, severity: Severity, effect: Effect) -> Report {
        Report {
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

    #[cold]
    #[inline(never)]
    pub(crate) fn given(mut self, given: impl Into<String>) -> Report {
        self.given = given.into();
        self
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn expected(mut self, expected: impl Into<String>) -> Report {
        self.expected = expected.into();
        self
    }

    /// What the value belongs to, where its path alone says little: the name of a tag.
    #[cfg(feature = "gtm-check")]
    pub(crate) fn owner(mut self, owner: impl Into<String>) -> Report {
        self.owner = owner.into();
        self
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn suggestion(mut self, suggestion: Option<String>) -> Report {
        self.suggestion = suggestion;
        self
    }

    /// Writes the problem by itself, for what is no order.
    #[cfg(feature = "feed")]
    pub(crate) fn tell(&self, severity: Severity, path: &str, lang: Lang) -> Problem {
        Problems::new(lang, false).write(path, severity, self)
    }
}

/// Collects the problems of one input, in one language.
#[derive(Debug)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    unlisted: usize,
    errors: bool,
    lang: Lang,
    strict: bool,
}

impl Problems {
    pub(crate) fn new(lang: Lang, strict: bool) -> Problems {
        Problems { list: Vec::new(), unlisted: 0, errors: false, lang, strict }
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether further problems are only counted, so that their words need no work.
    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= MAX_PROBLEMS
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.errors
    }

    #[cold]
    pub(crate) fn report(&mut self, path: &Path<'_>, report: Report) {
        // Of the customer's fields, whatever their code shows of them.
        let rule = if path.is_in(Field::User) { Rule::Private } else { report.rule };
        self.report_at(path, Report { rule, ..report });
    }

    /// The same for a path that is written already.
    #[cold]
    pub(crate) fn report_at(&mut self, path: impl fmt::Display, report: Report) {
        let severity = if self.strict { Severity::Error } else { report.severity };
        self.errors |= severity == Severity::Error;
        if self.list.len() >= MAX_PROBLEMS {
            self.unlisted += 1;
        } else {
            self.list.push(self.write(&path.to_string(), severity, &report));
        }
    }

    /// Reports why a value could not be read.
    #[cold]
    pub(crate) fn fault(&mut self, fault: &Fault, path: &Path<'_>, need: Need) {
        let report = match fault {
            Fault::NotUtf8 => need.unusable(Code::NotUtf8).suggestion(Some("windows-1251".to_owned())),
            Fault::LoneSurrogate => need.unusable(Code::LoneSurrogate),
            Fault::TooDeep => Report::error(Code::TooDeep).expected(MAX_DEPTH.to_string()),
            Fault::Host(text) => need.unusable(Code::Unreadable).given(describe::text(text)),
            Fault::Syntax { line, column, due } => {
                let report = Report::error(Code::JsonSyntax)
                    .given(self.lang.line_column((*line).into(), (*column).into()))
                    .expected(describe::due(*due, self.lang));
                return self.report_alone(path, &report);
            }
        };
        self.report(path, report);
    }

    /// A text that is no JSON has that one problem only: what was read before it may mean anything.
    fn report_alone(&mut self, path: &Path<'_>, report: &Report) {
        self.list.retain(|problem| problem.code == report.code);
        if self.list.is_empty() {
            self.errors = true;
            self.unlisted = 0;
            self.list.push(self.write(&path.to_string(), Severity::Error, report));
        }
    }

    /// What was made, if nothing stands against it.
    pub(crate) fn ok_or_list<T>(self, made: T) -> Result<T, InvalidOrder> {
        if self.errors { Err(InvalidOrder { problems: self.into_list() }) } else { Ok(made) }
    }

    pub(crate) fn into_list(mut self) -> Vec<Problem> {
        if self.unlisted > 0 {
            let severity = if self.errors { Severity::Error } else { Severity::Warning };
            let report = Report::error(Code::TooManyProblems).given(self.unlisted.to_string());
            self.list.push(self.write("", severity, &report));
        }
        self.list
    }

    /// Writes a problem. Here and nowhere else what the caller gave meets the template, so it is scrubbed here.
    fn write(&self, path: &str, severity: Severity, report: &Report) -> Problem {
        let path = scrub::masked(path, Rule::Label);
        let place = match (path.as_str(), self.lang) {
            ("", Lang::En) => "the input",
            ("", Lang::Ru) => "входные данные",
            (path, _) => path,
        };
        let mut message = fill(report.code.message(self.lang), place, report);
        if severity == Severity::Warning {
            message.push_str(report.effect.sentence(self.lang));
        }
        let hint = report.code.hint(self.lang).and_then(|hint| match &report.suggestion {
            // One that has to be masked helps nobody.
            Some(suggestion) if scrub::is_private(suggestion, Rule::Label) => None,
            Some(suggestion) => Some(hint.replace("{suggestion}", suggestion)),
            None if hint.contains("{suggestion}") => None,
            None => Some(hint.to_owned()),
        });
        Problem { severity, code: report.code, path, message, hint }
    }
}

/// Fills a message's placeholders in one pass, so that a given text with braces is never filled again.
fn fill(template: &str, path: &str, report: &Report) -> String {
    let mut message = String::with_capacity(template.len() + path.len() + report.given.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        message.push_str(before);
        match name {
            "path" => message.push_str(path),
            "given" => message.push_str(&scrub::masked(&report.given, report.rule)),
            "owner" => message.push_str(&scrub::masked(&report.owner, Rule::Label)),
            _ => message.push_str(&scrub::masked(&report.expected, Rule::Label)),
        }
        rest = after;
    }
    message.push_str(rest);
    message
}
