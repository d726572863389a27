//! The options of a container, as the documentation lists them: the same names in every language.

use crate::base::lang::Lang;
use crate::input::value::Value;
use std::borrow::Cow;

/// An option of [`container`](super::container()).
#[derive(Clone, Debug)]
pub struct ContainerOption {
    /// Its name in every language.
    pub name: &'static str,
    /// What it is where it is not given.
    pub default: Value<'static>,
    /// The step of the vendor's page that it belongs to: 1 variables, 2 trigger, 3 tag; 0 for the file as a whole.
    pub step: u8,
    help: [&'static str; 2],
}

impl ContainerOption {
    /// What it does, in a sentence.
    pub const fn help(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.help[0],
            Lang::Ru => self.help[1],
        }
    }

    /// The option of this name.
    pub fn from_name(name: &str) -> Option<&'static ContainerOption> {
        OPTIONS.iter().find(|option| option.name == name)
    }
}

const fn option(name: &'static str, default: Value<'static>, step: u8, help: [&'static str; 2]) -> ContainerOption {
    ContainerOption { name, default, step, help }
}

const fn named(name: &'static str) -> Value<'static> {
    Value::Text(Cow::Borrowed(name))
}

/// Every option, in the order of the documentation.
pub static OPTIONS: [ContainerOption; 16] = [
    option(
        "source",
        named("datalayer"),
        1,
        [
            "where the order is: datalayer (what a snippet of the form datalayer pushes), ga4, enhanced-ecommerce (and Yandex.Metrika), classic, globals, custom",
            "откуда берётся заказ: datalayer (то, что кладёт сниппет формы datalayer), ga4, enhanced-ecommerce (и Яндекс.Метрика), classic, globals, custom",
        ],
    ),
    option(
        "mapping",
        Value::Nothing,
        1,
        [
            "field -> where it is, for globals and custom; for ga4, enhanced-ecommerce and classic it replaces single fields",
            "поле -> где оно лежит, для globals и custom; для ga4, enhanced-ecommerce и classic заменяет отдельные поля",
        ],
    ),
    option(
        "event",
        Value::Nothing,
        2,
        [
            "the event, or list of events, that fires the tag; without it that of the source, unless page_path or variable is given",
            "событие или список событий, по которым срабатывает тег; если не задано — событие источника, когда нет ни page_path, ни variable",
        ],
    ),
    option(
        "page_path",
        Value::Nothing,
        2,
        [
            "the path of the thank-you page, such as /thanks, perhaps with a query; without an event the tag fires there when the page is read (DOM ready)",
            "путь страницы «Спасибо», например /thanks, можно с параметрами; без события тег срабатывает на ней, когда страница прочитана (DOM ready)",
        ],
    ),
    option(
        "variable",
        Value::Nothing,
        2,
        [
            "what must have the value `value`: the name of a variable of your container, or a place",
            "что должно иметь значение `value`: имя переменной вашего контейнера или место",
        ],
    ),
    option("value", Value::Nothing, 2, ["what `variable` is compared with", "с чем сравнивается `variable`"]),
    option(
        "compare",
        named("equals"),
        2,
        [
            "how page_path and value are compared: equals, contains, regex",
            "как сравниваются page_path и value: equals, contains, regex",
        ],
    ),
    option(
        "spot",
        Value::Nothing,
        3,
        [
            "the spot of orders that have none of their own: a constant, or a place",
            "spot заказов, у которых нет своего: константа или место",
        ],
    ),
    option("custom_field", Value::Nothing, 3, ["the same for order.custom_field", "то же для order.custom_field"]),
    option(
        "site_id",
        Value::Nothing,
        3,
        [
            "the shop's number in Flocktory: adds the loader's tag to all pages",
            "номер магазина во Flocktory: добавляет тег загрузчика на все страницы",
        ],
    ),
    option(
        "nonce",
        Value::Nothing,
        3,
        [
            "where the page's Content-Security-Policy nonce is: the name of a variable of your container, or a place",
            "где лежит nonce политики Content-Security-Policy: имя переменной вашего контейнера или место",
        ],
    ),
    option(
        "once",
        Value::Bool(false),
        3,
        [
            "send each order id once per browser, remembered in its local storage; where storage fails it is sent",
            "отправлять каждый id заказа один раз на браузер, память — local storage; если оно недоступно, заказ отправляется",
        ],
    ),
    option(
        "country",
        named("RU"),
        3,
        [
            "the numbering plan of phones without a country code: RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD",
            "план нумерации телефонов без кода страны: RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD",
        ],
    ),
    option(
        "prefix",
        named("Flocktory"),
        0,
        ["what the names in the container begin with", "с чего начинаются имена в контейнере"],
    ),
    option(
        "lang",
        named("en"),
        0,
        [
            "the language of names, of what the tag says in preview, and of problems: en, ru",
            "язык имён, сообщений тега в режиме предпросмотра и проблем: en, ru",
        ],
    ),
    option(
        "charset",
        named("utf-8"),
        0,
        [
            "the encoding of option texts that are bytes: utf-8, windows-1251",
            "кодировка опций, которые заданы байтами: utf-8, windows-1251",
        ],
    ),
];

/// Their names alone: hosts that show no help do without its texts.
pub(super) const NAMES: [&str; OPTIONS.len()] = {
    let mut names = [""; OPTIONS.len()];
    let mut index = 0;
    while index < names.len() {
        names[index] = OPTIONS[index].name;
        index += 1;
    }
    names
};
