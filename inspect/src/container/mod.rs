//! The check of a container that was exported from Tag Manager, or that is to be imported.
//!
//! A container has many tags, most of them nothing to do with Flocktory. Faults that Tag Manager refuses are errors
//! wherever they are; the code of a tag is judged as an error only where Flocktory's tag needs it, else as a warning.

mod built_in;
pub(crate) mod codes;
pub(crate) mod compiled;
mod html;
mod javascript;
mod model;
mod node;
mod owner;
mod postcheckout;
mod references;
mod schema;
mod substitute;

use crate::stack::with_room_for;
use flocktory_postcheckout::internal::{Collector, Outcome, Path, ProblemBuilder};
use flocktory_postcheckout::{Code, Json, Lang, Problem};
use javascript::returns::Callable;
use javascript::{MAX_CODE, Reader, Weight};
use model::{Container, Thing};
use node::Node;
use owner::Kind;
use oxc_allocator::Allocator;
use postcheckout::{FlocktoryTag, Postcheckout, Read, html_of, triggers};
use std::collections::{HashMap, HashSet};

/// Finds what is wrong with a container file: what Tag Manager would refuse, what would break a tag, and what would
/// send wrong orders to Flocktory.
///
/// The problems' codes begin with `gtm_`, but for those of malformed JSON.
pub fn check_container(json: &[u8], lang: Lang) -> Vec<Problem> {
    with_room_for(json.len().min(MAX_CODE), || examine(json, lang)).unwrap_or_else(|failure| {
        let mut problems = Collector::new(lang, false);
        problems.report(&Path::ROOT, ProblemBuilder::error(Code::UNREADABLE).given(failure.text(lang)));
        problems.into_list()
    })
}

fn examine(json: &[u8], lang: Lang) -> Vec<Problem> {
    let mut problems = Collector::new(lang, false);
    if let Some(given) = other_file(json, lang) {
        problems.report(&Path::ROOT, ProblemBuilder::error(codes::GTM_NOT_EXPORT).given(given));
    } else if let Some(export) = Node::read(&Json::new(json), &mut problems) {
        check_export(&export, &mut problems);
    }
    let mut problems = problems.into_list();
    // Things that several tags need are checked for each of them.
    let mut seen = HashSet::new();
    problems.retain(|problem| seen.insert((problem.path.clone(), problem.message.clone())));
    problems
}

/// What kind of file it is, if it is neither JSON nor an export.
fn other_file(json: &[u8], lang: Lang) -> Option<&'static str> {
    let text = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json).trim_ascii_start();
    let (en, ru) = match text {
        [] => ("an empty file", "пустой файл"),
        [b'P', b'K', 3 | 5 | 7, ..] => ("a zip archive", "архив zip"),
        [0x1f, 0x8b, ..] => ("a gzip archive", "архив gzip"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => ("a file in UTF-16", "файл в UTF-16"),
        [b'<', ..] => ("an HTML or XML page", "страница HTML или XML"),
        _ => return None,
    };
    Some(lang.choose(en, ru))
}

fn check_export(export: &Node<'_>, problems: &mut Collector) {
    let Some(version) = export.get("containerVersion") else {
        let given = other_json(export, problems.lang());
        return problems.report(&Path::ROOT, ProblemBuilder::error(codes::GTM_NOT_EXPORT).given(given));
    };
    if let Some(format) = export.get("exportFormatVersion")
        && !matches!(format, Node::Number(number) if number == "2")
    {
        let given = format.describe(problems.lang());
        // Another version has other rules: what this one would say of it is noise.
        let report = ProblemBuilder::error(codes::GTM_FORMAT_VERSION).given(given);
        return problems.report(&Path::ROOT.key("exportFormatVersion"), report);
    }
    let contexts = version.get("container").map(|container| container.list_of("usageContext")).unwrap_or_default();
    let mut contexts = contexts.iter().filter_map(Node::text).peekable();
    if contexts.peek().is_some() && contexts.all(schema::is_other_kind) {
        // Server and app containers have other kinds of things, and Flocktory's tag is never in them.
        return problems
            .report_at("containerVersion.container.usageContext", ProblemBuilder::error(codes::GTM_CONTAINER_KIND));
    }
    schema::check(export, problems);
    let container = Container::new(version);
    references::check(&container, problems);
    triggers::check_events(container.of(Kind::Trigger), problems);
    check_code(&container, problems);
}

