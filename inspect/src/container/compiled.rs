//! A published container, `gtm.js`, as an export that has the same tags, triggers and variables, as far as they are needed.
//!
//! Names are lost when a container is published: a tag goes by its id, a variable and a trigger by its place in the file.

use super::model::Container;
use super::node::Node;
use super::{check_needed_code, codes};
use crate::finding::Finding;
use crate::source::SourceText;
use flocktory_postcheckout::internal::{Collector, ProblemBuilder};
use flocktory_postcheckout::{Lang, Severity};
use serde::Deserialize;
use serde_json::Value as Json;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;

/// What the published file has of the container.
#[derive(Deserialize)]
struct Resource<'a> {
    #[serde(borrow, default)]
    macros: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    tags: Vec<&'a RawValue>,
    #[serde(default)]
    predicates: Vec<Json>,
    #[serde(default)]
    rules: Vec<Json>,
}

/// Finds what is wrong with a published container.
pub(crate) fn inspect(source: &SourceText<'_>, lang: Lang) -> Vec<Finding> {
    let text = source.text();
    let Some(resource) = resource(text) else {
        let given = lang.choose("`gtm.js` whose tags cannot be read", "`gtm.js`, теги которого не прочесть");
        let problem = ProblemBuilder::error(codes::GTM_NOT_EXPORT).given(given).build(Severity::Error, "", lang);
        return vec![Finding::new(source.location(0), problem)];
    };
    let parsed = |list: &[&RawValue]| -> Vec<Json> {
        list.iter().map(|raw| serde_json::from_str(raw.get()).unwrap_or_default()).collect()
    };
    let (macros, tags) = (parsed(&resource.macros), parsed(&resource.tags));
    let export = Compiled { macros: &macros, tags: &tags, resource: &resource }.export();
    let mut problems = Collector::new(lang, false);
    check_needed_code(&Container::new(&export), &mut problems);
    let place = |list: &[&RawValue], index: usize| {
        // Each value is a part of the text.
        let offset = list.get(index).map(|raw| (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize));
        source.location(offset.filter(|&offset| offset < text.len()).unwrap_or(0))
    };
    let finding = |mut problem: flocktory_postcheckout::Problem| {
        let (list, index) = owner(&problem.path).unwrap_or(("", 0));
        let (document, location) = match list {
            "tag" => (format!("tag {}", tag_id(&tags, index)), place(&resource.tags, index)),
            "variable" => (macro_name(index), place(&resource.macros, index)),
            "trigger" => (rule_name(index), source.location(0)),
            _ => (String::new(), source.location(0)),
        };
        // The path of an export means nothing here.
        problem.path.clear();
        let mut finding = Finding::new(location, problem);
        finding.document = document;
        finding
    };
    let mut findings: Vec<Finding> = problems.into_list().into_iter().map(finding).collect();
    findings.dedup();
    findings
}

/// The part of the file with the tags: `{"resource": {…}}`.
fn resource(text: &str) -> Option<Resource<'_>> {
    const KEY: &str = "\"resource\":";
    let object = text.get(text.find(KEY)? + KEY.len()..)?;
    serde_json::Deserializer::from_str(object).into_iter::<Resource<'_>>().next()?.ok()
}

/// The list and the index of a path such as `containerVersion.tag[3].parameter[0].value`.
fn owner(path: &str) -> Option<(&str, usize)> {
    let (list, rest) = path.strip_prefix("containerVersion.")?.split_once('[')?;
    Some((list, rest.split(']').next()?.parse().ok()?))
}

fn tag_id(tags: &[Json], index: usize) -> String {
    let id = tags.get(index).and_then(|tag| tag.get("tag_id"));
    id.map_or_else(|| index.to_string(), Json::to_string)
}

fn macro_name(index: usize) -> String {
    format!("macro {index}")
}

fn rule_name(index: usize) -> String {
    format!("rule {index}")
}

struct Compiled<'r, 'a> {
    macros: &'r [Json],
    tags: &'r [Json],
    resource: &'r Resource<'a>,
}

