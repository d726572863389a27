//! The words of the report.

use flocktory_postcheckout::{Lang, Problem, Severity};

/// What a problem costs the shop: by its severity, and by what it is about.
pub(super) fn cost(problem: &Problem, lang: Lang) -> &'static str {
    let path = problem.path.as_str();
    let is_in =
        |object: &str| path.strip_prefix(object).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let (en, ru) = match problem.severity {
        Severity::Error if is_in("user") => (
            "Flocktory recognises a customer by this data. Without it the order belongs to nobody, or to another person.",
            "По этим данным Flocktory узнаёт покупателя. Без них заказ остаётся ничьим или достаётся другому человеку.",
        ),
        Severity::Error if is_in("order.items") => (
            "Filters of campaigns, segments and recommendations work from the items. With these they go wrong, or the order is lost.",
            "По товарам работают фильтры кампаний, сегменты и рекомендации. С такими товарами они ошибаются, или заказ теряется.",
        ),
        Severity::Error if is_in("order") => (
            "The order does not reach Flocktory, or its number and sum are wrong in reports and campaigns.",
            "Заказ не доходит до Flocktory, или его номер и сумма в отчётах и кампаниях неверны.",
        ),
        Severity::Error => (
            "The order may not reach Flocktory: then it is missing from reports, and the customer gets no offer after the purchase.",
            "Заказ может не дойти до Flocktory: тогда его нет в отчётах, а покупатель не получает предложения после покупки.",
        ),
        Severity::Warning if is_in("user") => (
            "The order is sent, but Flocktory knows less about the customer: offers and letters are less personal.",
            "Заказ отправляется, но о покупателе известно меньше: предложения и письма хуже персонализируются.",
        ),
        Severity::Warning if is_in("order.items") => (
            "The order is sent, but its items are described incompletely: recommendations and segments get worse.",
            "Заказ отправляется, но товары описаны неполно: рекомендации и сегменты работают хуже.",
        ),
        Severity::Warning => (
            "The order is sent, but this part of the integration is lost, or works in another way than it was meant.",
            "Заказ отправляется, но эта часть интеграции теряется или работает не так, как задумано.",
        ),
        Severity::Note => (
            "Nothing is lost as far as can be seen: the value is known only on the open page. A test purchase shows it.",
            "Насколько видно, ничего не теряется: значение известно только на открытой странице. Его покажет тестовая покупка.",
        ),
    };
    lang.choose(en, ru)
}

/// The report in one sentence. The numbers are those of errors, warnings, notes and files.
pub(super) fn verdict([errors, warnings, notes, files]: [usize; 4], lang: Lang) -> String {
    let (of_errors, of_warnings) = (counted(errors, ERRORS, lang), counted(warnings, WARNINGS, lang));
    let (of_notes, in_files) = (counted(notes, PLACES, lang), in_files(files, lang));
    match (errors, warnings, notes) {
        (1.., ..) => match lang {
            Lang::Ru => format!("Заказы теряются или искажаются: {of_errors}{in_files}"),
            _ => format!("Orders are lost or wrong: {of_errors}{in_files}"),
        },
        (0, 1.., _) => match lang {
            Lang::Ru => format!("Заказы отправляются, но есть {of_warnings}{in_files}"),
            _ => format!(
                "Orders are sent, but there {} {of_warnings}{in_files}",
                if warnings == 1 { "is" } else { "are" }
            ),
        },
        (0, 0, 1..) => match lang {
            Lang::Ru => format!("Проблем не найдено, но проверить не удалось {of_notes}{in_files}"),
            _ => format!("No problems found, but {of_notes}{in_files} could not be judged"),
        },
        (0, 0, 0) => format!("{}{in_files}", lang.choose("No problems found", "Проблем не найдено")),
    }
}

fn in_files(files: usize, lang: Lang) -> String {
    match (files, lang) {
        (0, _) => String::new(),
        (files, Lang::Ru) => format!(" в {}", counted(files, IN_FILES, lang)),
        (files, _) => format!(" in {}", counted(files, IN_FILES, lang)),
    }
}

/// A noun: one and many in English; after 1, 2 and 5 in Russian.
type Noun = ([&'static str; 2], [&'static str; 3]);

pub(super) const ERRORS: Noun = (["error", "errors"], ["ошибка", "ошибки", "ошибок"]);
pub(super) const WARNINGS: Noun = (["warning", "warnings"], ["предупреждение", "предупреждения", "предупреждений"]);
pub(super) const NOTES: Noun = (["note", "notes"], ["заметка", "заметки", "заметок"]);
pub(super) const FILES: Noun = (["file", "files"], ["файл", "файла", "файлов"]);
const PLACES: Noun = (["place", "places"], ["место", "места", "мест"]);
const IN_FILES: Noun = (["file", "files"], ["файле", "файлах", "файлах"]);

fn counted(count: usize, of: Noun, lang: Lang) -> String {
    // A number stays on the line of its noun.
    format!("{count}\u{a0}{}", noun(count, of, lang))
}

/// The form of a noun after a number.
pub(super) fn noun(count: usize, (en, ru): Noun, lang: Lang) -> &'static str {
    match lang {
        Lang::Ru => {
            ru[match (count % 10, count % 100) {
                (1, rest) if rest != 11 => 0,
                (2..=4, rest) if !(12..=14).contains(&rest) => 1,
                _ => 2,
            }]
        }
        _ => en[usize::from(count != 1)],
    }
}

pub(super) const fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.choose("Error", "Ошибка"),
        Severity::Warning => lang.choose("Warning", "Предупреждение"),
        Severity::Note => lang.choose("Note", "Заметка"),
    }
}

pub(super) const fn section(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.choose(
            "Fix first: orders are lost or wrong",
            "Исправить в первую очередь: заказы теряются или искажаются",
        ),
        Severity::Warning => {
            lang.choose("Fix next: orders are sent, but incomplete", "Исправить потом: заказы отправляются, но неполно")
        }
        Severity::Note => lang.choose("Not judged: check by a test purchase", "Не проверено: нужна тестовая покупка"),
    }
}
