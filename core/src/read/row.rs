//! Ids that are the primary keys of rows of the shop's database.

use super::Reader;
use crate::input::Source;
use crate::input::field::{Field, Object};
use crate::report::builder::{Outcome, ProblemBuilder};
use crate::report::code::Code;
use crate::report::describe;
use crate::report::path::Path;
use crate::rules::row;

impl Reader<'_> {
    /// Reports the id of an object if it is a row's primary key. The key of an order's part never identifies a customer.
    #[cold]
    pub(super) fn key_of_row<'a>(&mut self, source: &impl Source<'a>, object: Object, path: &Path<'_>) {
        let Some(class) = source.row(Field::Id) else { return };
        let problem = if object == Object::User && row::is_of_order(&class) {
            ProblemBuilder::error(Code::ID_OF_ROW)
        } else {
            ProblemBuilder::warning(Code::ID_OF_ROW, Outcome::SentAsIs)
        };
        self.problems.report(&path.field(Field::Id), problem.given(describe::class(&class)));
    }
}
