//! Step 1 of the vendor's page: variables.

use super::{Builder, FINGERPRINT, FOLDER, NOBODY};
use crate::field::Field;
use crate::gtm::model::{BuiltInVariable, Parameter, Variable};
use crate::gtm::origin::Paths;
use crate::gtm::place::Place;
use crate::gtm::program::{Fields, Used};

impl Builder<'_> {
    /// Where the script finds each field of the order.
    pub(super) fn fields(&mut self) -> Fields {
        let settings = self.settings;
        let origin = settings.origin;
        let mut fields: Fields = Vec::new();
        for (known, is_merged) in [(origin.order(), false), (origin.user(), true)] {
            for (field, paths) in known {
                if !settings.mapping.fields.iter().any(|(mapped, _)| mapped == field) {
                    let places = paths.iter().map(|path| self.inside(path, is_merged)).collect();
                    fields.push(((*field).to_owned(), places));
                }
            }
        }
        for (field, place) in &settings.mapping.fields {
            let place = self.place(place, field);
            fields.push((field.clone(), vec![place]));
        }
        for (field, place) in [(Field::Spot, &settings.spot), (Field::CustomField, &settings.custom_field)] {
            let Some(place) = place else { continue };
            let path = if field == Field::Spot { "spot" } else { "order.custom_field" };
            // A place that the mapping names goes first.
            let has_own = fields.iter().any(|(known, _)| known == path);
            let place = self.place(place, if has_own { "default" } else { path });
            match fields.iter_mut().find(|(known, _)| known == path) {
                Some((_, places)) => places.push(place),
                None => fields.push((path.to_owned(), vec![place])),
            }
        }
        fields
    }

    pub(super) fn item(&self) -> Fields {
        let steps = |path: &str| path.split('.').map(str::to_owned).collect::<Vec<_>>();
        let known: Paths = self.settings.origin.item();
        let own = |field: &str| self.settings.mapping.item.iter().find(|(mapped, _)| *mapped == field);
        let mut item: Fields = known
            .iter()
            .filter(|(field, _)| own(field).is_none())
            .map(|(field, paths)| ((*field).to_owned(), paths.iter().map(|path| steps(path)).collect()))
            .collect();
        item.extend(self.settings.mapping.item.iter().map(|(field, path)| ((*field).to_owned(), vec![steps(path)])));
        item
    }

    /// A place of its own variable, or inside a variable that others share.
    fn place(&mut self, place: &Place, field: &str) -> Vec<String> {
        match place {
            // Version 2 merges lists index by index: the items of an earlier push would stay behind a shorter list.
            Place::DataLayer(path) if field == "order.items" || path.split('.').next() == Some("ecommerce") => {
                self.inside(path, false)
            }
            place => {
                let reference = self.reference(place, field);
                vec![self.use_as(field, reference)]
            }
        }
    }

    /// A path in the data layer: the variable of its first step, and the steps from there. What is not merged is of
    /// the last push that had it.
    fn inside(&mut self, path: &str, is_merged: bool) -> Vec<String> {
        let mut steps: Vec<_> = path.split('.').map(str::to_owned).collect();
        let root = steps[0].clone();
        let reference = self.data_layer(&root, &root, is_merged);
        steps[0] = self.use_as(&root, reference);
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
            Place::Global(name) => ("j", vec![Parameter::template("name", name)]),
            Place::Cookie(name) => {
                ("k", vec![Parameter::boolean("decodeCookie", true), Parameter::template("name", name)])
            }
            Place::Constant(value) => ("c", vec![Parameter::template("value", value)]),
            Place::Selector { selector, attribute } => {
                let mut parameter =
                    vec![Parameter::template("elementSelector", selector), Parameter::template("selectorType", "CSS")];
                parameter.extend(attribute.as_ref().map(|name| Parameter::template("attributeName", name)));
                ("d", parameter)
            }
        };
        self.variable(what, kind, parameter)
    }

    fn data_layer(&mut self, what: &str, path: &str, is_merged: bool) -> String {
        let parameter = vec![
            Parameter::integer("dataLayerVersion", if is_merged { 2 } else { 1 }),
            Parameter::boolean("setDefaultValue", false),
            Parameter::template("name", path),
        ];
        self.variable(what, "v", parameter)
    }

    /// The reference to a variable, which is made once.
    fn variable(&mut self, what: &str, kind: &str, parameter: Vec<Parameter>) -> String {
        let wanted = self.name(what);
        let same = |variable: &&Variable| {
            variable.kind == kind && variable.parameter == parameter && variable.name.starts_with(&wanted)
        };
        let name = match self.version.variable.iter().find(same) {
            Some(variable) => variable.name.clone(),
            None => {
                let is_taken = |name: &str| self.version.variable.iter().any(|variable| variable.name == name);
                let name = first_free(&wanted, is_taken);
                let variable = Variable {
                    account_id: NOBODY.to_owned(),
                    container_id: NOBODY.to_owned(),
                    variable_id: self.id(),
                    name: name.clone(),
                    kind: kind.to_owned(),
                    parameter,
                    fingerprint: FINGERPRINT.to_owned(),
                    parent_folder_id: Some(FOLDER.to_owned()),
                };
                self.version.variable.push(variable);
                name
            }
        };
        format!("{{{{{name}}}}}")
    }

    pub(super) fn built_in(&mut self, kind: &str, name: &str) -> String {
        self.version.built_in_variable.push(BuiltInVariable {
            account_id: NOBODY.to_owned(),
            container_id: NOBODY.to_owned(),
            kind: kind.to_owned(),
            name: name.to_owned(),
        });
        format!("{{{{{name}}}}}")
    }
}

/// The name, or the first of `name 2`, `name 3` … that nothing has.
fn first_free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}
