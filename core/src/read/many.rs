//! Problems that a program finds which reads many inputs.

use crate::base::lang::Lang;
use crate::base::limits::MAX_LINE;
use crate::input::field::Field;
use crate::report::builder::ProblemBuilder;
use crate::report::code::Code;
use crate::report::describe;
use crate::report::path::Path;
use crate::report::problem::{Problem, Severity};

impl Problem {
    /// The error `order_id_repeated`, for whoever compares the ids of many inputs
    /// ([`Reading::order_ids`](crate::Reading::order_ids)); `index` is the order's place if its input is a list.
    pub fn order_id_repeated(id: &str, index: Option<usize>, lang: Lang) -> Problem {
        let root = Path::ROOT;
        let indexed = index.map(|index| root.index(index));
        let order = indexed.as_ref().unwrap_or(&root).field(Field::Order);
        let builder = ProblemBuilder::error(Code::ORDER_ID_REPEATED).given(describe::label(id));
        builder.build(Severity::Error, &order.field(Field::Id).to_string(), lang)
    }

    /// The error `line_too_long`, for programs that read NDJSON.
    pub fn line_too_long(lang: Lang) -> Problem {
        let builder = ProblemBuilder::error(Code::LINE_TOO_LONG).expected(MAX_LINE.to_string());
        builder.build(Severity::Error, "", lang)
    }
}