/// A node of an export, of texts that are made here.
fn text(text: impl Into<String>) -> Node<'static> {
    Node::Text(Cow::Owned(text.into()))
}

fn map(pairs: Vec<(&'static str, Node<'static>)>) -> Node<'static> {
    Node::Map(pairs.into_iter().map(|(key, value)| (Cow::Borrowed(key), value)).collect())
}

impl Compiled<'_, '_> {
    fn export(&self) -> Node<'static> {
        let rules: Vec<_> = self.resource.rules.iter().map(Rule::new).collect();
        let variables = self.macros.iter().enumerate().map(|(index, of)| {
            let convert = of.as_object().is_some_and(|of| of.keys().any(|key| key.starts_with("convert_")));
            let mut pairs = vec![
                ("name", text(self.reference_name(index))),
                ("type", text(function(of))),
                ("parameter", self.parameters(of)),
            ];
            if convert {
                pairs.push(("formatValue", map(vec![("convertToNumber", Node::Bool(true))])));
            }
            map(pairs)
        });
        let [mut firing, mut blocking] = ["add", "block"].map(|verb| rules_of_tags(&rules, verb));
        let list = |rules: &mut HashMap<usize, Vec<usize>>, tag: usize| {
            Node::List(rules.remove(&tag).unwrap_or_default().iter().map(|rule| text(rule.to_string())).collect())
        };
        let tags = self.tags.iter().enumerate().map(|(index, tag)| {
            map(vec![
                ("name", text(tag_id(self.tags, index))),
                ("tagId", text(tag_id(self.tags, index))),
                ("type", text(function(tag))),
                ("parameter", self.parameters(tag)),
                ("firingTriggerId", list(&mut firing, index)),
                ("blockingTriggerId", list(&mut blocking, index)),
            ])
        });
        let triggers = rules.iter().enumerate().map(|(index, rule)| self.trigger(index, rule));
        map(vec![
            ("tag", Node::List(tags.collect())),
            ("trigger", Node::List(triggers.collect())),
            ("variable", Node::List(variables.collect())),
        ])
    }

    /// The name by which texts refer to a variable.
    fn reference_name(&self, index: usize) -> String {
        match self.macros.get(index).map(function) {
            Some("e") => "_event".to_owned(),
            _ => macro_name(index),
        }
    }

    fn parameters(&self, of: &Json) -> Node<'static> {
        let Some(of) = of.as_object() else { return Node::List(Vec::new()) };
        let parameters = of.iter().filter_map(|(key, value)| {
            let key = key.strip_prefix("vtp_")?;
            let mut value = self.template(value);
            if key == "javascript" {
                // A function is published as a call of it.
                let function = value.trim().strip_prefix('(').and_then(|call| call.strip_suffix(")();"));
                value = function.map_or(value.clone(), str::to_owned);
            }
            Some(map(vec![("key", text(key)), ("value", text(value))]))
        });
        Node::List(parameters.collect())
    }

    /// A value as a text with references: `["template", "a", ["escape", ["macro", 5], 8, 16]]` is `a{{macro 5}}`.
    fn template(&self, value: &Json) -> String {
        match value {
            Json::String(text) => text.clone(),
            Json::Array(list) => match (list.first().and_then(Json::as_str), list.get(1)) {
                (Some("macro"), Some(index)) => {
                    let index = index.as_u64().and_then(|index| usize::try_from(index).ok());
                    index.map_or_else(String::new, |index| format!("{{{{{}}}}}", self.reference_name(index)))
                }
                (Some("escape"), Some(escaped)) => self.template(escaped),
                _ => list.iter().skip(1).map(|part| self.template(part)).collect(),
            },
            Json::Null | Json::Object(_) => String::new(),
            other => other.to_string(),
        }
    }

    fn trigger(&self, index: usize, rule: &Rule<'_>) -> Node<'static> {
        let (mut of, mut filters, mut events) = ("CUSTOM_EVENT", Vec::new(), Vec::new());
        for (verb, negated) in [("if", false), ("unless", true)] {
            for predicate in rule.indexes(verb).filter_map(|index| self.resource.predicates.get(index)) {
                let arg0 = predicate.get("arg0").map(|arg| self.template(arg)).unwrap_or_default();
                let arg1 = predicate.get("arg1").map(|arg| self.template(arg)).unwrap_or_default();
                let is_event = arg0 == "{{_event}}" && !negated;
                if let Some(known) = kind_of_event(&arg1).filter(|_| is_event) {
                    of = known;
                    continue;
                }
                let argument = |key, value| map(vec![("key", text(key)), ("value", text(value))]);
                let mut parameters = vec![argument("arg0", arg0), argument("arg1", arg1)];
                if negated {
                    parameters.push(argument("negate", "true".to_owned()));
                }
                let condition = map(vec![("type", text(comparison(predicate))), ("parameter", Node::List(parameters))]);
                if is_event { events.push(condition) } else { filters.push(condition) }
            }
        }
        map(vec![
            ("triggerId", text(index.to_string())),
            ("name", text(rule_name(index))),
            ("type", text(of)),
            ("filter", Node::List(filters)),
            ("customEventFilter", Node::List(events)),
        ])
    }
}

