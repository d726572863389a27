//! When a tag fires.

use super::super::built_in;
use super::super::model::{Container, Thing};
use super::super::node::Node;
use super::super::references::members;
use super::{FlocktoryTag, Postcheckout};
use crate::container::codes;
use flocktory_postcheckout::internal::{
    Collector, Comparison, Named as _, Never, Outcome, Part, ProblemBuilder, describe, never, references, regex,
};
use std::collections::HashMap;

/// Groups of triggers in groups that are looked into.
const MAX_GROUPS: usize = 4;

/// The page on which a trigger fires.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// On pages or events of one kind.
    Chosen,
    /// On every page.
    Everywhere,
    /// On something else than the order.
    Unfit,
}

/// Reports a tag that never fires.
pub(super) fn check_fires(postcheckout: &Postcheckout<'_>, tag: &FlocktoryTag<'_>, problems: &mut Collector) {
    let (node, owner) = (tag.thing.node, tag.thing.owner().in_brackets(problems.lang()));
    if matches!(node.get("paused"), Some(Node::Bool(true))) {
        let report = ProblemBuilder::warning(codes::GTM_TAG_PAUSED, Outcome::None).owner(owner.clone());
        problems.report_at(format_args!("{}.paused", tag.thing.path()), report);
    }
    if node.list_of("firingTriggerId").is_empty() && !postcheckout.container.sequenced.contains(tag.thing.name()) {
        let report = ProblemBuilder::error(codes::GTM_TRIGGER_MISSING).owner(owner);
        problems.report_at(format_args!("{}.firingTriggerId", tag.thing.path()), report);
    }
}

