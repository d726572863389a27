//! Step 1 of Flocktory's documentation: variables.

use super::{Builder, FINGERPRINT, FOLDER, NOBODY};
use crate::gtm::model::{BuiltInVariable, Parameter, Variable};
use crate::gtm::place::Place;
use crate::gtm::program::{Fields, Pushed, Steps, Used};
use std::borrow::Cow;

impl<'s> Builder<'s> {
    /// Where the script finds each field of the order.
    pub(super) fn fields(&mut self) -> Fields<'s> {
        let settings = self.settings;
        let origin = settings.origin;
        let mut fields: Fields<'s> = Vec::new();
        for (known, is_merged) in [(origin.order(), false), (origin.user(), true)] {
            for &(field, paths) in known {
                if !settings.mapping.fields.iter().any(|(mapped, _)| mapped == field) {
                    fields.push((field, paths.iter().map(|path| self.inside(path, is_merged)).collect()));
                }
            }
        }
        for (field, place) in &settings.mapping.fields {
            fields.push((field, vec![self.place(place, field)]));
        }
        for (field, place) in [("spot", &settings.spot), ("order.custom_field", &settings.custom_field)] {
            let Some(place) = place else { continue };
            // A place that the mapping names goes first.
            match fields.iter_mut().find(|(known, _)| *known == field) {
                Some((_, places)) => places.push(self.place(place, "default")),
                None => fields.push((field, vec![self.place(place, field)])),
            }
        }
        fields
    }

    pub(super) fn item(&self) -> Fields<'s> {
        let mapped = &self.settings.mapping.item;
        let known = self.settings.origin.item().iter();
        let known = known.filter(|(field, _)| !mapped.iter().any(|(mapped, _)| mapped == field));
        let known = known.map(|&(field, paths)| (field, paths.iter().map(|path| steps(path)).collect()));
        known.chain(mapped.iter().map(|(field, path)| (*field, vec![steps(path)]))).collect()
    }

    /// A place with its own variable, or inside a variable that others share.
    fn place(&mut self, place: &'s Place, field: &str) -> Steps<'s> {
        match place {
            // Version 2 merges lists index by index: the items of an earlier push would remain after a shorter list.
            Place::DataLayer(path) if field == "order.items" || path.split('.').next() == Some("ecommerce") => {
                self.inside(path, false)
            }
            place => {
                let reference = self.reference(place, field);
                vec![self.use_as(field, reference).into()]
            }
        }
    }

    /// A path in the data layer: the variable of its first step, and the steps from there. What is not merged is of
    /// the last push that had it.
    fn inside(&mut self, path: &'s str, is_merged: bool) -> Steps<'s> {
        let mut steps = steps(path);
        let name = steps[0].to_string();
        let reference = self.data_layer(&name, &name, is_merged);
        let key = self.use_as(&name, reference);
        if !is_merged && !self.pushed.iter().any(|pushed| pushed.key == key) {
            self.pushed.push(Pushed { name, key: key.clone() });
        }
        steps[0] = key.into();
        steps
    }

    /// The key in the script of a variable.
    fn use_as(&mut self, key: &str, reference: String) -> String {
        if let Some(used) = self.used.iter().find(|used| used.reference == reference) {
            return used.key.clone();
        }
        let is_taken = |key: &str| self.used.iter().any(|used| used.key == key);
        let key = first_free(key, is_taken);
        self.used.push(Used { key: key.clone(), reference });
        key
    }

    /// The reference to a place's variable, which is made if it is not the container's own.
    pub(super) fn reference(&mut self, place: &Place, what: &str) -> String {
        let (kind, parameter) = match place {
            Place::Variable(name) => return format!("{{{{{name}}}}}"),
            Place::DataLayer(path) => return self.data_layer(what, path, true),
            Place::Global(name) => ("j", vec![Parameter::template("name", name.clone())]),
            Place::Cookie(name) => {
                ("k", vec![Parameter::boolean("decodeCookie", true), Parameter::template("name", name.clone())])
            }
            Place::Constant(value) => ("c", vec![Parameter::template("value", value.clone())]),
            Place::Selector { selector, attribute } => {
                let selector = Parameter::template("elementSelector", selector.clone());
                let mut parameter = vec![selector, Parameter::template("selectorType", "CSS")];
                parameter.extend(attribute.clone().map(|name| Parameter::template("attributeName", name)));
                ("d", parameter)
            }
        };
        self.variable(what, kind, parameter)
    }

    fn data_layer(&mut self, what: &str, path: &str, is_merged: bool) -> String {
        let parameter = vec![
            Parameter::integer("dataLayerVersion", if is_merged { "2" } else { "1" }),
            Parameter::boolean("setDefaultValue", false),
            Parameter::template("name", path.to_owned()),
        ];
        self.variable(what, "v", parameter)
    }

    /// The reference to a variable, which is made once.
    fn variable(&mut self, what: &str, kind: &'static str, parameter: Vec<Parameter>) -> String {
        let wanted = self.name(what);
        let variables = &self.version.variable;
        let same = |variable: &&Variable| {
            variable.kind == kind && variable.parameter == parameter && variable.name.starts_with(&wanted)
        };
        if let Some(Variable { name, .. }) = variables.iter().find(same) {
            return format!("{{{{{name}}}}}");
        }
        let name = first_free(&wanted, |name| variables.iter().any(|variable| variable.name == name));
        let reference = format!("{{{{{name}}}}}");
        let variable = Variable {
            account_id: NOBODY,
            container_id: NOBODY,
            variable_id: self.id(),
            name: name.into(),
            kind: kind.into(),
            parameter,
            fingerprint: FINGERPRINT,
            parent_folder_id: Some(FOLDER),
        };
        self.version.variable.push(variable);
        reference
    }

    pub(super) fn built_in(&mut self, kind: &'static str, name: &'static str) -> String {
        self.version.built_in_variable.push(BuiltInVariable {
            account_id: NOBODY,
            container_id: NOBODY,
            kind: kind.into(),
            name: name.into(),
        });
        format!("{{{{{name}}}}}")
    }
}

fn steps(path: &str) -> Steps<'_> {
    path.split('.').map(Cow::Borrowed).collect()
}

/// The name, or the first of `name 2`, `name 3` … that nothing has.
fn first_free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let (mut free, mut number) = (name.to_owned(), 1);
    while is_taken(&free) {
        number += 1;
        free = format!("{name} {number}");
    }
    free
}
