//! The outcome of a call, and its texts.

use crate::html::Html;
use flocktory_postcheckout::{
    InvalidInput, OptionInfo, Options, Problem, STATIC_FILE, Severity, Snippet, Value, csp_sources, static_file_hash,
};
use serde::{Serialize, Serializer as _};
use std::borrow::Cow;

/// The outcome of a call.
pub(crate) enum Outcome {
    Snippet(Snippet<Html>),
    Tag(String),
    Container(String),
    Problems(Vec<Problem>),
    StaticFile,
    CspSources,
    Options,
    Scrubbed(String),
}

/// A text of an outcome.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Html,
    Body,
    Json,
    CspHash,
    Problems,
    Text,
}

impl Part {
    /// The last of them plus one.
    pub(crate) const COUNT: usize = Part::Text as usize + 1;
}

impl From<InvalidInput> for Outcome {
    fn from(invalid: InvalidInput) -> Outcome {
        Outcome::Problems(invalid.problems)
    }
}

impl Outcome {
    pub(crate) fn has_errors(&self) -> bool {
        self.problems().iter().any(|problem| problem.severity == Severity::Error)
    }

    pub(crate) fn problems(&self) -> &[Problem] {
        match self {
            Outcome::Snippet(snippet) => snippet.problems(),
            Outcome::Problems(problems) => problems,
            _ => &[],
        }
    }

    /// Makes the text of a part, if the outcome has it. A snippet's html exists already.
    pub(crate) fn text(&self, part: Part) -> Option<Cow<'_, str>> {
        Some(match (self, part) {
            (_, Part::Problems) => json(self.problems())?,
            (Outcome::Snippet(snippet), Part::Body) => snippet.body().into(),
            (Outcome::Snippet(snippet), Part::Json) => snippet.json(),
            (Outcome::Snippet(snippet), Part::CspHash) => snippet.csp_hash().into(),
            (Outcome::Tag(html), Part::Html) => html.into(),
            (Outcome::Container(container), Part::Json) => container.into(),
            (Outcome::StaticFile, Part::Body) => STATIC_FILE.into(),
            (Outcome::StaticFile, Part::CspHash) => static_file_hash().into(),
            (Outcome::CspSources, Part::Json) => map(csp_sources().iter().copied())?,
            (Outcome::Scrubbed(text), Part::Text) => text.into(),
            (Outcome::Options, Part::Json) => map(Options::TABLE.iter().map(default))?,
            _ => return None,
        })
    }
}

/// An option's default.
#[derive(Serialize)]
#[serde(untagged)]
enum Default<'d> {
    Flag(bool),
    Text(&'d str),
    Nothing,
}

fn default(option: &OptionInfo) -> (&str, Default<'_>) {
    let default = match &option.default {
        Value::Bool(flag) => Default::Flag(*flag),
        Value::Text(text) => Default::Text(text),
        _ => Default::Nothing,
    };
    (option.name, default)
}

/// A JSON object, sorted by its few keys.
fn map<'k, T: Serialize>(pairs: impl Iterator<Item = (&'k str, T)>) -> Option<Cow<'static, str>> {
    let mut sorted = Vec::new();
    for (key, value) in pairs {
        let place = sorted.partition_point(|&(before, _)| before < key);
        sorted.insert(place, (key, value));
    }
    let mut json = Vec::new();
    serde_json::Serializer::new(&mut json).collect_map(sorted).ok()?;
    String::from_utf8(json).ok().map(Cow::Owned)
}

fn json<T: Serialize + ?Sized>(value: &T) -> Option<Cow<'static, str>> {
    serde_json::to_string(value).ok().map(Cow::Owned)
}
