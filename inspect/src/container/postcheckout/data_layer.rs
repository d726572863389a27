//! Data layer variables that the order is made of: the version decides what they hold.

use super::super::model::Thing;
use crate::container::codes;
use flocktory_postcheckout::internal::{Collector, Outcome, ProblemBuilder, describe};

/// Keys of the known data layers that hold lists, or objects with lists.
const LISTS: [&str; 5] = ["ecommerce", "purchase", "items", "products", "transactionProducts"];

pub(super) fn check(variables: &[Thing<'_>], problems: &mut Collector) {
    for &variable in variables.iter().filter(|variable| variable.node.text_of("type") == "v") {
        let Some((name, _)) = variable.parameter("name") else { continue };
        let Some((version, path)) = variable.parameter("dataLayerVersion") else { continue };
        let is_ecommerce = name == "ecommerce" || name.starts_with("ecommerce.");
        let is_list = name.rsplit('.').next().is_some_and(|last| LISTS.contains(&last));
        let report = match version {
            "2" if is_list && is_ecommerce => ProblemBuilder::error(codes::GTM_DATA_LAYER_VERSION),
            "2" if is_list => ProblemBuilder::warning(codes::GTM_DATA_LAYER_VERSION, Outcome::None),
            "1" if is_ecommerce && name.contains('.') => ProblemBuilder::error(codes::GTM_DATA_LAYER_DOTS),
            _ => continue,
        };
        let owner = variable.owner().in_brackets(problems.lang());
        problems.report_at(path, report.given(describe::label(name)).owner(owner));
    }
}
