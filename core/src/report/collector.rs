//! The collector of one input's problems, which writes their texts.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

use crate::base::lang::Lang;
use crate::base::limits::{MAX_DEPTH, MAX_PROBLEMS};
use crate::input::SourceError;
use crate::input::field::Field;
use crate::report::builder::{Need, ProblemBuilder};
use crate::report::code::Code;
use crate::report::describe;
use crate::report::path::Path;
use crate::report::problem::{InvalidInput, Problem, Severity};
use crate::report::scrub::Rule;
use std::fmt;

/// Collects the problems of one input, in one language.
#[derive(Debug)]
pub struct Collector {
    list: Vec<Problem>,
    unlisted: usize,
    errors: bool,
    /// Whether the document is malformed, which is reported.
    malformed: bool,
    lang: Lang,
    strict: bool,
}

impl Collector {
    pub fn new(lang: Lang, strict: bool) -> Collector {
        Collector { list: Vec::new(), unlisted: 0, errors: false, malformed: false, lang, strict }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether further problems are only counted, so that their words need no work.
    pub fn is_full(&self) -> bool {
        self.list.len() >= MAX_PROBLEMS
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn has_errors(&self) -> bool {
        self.errors
    }

    #[cold]
    pub fn report(&mut self, path: &Path<'_>, report: ProblemBuilder) {
        // Fields of the customer, whatever their code shows.
        let rule = if path.is_in(Field::User) { Rule::Private } else { report.rule };
        self.report_at(path, report.masked_by(rule));
    }

    /// Reports a problem whose path is already written.
    #[cold]
    pub fn report_at(&mut self, path: impl fmt::Display, report: ProblemBuilder) {
        if self.malformed {
            return;
        }
        let severity = if self.strict { Severity::Error } else { report.severity };
        self.errors |= severity == Severity::Error;
        if self.list.len() >= MAX_PROBLEMS {
            self.unlisted += 1;
        } else {
            self.list.push(report.build(severity, &path.to_string(), self.lang));
        }
    }

    /// Reports why a value could not be read.
    #[cold]
    pub fn unreadable(&mut self, error: &SourceError, path: &Path<'_>, need: Need) {
        let report = match error {
            SourceError::NotUtf8 => need.unusable(Code::NOT_UTF8).suggestion(Some("windows-1251".to_owned())),
            SourceError::LoneSurrogate => need.unusable(Code::LONE_SURROGATE),
            SourceError::TooDeep => ProblemBuilder::error(Code::TOO_DEEP).expected(MAX_DEPTH.to_string()),
            SourceError::Method => need.unusable(Code::METHOD_NOT_CALLED),
            SourceError::Host(text) => need.unusable(Code::UNREADABLE).given(describe::text(text)),
            SourceError::Packed { place } => {
                return self.report_alone(path, &ProblemBuilder::error(Code::PACKED_SYNTAX).given(place.to_string()));
            }
            SourceError::Syntax { line, column, expected } => {
                let report = ProblemBuilder::error(Code::JSON_SYNTAX)
                    .given(self.lang.line_column((*line).into(), (*column).into()))
                    .expected(describe::json_expected(*expected, self.lang));
                return self.report_alone(path, &report);
            }
        };
        self.report(path, report);
    }

    /// A malformed document has only that problem: the values that were read of it may mean anything.
    fn report_alone(&mut self, path: &Path<'_>, report: &ProblemBuilder) {
        if !self.malformed {
            self.malformed = true;
            self.errors = true;
            self.unlisted = 0;
            self.list = vec![report.build(Severity::Error, &path.to_string(), self.lang)];
        }
    }

    /// The result, unless there is an error.
    pub(crate) fn ok_or_list<T>(self, made: T) -> Result<T, InvalidInput> {
        if self.errors { Err(InvalidInput { problems: self.into_list() }) } else { Ok(made) }
    }

    pub fn into_list(mut self) -> Vec<Problem> {
        if self.unlisted > 0 {
            let severity = if self.errors { Severity::Error } else { Severity::Warning };
            let report = ProblemBuilder::error(Code::TOO_MANY_PROBLEMS).given(self.unlisted.to_string());
            self.list.push(report.build(severity, "", self.lang));
        }
        self.list
    }
}
