//! Reading one item.

use super::fast_path::{is_fine_count, is_fine_id, is_fine_label, is_fine_price};
use super::{Reader, Seen};
use crate::base::text::Text;
use crate::input::field::{Field, Object};
use crate::input::{Source, View};
use crate::render::model::Item;
use crate::report::builder::{Need, Outcome, ProblemBuilder};
use crate::report::code::Code;
use crate::report::describe;
use crate::report::path::Path;
use crate::rules::image::{self, Image};
use crate::rules::placeholder;

impl Reader<'_> {
    pub(super) fn item<'a, S: Source<'a>>(&mut self, source: &S, item: &mut Item<'a>, path: &Path<'_>) {
        let mut reported = Seen::default();
        let read = self.object(source, source.view(), Object::Item, path, |reader, field, value, path| match field {
            Field::Id => reader.text(value, &mut item.id, path, is_fine_id, Text::Plain, |reader, view, path| {
                reported.readable(field, reader.id(view, path, Need::Optional))
            }),
            Field::Title => reader.text(value, &mut item.title, path, is_fine_label, Text::borrowed, Self::label),
            Field::Price => reader.number(value, &mut item.price, path, is_fine_price, |reader, view, path| {
                reader.price(view, path, Need::Optional).unwrap_or_default()
            }),
            Field::Image => reader.text(value, &mut item.image, path, image::is_fine, Text::Plain, Self::image),
            Field::Count => reader.number(value, &mut item.count, path, is_fine_count, Self::count),
            Field::Extra => item.extra = reader.extra(value, Object::Item, path),
            // Not fields of this object: the reader reports them as unknown keys.
            Field::User
            | Field::Order
            | Field::Spot
            | Field::Name
            | Field::FirstName
            | Field::LastName
            | Field::Email
            | Field::Phone
            | Field::Sex
            | Field::CustomField
            | Field::Items => {}
        });
        let Ok(seen) = read else { return };
        if item.id.is_none() && !reported.has(Field::Id) {
            self.problems.report(&path.field(Field::Id), ProblemBuilder::warning(Code::ITEM_ID_MISSING, Outcome::None));
        } else if item.id.is_some() && seen.is_in_object() {
            self.key_of_row(source, Object::Item, path);
        }
    }

    fn image<'a>(&mut self, view: View<'a>, path: &Path<'_>) -> Option<Text<'a>> {
        let url = self.optional_text(view, path, Need::Optional)?;
        if image::is_absolute(&url) {
            self.markup(&url, path);
            return Some(url);
        }
        let image =
            if placeholder::is_text(&url) { Image::Invalid } else { image::resolve(&url, self.options.base_url()) };
        let code = match image {
            Image::Resolved(absolute) => {
                self.markup(&url, path);
                return Some(Text::Given(absolute.into()));
            }
            Image::Relative => Code::IMAGE_RELATIVE,
            Image::Invalid => Code::IMAGE_INVALID,
        };
        let report = ProblemBuilder::warning(code, Outcome::LeftOut).given(describe::label(&url));
        self.problems.report(path, report);
        None
    }
}