/// A rule: `[["if", 0, 3], ["unless", 2], ["add", 5]]`, where `if` has predicates and `add` has tags.
struct Rule<'r> {
    parts: Vec<(&'r str, &'r [Json])>,
}

impl<'r> Rule<'r> {
    fn new(rule: &'r Json) -> Rule<'r> {
        let parts = rule.as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(|part| {
            let (verb, indexes) = part.as_array()?.split_first()?;
            Some((verb.as_str()?, indexes))
        });
        Rule { parts: parts.collect() }
    }

    fn indexes(&self, verb: &str) -> impl Iterator<Item = usize> {
        let of = self.parts.iter().filter(move |(name, _)| *name == verb).flat_map(|(_, indexes)| *indexes);
        of.filter_map(|index| usize::try_from(index.as_u64()?).ok())
    }
}

/// The rules that name each tag under a verb.
fn rules_of_tags(rules: &[Rule<'_>], verb: &str) -> HashMap<usize, Vec<usize>> {
    let mut of: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, rule) in rules.iter().enumerate() {
        for tag in rule.indexes(verb) {
            of.entry(tag).or_default().push(index);
        }
    }
    of
}

/// The type of a tag or a variable: `html`, `jsm`.
fn function(of: &Json) -> &str {
    of.get("function").and_then(Json::as_str).unwrap_or_default().trim_start_matches('_')
}

/// The type of trigger that waits for one of Tag Manager's own events.
fn kind_of_event(event: &str) -> Option<&'static str> {
    Some(match event {
        "gtm.js" => "PAGEVIEW",
        "gtm.dom" => "DOM_READY",
        "gtm.load" => "WINDOW_LOADED",
        "gtm.init" => "INIT",
        "gtm.init_consent" => "CONSENT_INIT",
        "gtm.click" => "CLICK",
        "gtm.linkClick" => "LINK_CLICK",
        "gtm.formSubmit" => "FORM_SUBMISSION",
        "gtm.timer" => "TIMER",
        "gtm.scrollDepth" => "SCROLL_DEPTH",
        "gtm.pageError" => "JS_ERROR",
        "gtm.video" => "YOU_TUBE_VIDEO",
        "gtm.elementVisibility" => "ELEMENT_VISIBILITY",
        "gtm.historyChange" | "gtm.historyChange-v2" => "HISTORY_CHANGE",
        _ => return None,
    })
}

fn comparison(predicate: &Json) -> &'static str {
    match function(predicate) {
        "eq" => "EQUALS",
        "cn" => "CONTAINS",
        "sw" => "STARTS_WITH",
        "ew" => "ENDS_WITH",
        "re" | "rei" => "MATCH_REGEX",
        "gt" => "GREATER",
        "ge" => "GREATER_OR_EQUALS",
        "lt" => "LESS",
        "le" => "LESS_OR_EQUALS",
        "css" => "CSS_SELECTOR",
        _ => "URL_MATCHES",
    }
}
