//! The options of a container, as the documentation lists them: the same names in every language.

use super::origin::Origin;
use super::page_path::Compare;
use crate::base::charset::Charset;
use crate::base::lang::{Lang, Translated};
use crate::input::value::Value;
use crate::options::table::{OptionInfo, OptionKind, named};
use crate::rules::plan::Country;

/// An option of [`container`](super::container()).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ContainerOption {
    /// The option.
    pub info: OptionInfo,
    /// The step of Flocktory's documentation that it belongs to: 1 variables, 2 trigger, 3 tag; 0 for the file as a whole.
    pub step: u8,
}

const fn option(
    name: &'static str,
    kind: OptionKind,
    default: Value<'static>,
    step: u8,
    help: Translated,
) -> ContainerOption {
    ContainerOption { info: OptionInfo::new(name, kind, default, help), step }
}

/// Every option, in the order of the documentation.
pub static OPTIONS: [ContainerOption; 16] = [
    option(
        "source",
        OptionKind::choice::<Origin>(),
        named("datalayer"),
        1,
        Translated {
            en: "Where the order is: `datalayer` is what a snippet of the form `datalayer` pushes, `enhanced-ecommerce` includes Yandex.Metrika",
            ru: "Откуда берётся заказ: `datalayer` — то, что кладёт сниппет формы `datalayer`; `enhanced-ecommerce` — также Яндекс.Метрика",
        },
    ),
    option(
        "mapping",
        OptionKind::Mapping,
        Value::Nothing,
        1,
        Translated {
            en: "Field → where it is, for `globals` and `custom`; for `ga4`, `enhanced-ecommerce` and `classic` it replaces single fields",
            ru: "Поле → где оно находится, для `globals` и `custom`; для `ga4`, `enhanced-ecommerce` и `classic` заменяет отдельные поля",
        },
    ),
    option(
        "event",
        OptionKind::Texts,
        Value::Nothing,
        2,
        Translated {
            en: "The event, or list of events, that fires the tag; by default that of the source, unless `page_path` or `variable` is given",
            ru: "Событие или список событий, по которым срабатывает тег; по умолчанию событие источника, если не заданы ни `page_path`, ни `variable`",
        },
    ),
    option(
        "page_path",
        OptionKind::Text,
        Value::Nothing,
        2,
        Translated {
            en: "The path of the thank-you page, such as `/thanks`, perhaps with a query; without an event the tag fires there when the page is read (DOM ready)",
            ru: "Путь страницы «Спасибо», например `/thanks`, можно с параметрами; без события тег срабатывает на ней, когда страница прочитана (DOM ready)",
        },
    ),
    option(
        "variable",
        OptionKind::Place,
        Value::Nothing,
        2,
        Translated {
            en: "The name of a variable of your container, or a place, that must have the value `value`",
            ru: "Имя переменной вашего контейнера или место, где должно быть значение `value`",
        },
    ),
    option(
        "value",
        OptionKind::TextOrInteger,
        Value::Nothing,
        2,
        Translated {
            en: "The value with which `variable` is compared",
            ru: "Значение, с которым сравнивается `variable`",
        },
    ),
    option(
        "compare",
        OptionKind::choice::<Compare>(),
        named("equals"),
        2,
        Translated {
            en: "How `page_path` and `value` are compared", ru: "Как сравниваются `page_path` и `value`"
        },
    ),
    option(
        "spot",
        OptionKind::Place,
        Value::Nothing,
        3,
        Translated {
            en: "The spot of orders that have no spot: a constant, or a place",
            ru: "Спот для заказов, у которых он не указан: константа или место",
        },
    ),
    option(
        "custom_field",
        OptionKind::Place,
        Value::Nothing,
        3,
        Translated {
            en: "The `order.custom_field` of orders that have none: a constant, or a place",
            ru: "`order.custom_field` для заказов, у которых его нет: константа или место",
        },
    ),
    option(
        "site_id",
        OptionKind::TextOrInteger,
        Value::Nothing,
        3,
        Translated {
            en: "The shop's number in Flocktory; adds the tag of the loader to all pages",
            ru: "Номер магазина во Flocktory; добавляет тег загрузчика на все страницы",
        },
    ),
    option(
        "nonce",
        OptionKind::Place,
        Value::Nothing,
        3,
        Translated {
            en: "Where the page's Content-Security-Policy nonce is: the name of a variable of your container, or a place",
            ru: "Где находится nonce из Content-Security-Policy: имя переменной вашего контейнера или место",
        },
    ),
    option(
        "once",
        OptionKind::Flag,
        Value::Bool(false),
        3,
        Translated {
            en: "Sends each order id once per browser, remembered in its local storage; if storage fails, the order is sent",
            ru: "Отправляет каждый номер заказа один раз на браузер, помня его в local storage; если хранилище недоступно, заказ отправляется",
        },
    ),
    option(
        "country",
        OptionKind::choice::<Country>(),
        named("RU"),
        3,
        Translated {
            en: "The numbering plan of phones without a calling code",
            ru: "План нумерации для телефонов без кода страны",
        },
    ),
    option(
        "prefix",
        OptionKind::Text,
        named("Flocktory"),
        0,
        Translated {
            en: "The prefix of all names in the container", ru: "Приставка всех имён в контейнере"
        },
    ),
    option(
        "lang",
        OptionKind::choice::<Lang>(),
        named("en"),
        0,
        Translated {
            en: "The language of names, of the tag's messages in preview, and of problems",
            ru: "Язык имён, сообщений тега в режиме предпросмотра и проблем",
        },
    ),
    option(
        "charset",
        OptionKind::choice::<Charset>(),
        named("utf-8"),
        0,
        Translated {
            en: "The encoding of option texts that are bytes", ru: "Кодировка опций, которые заданы байтами"
        },
    ),
];

/// The names alone: hosts that show no help do not carry its texts.
pub(super) const NAMES: [&str; OPTIONS.len()] = {
    let mut names = [""; OPTIONS.len()];
    let mut index = 0;
    while index < names.len() {
        names[index] = OPTIONS[index].info.name;
        index += 1;
    }
    names
};
