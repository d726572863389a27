//! How the languages write an order.

use super::outline::Outline;
use crate::kind::FileKind;

/// What has to be filled in.
const OPEN: &str = "…";

/// How a language writes the call.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Php { before: &'static str, after: &'static str },
    Twig,
    Python { before: &'static str, after: &'static str },
    Ruby,
    Json,
}

pub(super) const fn of(kind: FileKind) -> Option<Style> {
    Some(match kind {
        FileKind::Php => Style::Php { before: "<?= Flocktory\\Postcheckout\\render(", after: ") ?>" },
        FileKind::Blade => Style::Php { before: "@flocktoryPostcheckout(", after: ")" },
        FileKind::Smarty => Style::Php {
            before: "<?php\n// In the code that shows the template, which then has {$flocktory nofilter}.\n$smarty->assign('flocktory', \
                     (string) Flocktory\\Postcheckout\\render(",
            after: "));",
        },
        FileKind::Twig => Style::Twig,
        FileKind::Django => Style::Python {
            before: "# In the view; the template then has {% load flocktory %}{% flocktory_postcheckout postcheckout %}.\ncontext[\"postcheckout\"] = ",
            after: "",
        },
        FileKind::Jinja2 => Style::Python {
            before: "# In the view; the template then has {{ postcheckout }}.\ncontext[\"postcheckout\"] = flocktory_postcheckout.render(",
            after: ")",
        },
        FileKind::Erb => Style::Ruby,
        FileKind::Page | FileKind::Script => Style::Json,
        FileKind::Har | FileKind::Container | FileKind::CompiledContainer | FileKind::Jsp => return None,
    })
}

impl Style {
    pub(super) fn call(self, order: &Outline) -> String {
        let (before, after) = match self {
            Style::Php { before, after } | Style::Python { before, after } => (before, after),
            Style::Twig => ("{{ flocktory_postcheckout(", ") }}"),
            Style::Ruby => ("<%= flocktory_postcheckout_tag(", ") %>"),
            Style::Json => ("", ""),
        };
        format!("{before}{}{after}", self.value(order, 0))
    }

    fn value(self, outline: &Outline, depth: usize) -> String {
        match outline {
            Outline::Code(code) => self.code(code),
            Outline::Text(text) => self.text(text),
            Outline::Number(number) => number.clone(),
            Outline::Bool(flag) => match (self, flag) {
                (Style::Python { .. }, true) => "True".to_owned(),
                (Style::Python { .. }, false) => "False".to_owned(),
                (_, flag) => flag.to_string(),
            },
            Outline::Null => match self {
                Style::Python { .. } => "None".to_owned(),
                Style::Ruby => "nil".to_owned(),
                _ => "null".to_owned(),
            },
            Outline::Unknown => OPEN.to_owned(),
            Outline::Joined(parts) => self.joined(parts),
            Outline::List(list) => {
                let elements = list.iter().map(|element| self.value(element, depth + 1));
                self.block("[", elements.collect(), "]", depth)
            }
            Outline::Map(pairs) => {
                let pairs =
                    pairs.iter().map(|(key, value)| format!("{}{}", self.key(key), self.value(value, depth + 1)));
                let (open, close) = if let Style::Php { .. } = self { ("[", "]") } else { ("{", "}") };
                self.block(open, pairs.collect(), close, depth)
            }
            Outline::Each { list, name, element } => {
                let (list, name, element) = (self.code(list), self.code(name), self.value(element, depth));
                match self {
                    Style::Php { .. } => format!("array_map(fn ({name}) => {element}, {list})"),
                    Style::Twig => format!("{list}|map({name} => {element})"),
                    Style::Python { .. } => format!("[{element} for {name} in {list}]"),
                    Style::Ruby => format!("{list}.map {{ |{name}| {element} }}"),
                    Style::Json => OPEN.to_owned(),
                }
            }
        }
    }

    /// Elements, each on a line.
    fn block(self, open: &str, elements: Vec<String>, close: &str, depth: usize) -> String {
        if elements.is_empty() {
            return format!("{open}{close}");
        }
        let indent = if matches!(self, Style::Php { .. } | Style::Python { .. }) { "    " } else { "  " };
        let (inner, outer) = (indent.repeat(depth + 1), indent.repeat(depth));
        let last = if matches!(self, Style::Php { .. } | Style::Python { .. }) { "," } else { "" };
        format!("{open}\n{inner}{}{last}\n{outer}{close}", elements.join(&format!(",\n{inner}")))
    }

    fn key(self, key: &str) -> String {
        let is_name = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match self {
            Style::Php { .. } => format!("{} => ", self.text(key)),
            Style::Twig | Style::Ruby if is_name => format!("{key}: "),
            _ => format!("{}: ", self.text(key)),
        }
    }

    fn text(self, text: &str) -> String {
        match self {
            Style::Php { .. } | Style::Twig => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
            Style::Ruby => format!("{text:?}").replace('#', "\\#"),
            Style::Python { .. } | Style::Json => serde_json::Value::from(text).to_string(),
        }
    }

    fn joined(self, parts: &[Outline]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.value(part, 0)).collect();
        match self {
            Style::Php { .. } => parts.join(" . "),
            Style::Twig => parts.join(" ~ "),
            Style::Ruby => format!("[{}].join", parts.join(", ")),
            Style::Python { .. } => format!("\"\".join([{}])", parts.join(", ")),
            Style::Json => OPEN.to_owned(),
        }
    }

    /// An expression of the template in the language of the call.
    fn code(self, code: &str) -> String {
        match self {
            // Filters of Django and Jinja2 are not Python, and methods are called.
            Style::Python { .. } => {
                let path = code.split('|').next().unwrap_or(code).trim();
                if path.rsplit('.').next() == Some("all") { format!("{path}()") } else { path.to_owned() }
            }
            // Smarty: `$order.total|default:0` is `$order['total']`.
            Style::Php { .. }
                if code.starts_with('$') && code.contains(['.', '|']) && !code.contains(['(', '\'', '"', ' ', '>']) =>
            {
                let mut steps = code.split('|').next().unwrap_or(code).split('.');
                let name = steps.next().unwrap_or_default().to_owned();
                steps.fold(name, |path, step| format!("{path}['{step}']"))
            }
            _ => code.to_owned(),
        }
    }
}