/// The kind of JSON, if it is not an export.
fn other_json(export: &Node<'_>, lang: Lang) -> String {
    let has = |key| export.get(key).is_some();
    let (en, ru) = if has("tagId") || has("triggerId") || has("variableId") || has("containerVersionId") {
        ("an answer of the Tag Manager API", "ответ API Tag Manager")
    } else if has("order") && has("user") {
        ("an order", "заказ")
    } else if matches!(export, Node::Map(_)) {
        ("JSON without `containerVersion`", "JSON без `containerVersion`")
    } else {
        return export.describe(lang);
    };
    lang.choose(en, ru).to_owned()
}

fn check_code(container: &Container<'_>, problems: &mut Collector) {
    let tags: Vec<_> = container.of(Kind::Tag).filter_map(|tag| Some((tag, html_of(tag)?))).collect();
    let variables = container.all_referred(tags.iter().map(|(tag, _)| *tag));
    check_other_code(container, &variables.iter().map(|variable| variable.index).collect(), problems);
    check_needed_code(container, problems);
}

/// Checks the code of Flocktory's tags, and of the variables that they need.
fn check_needed_code(container: &Container<'_>, problems: &mut Collector) {
    let tags: Vec<_> = container.of(Kind::Tag).filter_map(|tag| Some((tag, html_of(tag)?))).collect();
    let variables = container.all_referred(tags.iter().map(|(tag, _)| *tag));
    let allocator = Allocator::default();
    let mut reader = Reader { allocator: &allocator, weight: Weight::Needed, problems };
    let tags = tags.into_iter().map(|(thing, (html, path))| {
        let scripts = reader.html(html, &path, thing.owner()).into_iter().map(Read::new).collect();
        FlocktoryTag { thing, html, path, scripts }
    });
    let tags = tags.collect();
    let mut functions = HashMap::new();
    for (variable, code, path) in variables.iter().filter_map(|&variable| function_of(variable)) {
        if let Some(script) = reader.function(code, &path, variable.owner()) {
            functions.insert(variable.index, Read::new(script));
        }
    }
    for read in variables.iter().filter_map(|variable| functions.get(&variable.index)) {
        let Some(function) = read.script.function() else { continue };
        if !Callable::of(function).always_returns() {
            let report = ProblemBuilder::warning(codes::GTM_FUNCTION_RETURN, Outcome::None);
            read.script.place.report(function.span.start, report, problems);
        }
    }
    postcheckout::check(&Postcheckout { container, tags, functions }, problems);
}

/// The code of a Custom JavaScript variable, with its path.
fn function_of(variable: Thing<'_>) -> Option<(Thing<'_>, &str, String)> {
    let (code, path) = variable.parameter("javascript")?;
    (variable.node.text_of("type") == "jsm").then_some((variable, code, path))
}

/// Looks through the code that Flocktory's tag does not need; what was read is forgotten at once.
fn check_other_code(container: &Container<'_>, needed: &HashSet<usize>, problems: &mut Collector) {
    let mut allocator = Allocator::default();
    for thing in container.things.iter().copied() {
        let mut reader = Reader { allocator: &allocator, weight: Weight::Other, problems };
        match thing.kind {
            Kind::Tag if thing.node.text_of("type") == "html" && html_of(thing).is_none() => {
                if let Some((html, path)) = thing.parameter("html") {
                    reader.html(html, &path, thing.owner());
                }
            }
            Kind::Variable if !needed.contains(&thing.index) => {
                if let Some((thing, code, path)) = function_of(thing) {
                    reader.function(code, &path, thing.owner());
                }
            }
            _ => continue,
        }
        allocator.reset();
    }
}
