//! A host that passes only views, and numbers too long for the fast path, gives the same result: what the
//! reader finds fine at once is what its rules find fine.

use flocktory_postcheckout::{
    Field, InvalidInput, Json, Key, Options, Problem, Snippet, Source, SourceError, View, render,
};
use std::ops::ControlFlow;

pub(super) fn give_the_same(text: &[u8], rendered: &Result<Snippet, InvalidInput>, options: &Options<'_>) {
    match (rendered, &render(Viewed(&Json::new(text)), options)) {
        (Ok(one), Ok(other)) => {
            assert_eq!(one.html(), other.html());
            assert_eq!(reported(one.problems()), reported(other.problems()));
        }
        (Err(one), Err(other)) => assert_eq!(reported(&one.problems), reported(&other.problems)),
        (one, other) => panic!("{one:?}, but {other:?}"),
    }
}

/// Messages may show what was given.
fn reported(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems.iter().map(|problem| (problem.code.as_str(), problem.path.as_str())).collect()
}

struct Viewed<S>(S);

impl<'a, S: Source<'a>> Source<'a> for Viewed<S> {
    type Child = Viewed<S::Child>;

    fn view(&self) -> View<'a> {
        match self.0.view() {
            View::Number(number) if number.contains('.') && !number.contains(['e', 'E']) => {
                View::Number(format!("{number}{:0<50}", "").into())
            }
            other => other,
        }
    }

    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self::Child) -> ControlFlow<()>,
    {
        self.0.pairs(fields, |key, value| visit(key, Viewed(value)))
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self::Child) -> ControlFlow<()>,
    {
        self.0.elements(|element| visit(Viewed(element)))
    }

    fn finish(&self) -> Result<(), SourceError> {
        self.0.finish()
    }
}