/// Reports tags that send the same order twice, since they have a trigger in common.
pub(super) fn check_shared(orders: &[&FlocktoryTag<'_>], problems: &mut Collector) {
    let mut seen = HashMap::new();
    let fires = orders.iter().filter(|tag| !matches!(tag.thing.node.get("paused"), Some(Node::Bool(true))));
    for tag in fires {
        for (index, id) in tag.thing.node.list_of("firingTriggerId").iter().enumerate() {
            let Some(id) = id.text() else { continue };
            let first = *seen.entry(id).or_insert(tag.thing);
            if first.index != tag.thing.index {
                let report = ProblemBuilder::warning(codes::GTM_POSTCHECKOUT_REPEATED, Outcome::None);
                let report = report
                    .expected(describe::label(first.name()))
                    .owner(tag.thing.owner().in_brackets(problems.lang()));
                problems.report_at(format_args!("{}.firingTriggerId[{index}]", tag.thing.path()), report);
            }
        }
    }
}

/// Reports triggers that do not fit the order's tag; `guarded` if its code looks for an order itself.
pub(super) fn check(postcheckout: &Postcheckout<'_>, tag: &FlocktoryTag<'_>, guarded: bool, problems: &mut Collector) {
    check_fires(postcheckout, tag, problems);
    let node = tag.thing.node;
    let blocked = !node.list_of("blockingTriggerId").is_empty();
    for (index, id) in node.list_of("firingTriggerId").iter().enumerate() {
        let Some(id) = id.text() else { continue };
        let trigger = postcheckout.container.trigger(id);
        if let Some(trigger) = trigger {
            check_conditions(postcheckout.container, trigger, 0, problems);
        }
        let (when, early) = match trigger {
            Some(trigger) => (when(postcheckout, trigger, 0), is_early(trigger)),
            None if built_in::is_trigger(id) => (When::Everywhere, true),
            None => continue,
        };
        let report = match when {
            When::Everywhere if !guarded && !blocked => ProblemBuilder::error(codes::GTM_TRIGGER_UNGUARDED),
            When::Unfit => ProblemBuilder::warning(codes::GTM_TRIGGER_UNFIT, Outcome::None),
            _ if early => ProblemBuilder::warning(codes::GTM_TRIGGER_EARLY, Outcome::None),
            _ => continue,
        };
        let name = trigger.map_or(if id == built_in::ALL_PAGES { "All Pages" } else { id }, Thing::name);
        let owner = tag.thing.owner().in_brackets(problems.lang());
        let path = format!("{}.firingTriggerId[{index}]", tag.thing.path());
        problems.report_at(path, report.given(describe::label(name)).owner(owner));
    }
}

fn when(postcheckout: &Postcheckout<'_>, trigger: Thing<'_>, depth: usize) -> When {
    let filtered = trigger.node.list_of("filter").iter().any(is_choice);
    match trigger.node.text_of("type") {
        _ if filtered && !is_unfit(trigger) => When::Chosen,
        "PAGEVIEW" | "DOM_READY" | "WINDOW_LOADED" | "INIT" | "CONSENT_INIT" | "ALWAYS" => When::Everywhere,
        "CUSTOM_EVENT" => {
            let event = |filter: &Node<'_>| is_choice(filter) && !is_page_event(filter);
            let chosen = trigger.node.list_of("customEventFilter").iter().any(event);
            if chosen { When::Chosen } else { When::Everywhere }
        }
        "TRIGGER_GROUP" if depth < MAX_GROUPS => {
            let members = members(trigger).filter_map(|(_, id)| postcheckout.container.trigger(id));
            let mut members = members.map(|member| when(postcheckout, member, depth + 1));
            if members.any(|when| when == When::Chosen) { When::Chosen } else { When::Everywhere }
        }
        _ if is_unfit(trigger) => When::Unfit,
        _ => When::Chosen,
    }
}

/// Triggers of what people do on a page, before the order is made or long after.
fn is_unfit(trigger: Thing<'_>) -> bool {
    matches!(
        trigger.node.text_of("type"),
        "CLICK" | "LINK_CLICK" | "FORM_SUBMISSION" | "TIMER" | "SCROLL_DEPTH" | "JS_ERROR" | "YOU_TUBE_VIDEO"
    )
}

/// Triggers that fire before the page's own scripts have run.
fn is_early(trigger: Thing<'_>) -> bool {
    let of = trigger.node.text_of("type");
    let event = || trigger.node.list_of("customEventFilter").iter().any(|filter| argument(filter, "arg1") == "gtm.js");
    matches!(of, "PAGEVIEW" | "INIT" | "CONSENT_INIT") || of == "CUSTOM_EVENT" && event()
}

fn argument<'a>(condition: &'a Node<'_>, key: &str) -> &'a str {
    let parameter = condition.list_of("parameter").iter().find(|parameter| parameter.text_of("key") == key);
    parameter.map(|parameter| parameter.text_of("value")).unwrap_or_default()
}

/// Whether a condition leaves anything out.
fn is_choice(condition: &Node<'_>) -> bool {
    let value = argument(condition, "arg1");
    let of = condition.text_of("type");
    let any = match of {
        "MATCH_REGEX" => matches!(value.trim_matches(['^', '$']), "" | ".*" | ".+" | "(.*)" | "(.+)"),
        "CONTAINS" | "STARTS_WITH" => matches!(value, "" | "/"),
        "ENDS_WITH" => value.is_empty(),
        _ => false,
    };
    !any
}

/// Reports conditions that never hold: on the page's address, and regular expressions that do not parse.
fn check_conditions(container: &Container<'_>, trigger: Thing<'_>, depth: usize, problems: &mut Collector) {
    for list in ["filter", "customEventFilter"] {
        for (index, condition) in trigger.node.list_of(list).iter().enumerate() {
            let value = argument(condition, "arg1");
            // A reference may hold anything.
            let comparison = Comparison::from_name(condition.text_of("type")).filter(|_| !value.contains("{{"));
            let Some(comparison) = comparison else { continue };
            let reason = match (part(container, argument(condition, "arg0")), comparison) {
                (Some(part), _) if argument(condition, "negate") != "true" => never(part, comparison, value),
                (_, Comparison::Regex) => regex::parse(value).err().map(Never::Regex),
                _ => None,
            };
            let Some(reason) = reason else { continue };
            let code = if let Never::Regex(_) = reason { codes::GTM_REGEX_INVALID } else { codes::GTM_CONDITION_NEVER };
            let report =
                ProblemBuilder::error(code).given(describe::label(value)).expected(reason.expected(problems.lang()));
            let owner = trigger.owner().in_brackets(problems.lang());
            problems.report_at(format_args!("{}.{list}[{index}]", trigger.path()), report.owner(owner));
        }
    }
    if depth < MAX_GROUPS {
        for member in members(trigger).filter_map(|(_, id)| container.trigger(id)) {
            check_conditions(container, member, depth + 1, problems);
        }
    }
}

/// The part of the page's address that a condition is about, by the name of Tag Manager or by a variable of the shop's.
fn part(container: &Container<'_>, arg0: &str) -> Option<Part> {
    let name = references(arg0).next().filter(|reference| reference.end - reference.start == arg0.len())?.name;
    match name {
        "Page Path" => return Some(Part::Path),
        "Page URL" | "_url" => return Some(Part::Url),
        _ => {}
    }
    let variable = container.variable(name).filter(|variable| variable.node.text_of("type") == "u")?;
    let is_of_page = variable.parameter("customUrlSource").is_none();
    match variable.parameter("component")?.0 {
        "PATH" if is_of_page => Some(Part::Path),
        "URL" if is_of_page => Some(Part::Url),
        _ => None,
    }
}

/// Whether this is one of the events that Tag Manager has on every page.
fn is_page_event(condition: &Node<'_>) -> bool {
    matches!(argument(condition, "arg1"), "gtm.js" | "gtm.dom" | "gtm.load" | "gtm.init" | "gtm.init_consent")
}

/// Reports custom event triggers without the event.
pub(crate) fn check_events<'a>(triggers: impl Iterator<Item = Thing<'a>>, problems: &mut Collector) {
    for trigger in triggers.filter(|trigger| trigger.node.text_of("type") == "CUSTOM_EVENT") {
        let filters = trigger.node.list_of("customEventFilter");
        if !filters.iter().any(|filter| argument(filter, "arg0") == "{{_event}}") {
            let owner = trigger.owner().in_brackets(problems.lang());
            let path = format!("{}.customEventFilter", trigger.path());
            problems.report_at(path, ProblemBuilder::error(codes::GTM_TRIGGER_EVENT_MISSING).owner(owner));
        }
    }
}
