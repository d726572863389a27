//! Reading one item.

use super::describe;
use super::fine::{is_fine_count, is_fine_id, is_fine_label, is_fine_price};
use super::scalar::is_placeholder;
use super::{Reader, Seen};
use crate::bytes;
use crate::code::Code;
use crate::field::{Field, Object};
use crate::image::{self, Image};
use crate::path::Path;
use crate::payload::Item;
use crate::problem::{Effect, Need, Report};
use crate::source::{Source, View};
use crate::text::Text;

impl Reader<'_> {
    pub(super) fn item<'a, S: Source<'a>>(&mut self, source: &S, item: &mut Item<'a>, path: &Path<'_>) {
        let mut told = Seen::default();
        let read = self.object(source, source.view(), Object::Item, path, |reader, field, value, path| match field {
            Field::Id => reader.text(value, &mut item.id, path, is_fine_id, |reader, view, path| {
                told.readable(field, reader.id(view, path, Need::Optional))
            }),
            Field::Title => reader.text(value, &mut item.title, path, is_fine_title, Self::title),
            Field::Price => reader.number(value, &mut item.price, path, is_fine_price, |reader, view, path| {
                reader.price(view, path, Need::Optional).unwrap_or_default()
            }),
            Field::Image => reader.text(value, &mut item.image, path, image::is_absolute, Self::image),
            Field::Count => reader.number(value, &mut item.count, path, is_fine_count, Self::count),
            _ => item.extra = reader.extra(value, Object::Item, path),
        });
        if item.id.is_none() && read.is_ok() && !told.has(Field::Id) {
            self.problems.report(&path.field(Field::Id), Report::warning(Code::ItemIdMissing, Effect::Told));
        }
    }

    fn title<'a>(&mut self, view: View<'a>, path: &Path<'_>) -> Option<Text<'a>> {
        let title = self.label(view, path)?;
        if has_entity(&title) {
            let report = Report::warning(Code::TitleHtml, Effect::SentAsIs);
            self.problems.report(path, report.given(describe::label(&title)));
        }
        Some(title)
    }

    fn image<'a>(&mut self, view: View<'a>, path: &Path<'_>) -> Option<Text<'a>> {
        let url = self.optional_text(view, path, Need::Optional)?;
        if image::is_absolute(&url) {
            return Some(url);
        }
        let image = if is_placeholder(&url) { Image::Invalid } else { image::resolve(&url, self.options.base_url()) };
        let code = match image {
            Image::Resolved(absolute) => return Some(Text::Given(absolute.into())),
            Image::Relative => Code::ImageRelative,
            Image::Invalid => Code::ImageInvalid,
        };
        let report = Report::warning(code, Effect::LeftOut).given(describe::label(&url));
        self.problems.report(path, report);
        None
    }
}

fn is_fine_title(title: &str) -> bool {
    is_fine_label(title) && !has_entity(title)
}

/// Whether a title was escaped for HTML already: `&quot;`, `&#39;`, `&#x27;`.
fn has_entity(title: &str) -> bool {
    bytes::any(title.as_bytes(), |b| u8::from(b == b'&'))
        && title.split('&').skip(1).any(|rest| {
            let Some((name, _)) = rest.split_once(';') else { return false };
            match name.as_bytes() {
                [b'#', b'x' | b'X', hex @ ..] => (1..=6).contains(&hex.len()) && hex.iter().all(u8::is_ascii_hexdigit),
                [b'#', digits @ ..] => (1..=7).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit),
                _ => matches!(
                    name,
                    "quot" | "amp" | "lt" | "gt" | "apos" | "nbsp" | "laquo" | "raquo" | "ndash" | "mdash" | "hellip"
                ),
            }
        })
}
