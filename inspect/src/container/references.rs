//! References: the things that a container's things refer to must exist, and names and ids must be unique.

use super::built_in;
use super::model::{Container, SEQUENCES, Thing};
use super::node::Node;
use super::owner::Kind;
use crate::container::codes;
use flocktory_postcheckout::Code;
use flocktory_postcheckout::internal::{Collector, ProblemBuilder, Reference, describe, references, suggest};
use std::collections::{HashMap, HashSet};

/// The most names that are searched for the intended one: no shop's container has more.
const MOST_NAMES: usize = 1_000;

pub(super) fn check(container: &Container<'_>, problems: &mut Collector) {
    unique(
        container,
        "name",
        |thing| Some(thing.name()).filter(|name| !name.is_empty()),
        codes::GTM_NAME_REPEATED,
        problems,
    );
    unique(container, "", Thing::id, codes::GTM_ID_REPEATED, problems);
    let tags: HashSet<_> = container.of(Kind::Tag).map(Thing::name).collect();
    let folders: HashSet<_> = container.of(Kind::Folder).filter_map(Thing::id).collect();
    let mut names: Vec<_> = container.variable_names().take(MOST_NAMES).collect();
    names.sort_unstable();
    for &thing in &container.things {
        variables(container, thing, &names, problems);
        triggers(container, thing, problems);
        tags_beside(thing, &tags, problems);
        if let Some(folder) = thing.node.get("parentFolderId").and_then(Node::text)
            && !folders.contains(folder)
        {
            let report = ProblemBuilder::error(codes::GTM_FOLDER_UNDEFINED).given(describe::label(folder));
            report_at(thing, "parentFolderId", report, problems);
        }
    }
    cycles(container, problems);
}

fn report_at(thing: Thing<'_>, place: &str, report: ProblemBuilder, problems: &mut Collector) {
    let owner = thing.owner().in_brackets(problems.lang());
    let path = thing.path();
    let path = if place.is_empty() { path } else { format!("{path}.{place}") };
    problems.report_at(path, report.owner(owner));
}

/// Reports what two things of a kind have in common that each needs for itself.
fn unique<'a>(
    container: &Container<'a>,
    place: &str,
    key: impl Fn(Thing<'a>) -> Option<&'a str>,
    code: Code,
    problems: &mut Collector,
) {
    let mut seen: HashMap<_, Thing<'a>> = HashMap::new();
    for &thing in &container.things {
        let Some(text) = key(thing) else { continue };
        match seen.get(&(thing.kind as u8, text)) {
            Some(first) => {
                let report = ProblemBuilder::error(code).given(describe::label(text)).expected(first.path());
                report_at(thing, place, report, problems);
            }
            None => {
                seen.insert((thing.kind as u8, text), thing);
            }
        }
    }
}

fn variables<'a>(container: &Container<'a>, thing: Thing<'a>, names: &[&str], problems: &mut Collector) {
    // Things in the notes are in the container that this one will be merged with.
    let elsewhere: HashSet<_> = references(thing.node.text_of("notes")).map(|reference| reference.name).collect();
    thing.templates(|text, path| {
        let mut seen = HashSet::new();
        for Reference { name, .. } in references(text) {
            if container.defines(name) || built_in::is_internal(name) || elsewhere.contains(name) || !seen.insert(name)
            {
                continue;
            }
            let report = if built_in::is_known(name) {
                ProblemBuilder::error(codes::GTM_BUILT_IN_DISABLED)
            } else {
                let names = if problems.is_full() { &[] } else { names };
                let suggestion = suggest::nearest(name, names.iter().copied());
                ProblemBuilder::error(codes::GTM_VARIABLE_UNDEFINED)
                    .suggestion(suggestion.map(|name| format!("{{{{{name}}}}}")))
            };
            let report = report.given(describe::label(name)).owner(thing.owner().in_brackets(problems.lang()));
            problems.report_at(path, report);
        }
    });
}

/// The lists of trigger ids.
const TRIGGER_LISTS: [&str; 4] = ["firingTriggerId", "blockingTriggerId", "enablingTriggerId", "disablingTriggerId"];

fn triggers(container: &Container<'_>, thing: Thing<'_>, problems: &mut Collector) {
    let undefined = |id: &str| container.trigger(id).is_none() && !built_in::is_trigger(id);
    let report = |id: &str| ProblemBuilder::error(codes::GTM_TRIGGER_UNDEFINED).given(describe::label(id));
    for list in TRIGGER_LISTS {
        for (index, id) in thing.node.list_of(list).iter().enumerate() {
            if let Some(id) = id.text().filter(|id| undefined(id)) {
                report_at(thing, &format!("{list}[{index}]"), report(id), problems);
            }
        }
    }
    if thing.kind == Kind::Trigger && thing.node.text_of("type") == "TRIGGER_GROUP" {
        for (place, id) in members(thing) {
            if undefined(id) {
                report_at(thing, &place, report(id), problems);
            }
        }
    }
}

/// The ids of the triggers that a trigger group waits for, each with its place.
pub(super) fn members(group: Thing<'_>) -> impl Iterator<Item = (String, &str)> {
    group.node.list_of("parameter").iter().enumerate().flat_map(|(parameter, list)| {
        list.list_of("list").iter().enumerate().filter_map(move |(index, member)| {
            let id = member.get("value")?.text().filter(|_| member.text_of("type") == "TRIGGER_REFERENCE")?;
            Some((format!("parameter[{parameter}].list[{index}].value"), id))
        })
    })
}

/// Tags that run before or after another are named by display name.
fn tags_beside(thing: Thing<'_>, tags: &HashSet<&str>, problems: &mut Collector) {
    for list in SEQUENCES {
        for (index, sequenced) in thing.node.list_of(list).iter().enumerate() {
            let name = sequenced.text_of("tagName");
            if !name.is_empty() && !tags.contains(name) {
                let names = tags.iter().copied().take(if problems.is_full() { 0 } else { MOST_NAMES });
                let suggestion = suggest::nearest(name, names).map(str::to_owned);
                let report =
                    ProblemBuilder::error(codes::GTM_TAG_UNDEFINED).given(describe::label(name)).suggestion(suggestion);
                report_at(thing, &format!("{list}[{index}].tagName"), report, problems);
            }
        }
    }
}

/// Variables that need their own value to have one.
fn cycles<'a>(container: &Container<'a>, problems: &mut Collector) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Open,
        Done,
    }
    let mut states: HashMap<usize, State> = HashMap::new();
    for root in container.of(Kind::Variable) {
        // Walked without recursion: a chain of variables may be as long as the file allows.
        let mut stack = vec![(root, None::<Vec<Thing<'a>>>)];
        while let Some((thing, referred)) = stack.last_mut() {
            let thing = *thing;
            let referred = match referred {
                Some(referred) => referred,
                None if states.contains_key(&thing.index) => {
                    stack.pop();
                    continue;
                }
                None => {
                    states.insert(thing.index, State::Open);
                    referred.insert(container.referred(thing))
                }
            };
            match referred.pop() {
                Some(next) if states.get(&next.index) == Some(&State::Open) => {
                    let report = ProblemBuilder::error(codes::GTM_VARIABLE_CYCLE).given(describe::label(next.name()));
                    report_at(thing, "", report, problems);
                }
                Some(next) => stack.push((next, None)),
                None => {
                    states.insert(thing.index, State::Done);
                    stack.pop();
                }
            }
        }
    }
}
