//! The list of problem codes: what each means, which rule it comes from, and how to mend it.
//!
//! This is the one place that holds them. The README's table, `explain`, and every binding read it from here.

use crate::base::lang::Lang;

macro_rules! hint {
    () => {
        None
    };
    ($hint:literal) => {
        Some($hint)
    };
}

macro_rules! codes {
    // What only one feature tells of takes no room in hosts without it.
    ($($(#[$only:meta])? $variant:ident = $code:literal {
        rule: $rule_en:literal / $rule_ru:literal,
        message: $en:literal / $ru:literal,
        $(hint: $hint_en:literal / $hint_ru:literal,)?
        mend: $mend_en:literal / $mend_ru:literal $(,)?
    })*) => {
        /// What is wrong: stable names, for programs to tell problems apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $($(#[$only])? #[doc = concat!("`", $code, "`: ", $mend_en)] $variant),* }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Code] = &[$($(#[$only])? Code::$variant),*];

            /// The stable name, such as `order_id_missing`.
            pub const fn as_str(self) -> &'static str {
                match self { $($(#[$only])? Code::$variant => $code),* }
            }

            /// The rule behind it: a heading of the vendor's page, or the standard that it comes from.
            pub const fn rule(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $(
                        $(#[$only])? (Code::$variant, Lang::En) => $rule_en,
                        $(#[$only])? (Code::$variant, Lang::Ru) => $rule_ru,
                    )*
                }
            }

            /// What it means and how to mend it.
            pub const fn mend(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $(
                        $(#[$only])? (Code::$variant, Lang::En) => $mend_en,
                        $(#[$only])? (Code::$variant, Lang::Ru) => $mend_ru,
                    )*
                }
            }

            /// The message, with `{path}`, `{given}`, `{expected}` and `{owner}` to fill in.
            pub(crate) const fn message(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $(
                        $(#[$only])? (Code::$variant, Lang::En) => $en,
                        $(#[$only])? (Code::$variant, Lang::Ru) => $ru,
                    )*
                }
            }

            /// The hint, perhaps with `{suggestion}` to fill in; without a suggestion there is no such hint.
            pub(crate) const fn hint(self, lang: Lang) -> Option<&'static str> {
                match (self, lang) {
                    $(
                        $(#[$only])? (Code::$variant, Lang::En) => hint!($($hint_en)?),
                        $(#[$only])? (Code::$variant, Lang::Ru) => hint!($($hint_ru)?),
                    )*
                }
            }
        }
    };
}

impl Code {
    /// The code of this name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == name)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

codes! {
    UserMissing = "user_missing" {
        rule: "user → email" / "user → email",
        message: "{path} is missing: the customer is a required part of the order" / "Нет {path}: данные покупателя обязательны",
        mend: "Pass `user` with an `email`, a `phone` or an `id`." / "Передайте `user` с `email`, `phone` или `id`."
    }
    IdentityMissing = "identity_missing" {
        rule: "user → email" / "user → email",
        message: "{path} has no usable email, phone or id: the customer cannot be identified" / "{path}: нет пригодного email, телефона или id, покупателя не определить",
        mend: "Pass the customer's `email`; if it is unknown the `phone`, if that is unknown too the `id` in your system." / "Передайте `email` покупателя; если его нет — `phone`, если нет и его — `id` в вашей системе."
    }
    NameMissing = "name_missing" {
        rule: "user → name" / "user → name",
        message: "{path} is not given" / "{path} не задано",
        mend: "Pass `name`, or `first_name` and `last_name`. The page allows an empty name but asks for the exact one." / "Передайте `name` или `first_name` и `last_name`. Страница допускает пустое имя, но просит точное."
    }
    NamePlaceholder = "name_placeholder" {
        rule: "user → name" / "user → name",
        message: "{path} holds {given}, which a program wrote in place of a missing name" / "{path} содержит {given}: так программа записала отсутствующее имя",
        mend: "Leave out a missing half of the name; don't let it turn into `null` or `undefined` on the way." / "Не передавайте отсутствующую часть имени; не давайте ей превратиться в `null` или `undefined`."
    }
    NameConflict = "name_conflict" {
        rule: "На что обратить внимание: имя" / "На что обратить внимание: имя",
        message: "{path} differs from first_name and last_name" / "{path} не совпадает с first_name и last_name",
        mend: "Pass either `name` or the two halves. They are joined as first name, last name." / "Передайте или `name`, или обе части. Они соединяются как «Имя Фамилия»."
    }
    EmailInvalid = "email_invalid" {
        rule: "user → email; HTML standard, input type=email" / "user → email; стандарт HTML, input type=email",
        message: "{path} is not an email address: {given}" / "{path} — не адрес электронной почты: {given}",
        mend: "Pass the address as the customer typed it and a browser accepts it. Without an address pass `phone` or `id` and let the library write `@unknown.email`." / "Передайте адрес, который принял бы браузер. Если адреса нет, передайте `phone` или `id`: `@unknown.email` библиотека допишет сама."
    }
    EmailPlaceholder = "email_placeholder" {
        rule: "user → email" / "user → email",
        message: "{path} is a placeholder, not the customer's address: {given}" / "{path} — заглушка, а не адрес покупателя: {given}",
        mend: "Leave `email` out when it is unknown; it must not arrive as `null`, `undefined` or `none`." / "Не передавайте `email`, если он неизвестен; он не должен приходить как `null`, `undefined` или `none`."
    }
    EmailPhone = "email_phone" {
        rule: "phone_number@unknown.email" / "phone_number@unknown.email",
        message: "{path} holds a phone that is not written as digits with the country code: {given}" / "{path} содержит телефон, записанный не цифрами с кодом страны: {given}",
        mend: "Pass the phone in `phone` and leave `email` out: the library writes `@unknown.email` itself." / "Передайте телефон в `phone`, а `email` не передавайте: `@unknown.email` библиотека допишет сама."
    }
    EmailTest = "email_test" {
        rule: "user → email" / "user → email",
        message: "{path} looks like a test address: {given}" / "{path} похож на тестовый адрес: {given}",
        mend: "Fine while you test. In production it means that a sample address is sent for real customers." / "Годится для проверки. В работе это значит, что вместо адресов покупателей уходит образец."
    }
    EmailSample = "email_sample" {
        rule: "the page's sample code" / "пример кода на странице",
        message: "{path} is the sample address of Flocktory's documentation" / "{path} — адрес из примера в документации Flocktory",
        mend: "Replace the sample by the customer's own address." / "Замените образец адресом покупателя."
    }
    EmailUnusual = "email_unusual" {
        rule: "user → email; HTML standard, input type=email" / "user → email; стандарт HTML, input type=email",
        message: "{path} has letters beyond ASCII or a quoted part, which few systems accept: {given}" / "{path} содержит буквы вне ASCII или часть в кавычках, такие адреса понимают не все: {given}",
        mend: "Such addresses exist, so the order goes. Pass the domain as Punycode (`xn--…`) to be understood everywhere." / "Такие адреса бывают, поэтому заказ отправляется. Передайте домен в Punycode (`xn--…`), чтобы его поняли везде."
    }
    EmailWhitespace = "email_whitespace" {
        rule: "HTML standard, input type=email" / "стандарт HTML, input type=email",
        message: "{path} has white space or invisible characters around it" / "{path}: вокруг адреса пробелы или невидимые знаки",
        mend: "Trim the address where the customer types it." / "Обрезайте пробелы там, где покупатель вводит адрес."
    }
    PhoneInvalid = "phone_invalid" {
        rule: "user → email (phone_number@unknown.email)" / "user → email (phone_number@unknown.email)",
        message: "{path} cannot be read for sure as a phone number, and a wrong number is worse than none: {given}" / "{path} нельзя уверенно прочесть как номер телефона, а неверный номер хуже никакого: {given}",
        mend: "Pass one number with its country code (`+7 999 888-77-66`), or in the national spelling of the option `country`: RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD. A number of any other country begins with `+` or `00`." / "Передайте один номер с кодом страны (`+7 999 888-77-66`) или в написании страны из опции `country`: RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD. Номер любой другой страны начинается с `+` или `00`."
    }
    PhoneHotline = "phone_hotline" {
        rule: "user → email (phone_number@unknown.email)" / "user → email (phone_number@unknown.email)",
        message: "{path} is a toll-free or premium-rate number, which belongs to a company and not to a customer: {given}" / "{path} — бесплатный или платный номер: такие бывают у компаний, а не у покупателей: {given}",
        mend: "Pass the customer's own number; a shop's hotline in its place would make one customer of many." / "Передайте номер самого покупателя: телефон горячей линии вместо него сделал бы из многих покупателей одного."
    }
    UserIdInvalid = "user_id_invalid" {
        rule: "user → email (id@unknown.email)" / "user → email (id@unknown.email)",
        message: "{path} cannot stand before @unknown.email: {given}" / "{path} не может стоять перед @unknown.email: {given}",
        mend: "An id may have up to 64 letters, digits and characters that an address holds; a placeholder such as `0` or `null` would make one customer of all guests." / "Id — до 64 букв, цифр и знаков, допустимых в адресе; заглушка вроде `0` или `null` сделала бы всех гостей одним покупателем."
    }
    SexInvalid = "sex_invalid" {
        rule: "user → sex" / "user → sex",
        message: "{path} must be m or f, got {given}" / "{path} должно быть m или f, получено {given}",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        mend: "Pass `m` or `f`; leave it out when it is unknown, and never guess it." / "Передайте `m` или `f`; если пол неизвестен, не передавайте и не угадывайте."
    }
    OrderMissing = "order_missing" {
        rule: "order → id" / "order → id",
        message: "{path} is missing: there is nothing to send without an order" / "Нет {path}: без заказа передавать нечего",
        mend: "Pass `order` with `id`, `price` and `items`." / "Передайте `order` с `id`, `price` и `items`."
    }
    OrderIdMissing = "order_id_missing" {
        rule: "order → id" / "order → id",
        message: "{path} is missing: each order needs its own id" / "Нет {path}: у каждого заказа должен быть свой идентификатор",
        mend: "Pass the order's id as text or whole number; it must be unique for ever." / "Передайте идентификатор заказа текстом или целым числом; он должен быть уникальным всегда."
    }
    OrderIdRepeated = "order_id_repeated" {
        rule: "order → id" / "order → id",
        message: "{path} repeats an earlier order's id {given}" / "{path} повторяет идентификатор другого заказа: {given}",
        mend: "Each order id must be unique: give each part of a split checkout its own." / "Каждый идентификатор заказа должен быть уникальным: дайте каждой части разделённого заказа свой."
    }
    IdPlaceholder = "id_placeholder" {
        rule: "order → id; items → id" / "order → id; items → id",
        message: "{path} is a placeholder, not an id: {given}" / "{path} — заглушка, а не идентификатор: {given}",
        mend: "A program wrote `null`, `undefined` or the like in place of a missing id; pass the real one." / "Программа записала `null`, `undefined` и подобное вместо идентификатора; передайте настоящий."
    }
    IdWhitespace = "id_whitespace" {
        rule: "items → id (YML feed); order → id" / "items → id (YML-фид); order → id",
        message: "{path} begins or ends with white space or an invisible character: {given}" / "{path} начинается или кончается пробелом или невидимым знаком: {given}",
        mend: "Ids are compared byte for byte with the YML feed, so they are sent as they are; trim them if the feed does." / "Идентификаторы сравниваются с YML-фидом побайтно и передаются как есть; обрежьте пробелы, если в фиде их нет."
    }
    PriceMissing = "price_missing" {
        rule: "order → price" / "order → price",
        message: "{path} is missing: the full price of the basket is required" / "Нет {path}: полная стоимость корзины обязательна",
        mend: "Pass the whole basket's price; 0 is a price too." / "Передайте полную стоимость корзины; 0 — тоже стоимость."
    }
    PriceInvalid = "price_invalid" {
        rule: "order → price; items → price" / "order → price; items → price",
        message: "{path} must be a decimal such as 2999.99 or 2999,99, without currency, spaces, thousands separators or exponent; got {given}" / "{path} должно быть десятичным числом вида 2999.99 или 2999,99 без валюты, пробелов, разделителей тысяч и экспоненты; получено {given}",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        mend: "Pass the stored number, not the text formatted for people." / "Передайте само число, а не текст, отформатированный для людей."
    }
    PriceNegative = "price_negative" {
        rule: "order → price; items → price" / "order → price; items → price",
        message: "{path} must not be negative, got {given}" / "{path} не может быть отрицательным, получено {given}",
        mend: "A price is 0 or more; subtract discounts before you pass it." / "Стоимость — 0 или больше; вычтите скидки до передачи."
    }
    CommaAmbiguous = "comma_ambiguous" {
        rule: "order → price; items → price; items → count" / "order → price; items → price; items → count",
        message: "{path} has a comma before exactly three digits, for thousands or for a fraction, nobody can tell: {given}" / "{path}: запятая ровно перед тремя цифрами отделяет тысячи или дробь, не определить: {given}",
        mend: "Pass the stored number, not the text formatted for people: `1234` or `1.234`." / "Передайте само число, а не текст, отформатированный для людей: `1234` или `1.234`."
    }
    PriceFraction = "price_fraction" {
        rule: "order → price; items → price" / "order → price; items → price",
        message: "{path} has more than four decimals, as sums of binary floats do: {given}" / "{path}: больше четырёх знаков после запятой, так бывает при сложении двоичных дробей: {given}",
        mend: "Sum prices as decimals (or whole kopecks) and round once." / "Складывайте цены десятичными числами (или копейками) и округляйте один раз."
    }
    ItemsMissing = "items_missing" {
        rule: "order → items" / "order → items",
        message: "{path} is missing: the basket is required" / "Нет {path}: корзина товаров обязательна",
        mend: "Pass the list of items bought." / "Передайте список купленных товаров."
    }
    ItemsEmpty = "items_empty" {
        rule: "order → items" / "order → items",
        message: "{path} is empty: an order has at least one item" / "{path}: список пуст, а в заказе есть хотя бы один товар",
        mend: "Pass the items; read them before the cart is cleared." / "Передайте товары; прочтите их до очистки корзины."
    }
    ItemIdMissing = "item_id_missing" {
        rule: "items → id" / "items → id",
        message: "{path} is not given, so the item cannot be found in the YML feed" / "{path} не задан, товар не найти в YML-фиде",
        mend: "Pass the offer's id exactly as in the YML feed." / "Передайте id предложения точно как в YML-фиде."
    }
    ItemIdRepeated = "item_id_repeated" {
        rule: "items → id; items → count" / "items → id; items → count",
        message: "{path} repeats the id of an earlier item: {given}" / "{path} повторяет id другого товара: {given}",
        mend: "One line per item with its `count`; a variation needs its own id." / "Одна строка на товар, число — в `count`; у варианта товара должен быть свой id."
    }
    CountInvalid = "count_invalid" {
        rule: "items → count" / "items → count",
        message: "{path} must be a decimal number greater than 0, got {given}" / "{path} должно быть десятичным числом больше 0, получено {given}",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        mend: "Pass how many were bought; fractions such as 0.5 (kg) are fine." / "Передайте количество; дробное, например 0.5 (кг), годится."
    }
    TextHtml = "text_html" {
        rule: "Названия товаров должны быть понятными клиенту" / "Названия товаров должны быть понятными клиенту",
        message: "{path} holds HTML entities or tags, which nobody decodes: {given}" / "{path} содержит HTML-сущности или теги, их никто не раскодирует: {given}",
        mend: "Pass the plain text; escaping is done here." / "Передайте обычный текст; экранирование делается здесь."
    }
    TextPlaceholder = "text_placeholder" {
        rule: "Опциональные параметры" / "Опциональные параметры",
        message: "{path} is a placeholder that a program wrote in place of a missing value: {given}" / "{path} — заглушка, которую программа записала вместо отсутствующего значения: {given}",
        mend: "Leave the field out when it is unknown." / "Не передавайте поле, если значение неизвестно."
    }
    ImageRelative = "image_relative" {
        rule: "items → image" / "items → image",
        message: "{path} is a relative address: {given}" / "{path} — относительный адрес: {given}",
        hint: "set the option base_url to your shop's address" / "задайте опцию base_url: адрес вашего магазина",
        mend: "Pass an absolute http(s) URL, or set the option `base_url`." / "Передайте абсолютный URL http(s) или задайте опцию `base_url`."
    }
    ImageInvalid = "image_invalid" {
        rule: "items → image" / "items → image",
        message: "{path} is not the http(s) URL of a picture: {given}" / "{path} — не http(s) URL изображения: {given}",
        mend: "Pass the absolute http(s) URL of the picture, or leave it out." / "Передайте абсолютный URL http(s) изображения или не передавайте поле."
    }
    WrongType = "wrong_type" {
        rule: "types of the parameters" / "типы параметров",
        message: "{path} must be {expected}, got {given}" / "{path}: ожидается {expected}, получено: {given}",
        mend: "Pass the type that the page shows for this parameter." / "Передайте тип, который показан на странице для этого параметра."
    }
    UnknownKey = "unknown_key" {
        rule: "names of the parameters" / "имена параметров",
        message: "{path} is not a parameter of postcheckout" / "{path}: такого параметра в postcheckout нет",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        mend: "Correct the name; a field that Flocktory agreed with you alone goes into `extra`." / "Исправьте имя; поле, о котором Flocktory договорился только с вами, передайте в `extra`."
    }
    DuplicateKey = "duplicate_key" {
        rule: "JSON; nothing is dropped in silence" / "JSON; ничто не теряется молча",
        message: "{path} is given twice" / "{path} задано дважды",
        mend: "Give each key once; one of two values would be lost." / "Задайте каждый ключ один раз: одно из двух значений потерялось бы."
    }
    ExtraKnownKey = "extra_known_key" {
        rule: "individual parameters" / "индивидуальные параметры",
        message: "{path} is a parameter that the snippet writes itself" / "{path}: этот параметр пишет сама библиотека",
        mend: "Pass it under its own name beside `extra`, not inside." / "Передайте его под своим именем рядом с `extra`, а не внутри."
    }
    ExtraReservedKey = "extra_reserved_key" {
        rule: "JavaScript: __proto__ in an object literal" / "JavaScript: __proto__ в литерале объекта",
        message: "{path}: this key would vanish in JavaScript" / "{path}: такой ключ исчез бы в JavaScript",
        mend: "Rename the key." / "Переименуйте ключ."
    }
    NumberNotExact = "number_not_exact" {
        rule: "JavaScript numbers" / "числа JavaScript",
        message: "{path} has more digits than JavaScript holds exactly: {given}" / "{path}: цифр больше, чем JavaScript хранит точно: {given}",
        mend: "Round the number, or pass an identifier as text." / "Округлите число, а идентификатор передайте текстом."
    }
    NumberNotFinite = "number_not_finite" {
        rule: "JavaScript numbers" / "числа JavaScript",
        message: "{path} is not a finite number: {given}" / "{path} — не конечное число: {given}",
        mend: "Find the division or the conversion that gave NaN or Infinity." / "Найдите деление или преобразование, давшее NaN или Infinity."
    }
    NotUtf8 = "not_utf8" {
        rule: "text encoding" / "кодировка текста",
        message: "{path} is not valid UTF-8" / "{path}: текст не в UTF-8",
        hint: "set the option charset to `{suggestion}` if that is the shop's encoding" / "если кодировка магазина — `{suggestion}`, задайте её в опции charset",
        mend: "Pass UTF-8, or name the encoding in the option `charset`." / "Передайте UTF-8 или назовите кодировку в опции `charset`."
    }
    LoneSurrogate = "lone_surrogate" {
        rule: "Unicode" / "Unicode",
        message: "{path} holds half of a UTF-16 pair, which is no character" / "{path}: половина пары UTF-16, это не символ",
        mend: "The text was cut inside an emoji, or decoded wrongly: cut by characters." / "Текст обрезан посреди эмодзи или неверно декодирован: режьте по символам."
    }
    Unreadable = "unreadable" {
        rule: "the host's own object" / "объект самой программы",
        message: "{path} could not be read: {given}" / "{path} не удалось прочесть: {given}",
        mend: "The object failed in its own method; the text is that method's." / "Объект отказал в собственном методе; текст — от этого метода."
    }
    JsonSyntax = "json_syntax" {
        rule: "JSON (RFC 8259)" / "JSON (RFC 8259)",
        message: "malformed JSON at {given}: expected {expected}" / "ошибка в JSON, {given}: ожидается {expected}",
        mend: "Mend the JSON text at the place named." / "Исправьте текст JSON в указанном месте."
    }
    TooDeep = "too_deep" {
        rule: "limits" / "пределы",
        message: "{path} is nested more than {expected} levels deep" / "{path}: вложенность больше {expected}",
        mend: "Flatten the value; perhaps it holds itself." / "Уменьшите вложенность; возможно, значение содержит само себя."
    }
    TextTooLong = "text_too_long" {
        rule: "limits" / "пределы",
        message: "{path} is longer than {expected} bytes" / "{path}: больше {expected} байт",
        mend: "Pass the title, not the description." / "Передайте название, а не описание."
    }
    LineTooLong = "line_too_long" {
        rule: "limits" / "пределы",
        message: "the line is longer than {expected} bytes and was not read" / "строка длиннее {expected} байт и не прочитана",
        mend: "Pass one order on each line; perhaps line ends are missing." / "Передавайте по одному заказу в строке; возможно, потеряны переводы строк."
    }
    TooManyItems = "too_many_items" {
        rule: "limits" / "пределы",
        message: "{path} has more than {expected} items" / "{path}: больше {expected} товаров",
        mend: "Pass the items of one order." / "Передайте товары одного заказа."
    }
    TooManyOrders = "too_many_orders" {
        rule: "limits" / "пределы",
        message: "more than {expected} orders in one list" / "больше {expected} заказов в одном списке",
        mend: "Pass the orders of one checkout; use NDJSON for many." / "Передайте заказы одной покупки; для многих есть NDJSON."
    }
    TooManyKeys = "too_many_keys" {
        rule: "limits" / "пределы",
        message: "{path} has more than {expected} entries" / "{path}: больше {expected} элементов",
        mend: "Pass only what Flocktory asked for." / "Передайте только то, о чём просил Flocktory."
    }
    ExtraTooLarge = "extra_too_large" {
        rule: "limits" / "пределы",
        message: "{path} makes the extra fields take more than {expected} bytes" / "{path}: с этим значением поля extra занимают больше {expected} байт",
        mend: "Pass only what Flocktory asked for; perhaps the value holds itself." / "Передайте только то, о чём просил Flocktory; возможно, значение содержит само себя."
    }
    TooManyProblems = "too_many_problems" {
        rule: "limits" / "пределы",
        message: "more problems, not listed here: {given}" / "ещё проблем, не показанных в списке: {given}",
        mend: "Mend the first ones; the others are mostly of the same kind." / "Исправьте первые; остальные чаще всего такие же."
    }
    FeedIdUnknown = "feed_id_unknown" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is not in the feed: {given}" / "{path}: такого идентификатора нет в фиде: {given}",
        mend: "Pass the id that the product has in the YML feed, and see that the feed is of this shop, whole, and recent." / "Передайте идентификатор товара из YML-фида и проверьте, что фид этого магазина, полный и свежий."
    }
    FeedIdCase = "feed_id_case" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id in letter case: {given}" / "{path} отличается от идентификатора в фиде регистром букв: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "Ids are compared letter by letter: pass the id from the same field that the feed is made of." / "Идентификаторы сравниваются побуквенно: берите id из того же поля, из которого строится фид."
    }
    FeedIdAlphabet = "feed_id_alphabet" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id in characters that look alike, such as letters of Latin and Cyrillic: {given}" / "{path} отличается от идентификатора в фиде знаками, похожими на вид, например буквами латиницы и кириллицы: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "Write both with one alphabet and one kind of hyphen, and letters such as й as one character (Unicode NFC)." / "Пишите оба одним алфавитом и с одним видом дефиса, а буквы вроде «й» — одним символом (Unicode NFC)."
    }
    FeedIdSpace = "feed_id_space" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id in white space: {given}" / "{path} отличается от идентификатора в фиде пробелами: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "Make the feed and the order from the same text: invisible characters, such as a no-break space, count too." / "Стройте фид и заказ из одного и того же текста: считаются и невидимые знаки, например неразрывный пробел."
    }
    FeedIdZeros = "feed_id_zeros" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id in leading zeros: {given}" / "{path} отличается от идентификатора в фиде ведущими нулями: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "Keep ids as text all the way: a number loses its zeros." / "Храните идентификаторы текстом на всём пути: число теряет нули."
    }
    FeedIdPrefix = "feed_id_prefix" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id by a prefix: {given}" / "{path} отличается от идентификатора в фиде префиксом: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "Add in both places, or in neither, what the exporter or the shop puts before the id." / "Добавляйте приставку, которую ставит выгрузка или магазин, в обоих местах или ни в одном."
    }
    FeedIdSuffix = "feed_id_suffix" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id by a suffix: {given}" / "{path} отличается от идентификатора в фиде суффиксом: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "Pass the id of the variation if the feed lists variations, else the id of the product." / "Передавайте id варианта товара, если варианты есть в фиде, иначе id товара."
    }
    FeedIdEscaped = "feed_id_escaped" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id by escaping for HTML: {given}" / "{path} отличается от идентификатора в фиде экранированием для HTML: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "Escape the id for XML once in the feed, and pass it as it is stored in the order." / "В фиде экранируйте id для XML один раз, а в заказ передавайте его в том виде, в каком он хранится."
    }
    FeedIdGroup = "feed_id_group" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is a group_id of the feed, not the id of an offer: {given}" / "{path} — group_id из фида, а не id предложения: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "The product has variations: pass the id of the one that was bought, not their parent's." / "У товара есть варианты: передавайте id купленного, а не их родителя."
    }
    FeedIdVendorCode = "feed_id_vendor_code" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is a vendorCode of the feed, not the id of an offer: {given}" / "{path} — vendorCode из фида, а не id предложения: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "Pass the shop's own id of the product, not the manufacturer's." / "Передавайте id товара в магазине, а не артикул производителя."
    }
    FeedIdTitle = "feed_id_title" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is not in the feed, where the item's title has another id: {given}" / "{path}: такого идентификатора нет в фиде, а товар с этим названием там под другим: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        mend: "Pass the id from the same field that the feed is made of." / "Берите id из того же поля, из которого строится фид."
    }
    FeedEmpty = "feed_empty" {
        rule: "options" / "опции",
        message: "{path} has no offers: ids were not compared" / "{path}: в фиде нет предложений, идентификаторы не сравнивались",
        mend: "Look at the feed's export: it should list every product that can be ordered." / "Посмотрите на выгрузку фида: в ней должны быть все товары, которые можно заказать."
    }
    FeedStale = "feed_stale" {
        rule: "options" / "опции",
        message: "{path} was replaced by a file that cannot be used, and the earlier index stays in use: {given}" / "{path}: файл заменён непригодным, в работе прежний индекс: {given}",
        mend: "Make the index again with `flocktory-postcheckout feed index`." / "Постройте индекс заново командой `flocktory-postcheckout feed index`."
    }
    FeedUnreadable = "feed_unreadable" {
        rule: "options" / "опции",
        message: "{path} cannot be used, so ids were not compared: {given}" / "{path}: файл непригоден, идентификаторы не сравнивались: {given}",
        mend: "Make the index with `flocktory-postcheckout feed index`, and let the server read it. The order goes all the same." / "Постройте индекс командой `flocktory-postcheckout feed index` и дайте серверу читать его. Заказ отправляется и без него."
    }
    FeedUnexplained = "feed_unexplained" {
        rule: "options" / "опции",
        message: "{path}: reasons were looked for in the first {given} ids that are not in the feed; the remaining ones are only reported as not in it" / "{path}: причины искались для первых {given} идентификаторов, которых нет в фиде; про остальные сказано только, что их там нет",
        mend: "Fix the ids that have a reason first: as a rule, the others have the same one." / "Сначала исправьте идентификаторы, для которых названа причина: у остальных она обычно та же."
    }
    FeedFile = "feed_file" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path}: the file cannot be used: {given}" / "{path}: файл непригоден: {given}",
        mend: "Mend what the message names: where the file is, who may read it, the feed itself. An index that was there before is left as it is." / "Исправьте то, о чём говорит сообщение: где лежит файл, кто может его читать, сам фид. Прежний индекс остаётся как есть."
    }
    OptionUnknown = "option_unknown" {
        rule: "options" / "опции",
        message: "{path} is not an option" / "{path}: такой опции нет",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        mend: "Options of a snippet: nonce, once, spot, base_url, country, charset, lang, strict, form, feed. Those of a container for Tag Manager are in `docs/gtm.md`." / "Опции сниппета: nonce, once, spot, base_url, country, charset, lang, strict, form, feed. Опции контейнера для Tag Manager — в `docs/gtm.ru.md`."
    }
    OptionInvalid = "option_invalid" {
        rule: "options" / "опции",
        message: "{path} must be {expected}, got {given}" / "{path}: ожидается {expected}, получено: {given}",
        mend: "Pass one of the values named." / "Передайте одно из названных значений."
    }
    GtmOptionMissing = "gtm_option_missing" {
        rule: "Postcheckout through GTM" / "Postcheckout через GTM",
        message: "{path} is missing: {expected}" / "Нет {path}: {expected}",
        mend: "Say what the message asks for: when the tag fires, or where an order's required data is found." / "Задайте то, о чём говорит сообщение: когда срабатывает тег или где найти обязательные данные заказа."
    }
    GtmTextInvalid = "gtm_text_invalid" {
        rule: "Postcheckout through GTM; Tag Manager: references" / "Postcheckout через GTM; Tag Manager: ссылки на переменные",
        message: "{path} cannot stand in a container: {given}" / "{path} не может стоять в контейнере: {given}",
        mend: "Leave out `{{` and `}}`, which Tag Manager takes for a reference, line breaks and other control characters, and texts of more than 500 characters; in names also `{`, `}`, `<` and `>`." / "Уберите `{{` и `}}`, которые Tag Manager примет за ссылку, переводы строк и другие управляющие знаки и тексты длиннее 500 знаков; в именах — также `{`, `}`, `<` и `>`."
    }
    NonceInvalid = "nonce_invalid" {
        rule: "Content-Security-Policy" / "Content-Security-Policy",
        message: "{path} must be printable ASCII without spaces, quotes, <, > and &, at most 256 characters; got {given}" / "{path}: нужны печатные ASCII-знаки без пробелов, кавычек, <, > и &, не больше 256; получено {given}",
        mend: "Pass the nonce of the response's Content-Security-Policy header, as it is." / "Передайте nonce из заголовка Content-Security-Policy этого ответа, как есть."
    }
    SiteIdInvalid = "site_id_invalid" {
        rule: "general integration: site_id" / "общая интеграция: site_id",
        message: "{path} must be digits only, got {given}" / "{path}: ожидаются только цифры, получено: {given}",
        mend: "Copy the number from Flocktory's cabinet, without spaces." / "Скопируйте номер из кабинета Flocktory, без пробелов."
    }
    #[cfg(feature = "feed-reader")]
    FeedNotYml = "feed_not_yml" {
        rule: "the feed" / "фид",
        message: "{path} is no YML: {given}" / "{path} — не YML: {given}",
        mend: "Give the address that the shop's exporter writes the YML feed to, and look at what it answers without a login. The root of a YML feed is `yml_catalog`." / "Дайте адрес, по которому магазин отдаёт YML-фид, и посмотрите, что он отвечает без входа. Корень YML — `yml_catalog`."
    }
    #[cfg(feature = "feed-reader")]
    FeedEncoding = "feed_encoding" {
        rule: "XML 1.0, 4.3.3" / "XML 1.0, 4.3.3",
        message: "{path} is in an encoding that is not read: {given}" / "{path} в кодировке, которая не читается: {given}",
        mend: "Write the feed in UTF-8, or in windows-1251 with `<?xml version=\"1.0\" encoding=\"windows-1251\"?>` as its first line." / "Пишите фид в UTF-8 или в windows-1251 с первой строкой `<?xml version=\"1.0\" encoding=\"windows-1251\"?>`."
    }
    #[cfg(feature = "feed-reader")]
    FeedEncodingFalse = "feed_encoding_false" {
        rule: "XML 1.0, 4.3.3" / "XML 1.0, 4.3.3",
        message: "{path} is declared as {expected} and is {given}: every name and id would be garbled" / "{path} объявлен как {expected}, а на деле — {given}: все названия и id прочитались бы неверно",
        mend: "Write the encoding that the feed really has into its first line: `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`." / "Укажите в первой строке настоящую кодировку фида: `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`."
    }
    #[cfg(feature = "feed-reader")]
    FeedArchive = "feed_archive" {
        rule: "the feed" / "фид",
        message: "{path} is an archive that cannot be read: {given}" / "{path} — архив, который не читается: {given}",
        mend: "Pack the feed again, with gzip, or as one .xml file in a zip archive without a password. What unpacks to more than 64 MiB and 100 times its own size is not read." / "Сожмите фид заново: gzip или один файл .xml в zip без пароля. Архив, который при распаковке больше 64 МиБ и в 100 раз больше самого себя, не читается."
    }
    #[cfg(feature = "feed-reader")]
    FeedCutOff = "feed_cut_off" {
        rule: "XML 1.0, 2.1" / "XML 1.0, 2.1",
        message: "{path} is cut off within {given}" / "{path} обрывается внутри {given}",
        mend: "The exporter died, or the feed was fetched while it was being written: write it to another file and rename that when it is whole." / "Выгрузка прервалась, или фид забрали, пока он записывался: пишите в другой файл и переименовывайте его, когда он готов."
    }
    #[cfg(feature = "feed-reader")]
    FeedTooLong = "feed_too_long" {
        rule: "limits" / "ограничения",
        message: "{path} has an element longer than {given} bytes" / "{path}: элемент длиннее {given} байтов",
        mend: "Mostly a quote, a comment or a CDATA section without its end. Pictures do not belong into a feed, only their addresses." / "Чаще всего не закрыта кавычка, комментарий или CDATA. Картинкам в фиде не место, только их адресам."
    }
    #[cfg(feature = "feed-reader")]
    FeedTooDeep = "feed_too_deep" {
        rule: "limits" / "ограничения",
        message: "{path} has elements in one another, more than {given}" / "{path}: вложенных элементов больше {given}",
        mend: "Mostly tags that are never closed. An offer has one or two levels." / "Чаще всего это незакрытые теги. В предложении один-два уровня."
    }
    #[cfg(feature = "feed-reader")]
    FeedLimit = "feed_limit" {
        rule: "limits" / "ограничения",
        message: "{path} is over the limit of {given}; the rest is left out" / "{path}: превышен предел ({given}), лишнее пропущено",
        mend: "An element may have 64 attributes; ids of categories and currencies 256 bytes; a feed 100,000 categories and 1,000 currencies. Repeated ids are looked for among the first 4,194,304 offers." / "У элемента может быть 64 атрибута; в id категории и валюты — 256 байтов; в фиде — 100 000 категорий и 1000 валют. Повторы id ищутся среди первых 4 194 304 предложений."
    }
    #[cfg(feature = "feed-reader")]
    FeedSyntax = "feed_syntax" {
        rule: "XML 1.0" / "XML 1.0",
        message: "{path} is malformed XML: {given}" / "{path}: XML с ошибкой: {given}",
        mend: "Write the feed with an XML library, or escape every text: `&amp;`, `&lt;`, `&gt;`, `&quot;`. A strict reader refuses the whole feed." / "Пишите фид XML-библиотекой или экранируйте каждый текст: `&amp;`, `&lt;`, `&gt;`, `&quot;`. Строгий разборщик отвергнет весь фид."
    }
    #[cfg(feature = "feed-reader")]
    FeedReference = "feed_reference" {
        rule: "XML 1.0, 4.1" / "XML 1.0, 4.1",
        message: "{path} has a reference that XML does not know: {given}" / "{path}: ссылка, которой нет в XML: {given}",
        mend: "Write `&amp;` for `&`. Of named entities XML has five: amp, lt, gt, quot, apos; write `&#160;` for `&nbsp;`. Others are never expanded." / "Вместо `&` пишите `&amp;`. Именованных сущностей в XML пять: amp, lt, gt, quot, apos; вместо `&nbsp;` пишите `&#160;`. Другие не раскрываются."
    }
    #[cfg(feature = "feed-reader")]
    FeedNotUtf8 = "feed_not_utf8" {
        rule: "XML 1.0, 4.3.3" / "XML 1.0, 4.3.3",
        message: "{path} has bytes that are not UTF-8" / "{path} содержит байты не в UTF-8",
        mend: "If the feed is in windows-1251, its first line must say so: `<?xml version=\"1.0\" encoding=\"windows-1251\"?>`. A text that was cut at so many bytes ends in half a letter: cut by characters." / "Если фид в windows-1251, об этом должна говорить первая строка: `<?xml version=\"1.0\" encoding=\"windows-1251\"?>`. Текст, обрезанный по байтам, кончается половиной буквы: режьте по знакам."
    }
    #[cfg(feature = "feed-reader")]
    FeedControlCharacter = "feed_control_character" {
        rule: "XML 1.0, 2.2" / "XML 1.0, 2.2",
        message: "{path} has a character that XML forbids: {given}" / "{path} содержит знак, запрещённый в XML: {given}",
        mend: "Take control characters out of the texts; they come from copying out of other programs." / "Уберите из текстов управляющие знаки: они попадают туда при копировании из других программ."
    }
    #[cfg(feature = "feed-reader")]
    FeedEntities = "feed_entities" {
        rule: "XML 1.0, 4.2" / "XML 1.0, 4.2",
        message: "{path} declares entities, which are never expanded" / "{path} объявляет сущности, они не раскрываются",
        mend: "A feed needs none. Take `<!ENTITY …>` out: readers refuse such documents for safety." / "Фиду они не нужны. Уберите `<!ENTITY …>`: из осторожности такие документы отвергают."
    }
    #[cfg(feature = "feed-reader")]
    FeedDate = "feed_date" {
        rule: "YML: yml_catalog → date" / "YML: yml_catalog → date",
        message: "{path} is missing or no date: {given}" / "{path} отсутствует или не дата: {given}",
        mend: "Write when the feed was made: `date=\"2026-11-25T13:00+03:00\"`, or `2026-11-25 13:00`." / "Пишите, когда создан фид: `date=\"2026-11-25T13:00+03:00\"` или `2026-11-25 13:00`."
    }
    #[cfg(feature = "feed-reader")]
    FeedOffersMissing = "feed_offers_missing" {
        rule: "YML: offers" / "YML: offers",
        message: "{path} has no offers" / "{path}: нет ни одного предложения",
        mend: "Look at the exporter's filters: none of the ids of an order can match." / "Проверьте фильтры выгрузки: ни один идентификатор из заказа не совпадёт."
    }
    #[cfg(feature = "feed-reader")]
    FeedOfferIdMissing = "feed_offer_id_missing" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        mend: "Give each offer the id that orders will have." / "Дайте каждому предложению тот идентификатор, который будет в заказах."
    }
    #[cfg(feature = "feed-reader")]
    FeedOfferIdLong = "feed_offer_id_long" {
        rule: "YML: offer → id" / "YML: offer → id",
        message: "{path} is longer than {expected} characters: {given}" / "{path} длиннее {expected} знаков: {given}",
        mend: "Use the product's id or article, not its title or address. An offer with an id longer than 1,024 bytes is not in the index." / "Берите id или артикул товара, а не название или адрес. Предложение с id длиннее 1024 байтов не попадает в индекс."
    }
    #[cfg(feature = "feed-reader")]
    FeedOfferIdWhitespace = "feed_offer_id_whitespace" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} has white space around it, or control characters: {given}" / "{path}: пробелы по краям или управляющие знаки: {given}",
        mend: "Ids are compared byte for byte: trim them where the feed is made, and in orders." / "Идентификаторы сравниваются побайтно: обрезайте пробелы при выгрузке и в заказах."
    }
    #[cfg(feature = "feed-reader")]
    FeedOfferIdRepeated = "feed_offer_id_repeated" {
        rule: "YML: offer → id" / "YML: offer → id",
        message: "{path} repeats an earlier offer's id: {given}" / "{path} повторяет id более раннего предложения: {given}",
        hint: "first seen in line {suggestion}" / "впервые в строке {suggestion}",
        mend: "Each offer needs an id of its own: variations too, which share a `group_id`." / "У каждого предложения должен быть свой id, и у вариантов тоже: общий у них `group_id`."
    }
    #[cfg(feature = "feed-reader")]
    FeedPriceMissing = "feed_price_missing" {
        rule: "YML: offer → price" / "YML: offer → price",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        mend: "Write the price of each offer, or leave out what has none." / "Укажите цену каждого предложения или не выгружайте то, у чего её нет."
    }
    #[cfg(feature = "feed-reader")]
    FeedPriceInvalid = "feed_price_invalid" {
        rule: "YML: offer → price" / "YML: offer → price",
        message: "{path} must be a positive number with a point, such as 2999.90; got {given}" / "{path}: ожидается положительное число с точкой, например 2999.90; получено {given}",
        mend: "Digits and one point: no spaces, no comma, no currency, and not nought." / "Цифры и одна точка: без пробелов, запятой и валюты, и не ноль."
    }
    #[cfg(feature = "feed-reader")]
    FeedNameMissing = "feed_name_missing" {
        rule: "YML: offer → name" / "YML: offer → name",
        message: "{path} is missing, and there is no vendor and model in its place" / "{path} отсутствует, нет и замены: vendor и model",
        mend: "Write `name`, or `vendor` and `model` in an offer of the type `vendor.model`, or `title` in one of the type `artist.title`." / "Укажите `name`, для типа `vendor.model` — `vendor` и `model`, для типа `artist.title` — `title`."
    }
    #[cfg(feature = "feed-reader")]
    FeedTextLong = "feed_text_long" {
        rule: "the vendor's advice for feeds" / "советы Flocktory о фидах",
        message: "{path} is longer than the {expected} characters that fit a widget: {given}" / "{path} длиннее {expected} знаков, которые помещаются в виджет: {given}",
        mend: "name and category: 40 characters at most; typePrefix, vendor and model: 20. Longer ones are cut off where they are shown." / "name и category — до 40 знаков; typePrefix, vendor и model — до 20. Более длинные обрезаются при показе."
    }
    #[cfg(feature = "feed-reader")]
    FeedUrlMissing = "feed_url_missing" {
        rule: "YML: offer → url" / "YML: offer → url",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        mend: "Write the absolute address of the product's page." / "Укажите полный адрес страницы товара."
    }
    #[cfg(feature = "feed-reader")]
    FeedPictureMissing = "feed_picture_missing" {
        rule: "YML: offer → picture" / "YML: offer → picture",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        mend: "Write the absolute address of a picture: widgets show it." / "Укажите полный адрес картинки: её показывают виджеты."
    }
    #[cfg(feature = "feed-reader")]
    FeedAddress = "feed_address" {
        rule: "YML: url, picture" / "YML: url, picture",
        message: "{path} is no absolute address: {given}" / "{path} — не полный адрес: {given}",
        mend: "Begin with https:// and the shop's host; write spaces and quotes as %20 and %22." / "Начинайте с https:// и домена магазина; пробелы и кавычки пишите как %20 и %22."
    }
    #[cfg(feature = "feed-reader")]
    FeedAddressCharacter = "feed_address_character" {
        rule: "RFC 3986" / "RFC 3986",
        message: "{path} has {expected}, which no address may hold: {given}" / "{path}: в адресе недопустимый символ {expected}: {given}",
        mend: "Percent-encode it: a space is %20, `|` is %7C." / "Закодируйте его через %: пробел — %20, `|` — %7C."
    }
    #[cfg(feature = "feed-reader")]
    FeedAddressMarked = "feed_address_marked" {
        rule: "Flocktory's rules for feeds" / "требования Flocktory к фидам",
        message: "{path} has the campaign mark {expected}: {given}" / "{path} содержит рекламную метку {expected}: {given}",
        mend: "Write the product's plain address, without utm_…, r1 and ref: Flocktory adds marks of its own." / "Пишите чистый адрес товара, без utm_…, r1 и ref: свои метки Flocktory добавит сам."
    }
    #[cfg(feature = "feed-reader")]
    FeedEscapedTwice = "feed_escaped_twice" {
        rule: "XML 1.0, 4.6" / "XML 1.0, 4.6",
        message: "{path} is escaped twice: {given}" / "{path} экранировано дважды: {given}",
        mend: "Escape each text once: `&amp;`, not `&amp;amp;`." / "Экранируйте текст один раз: `&amp;`, а не `&amp;amp;`."
    }
    #[cfg(feature = "feed-reader")]
    FeedAvailable = "feed_available" {
        rule: "YML: offer → available" / "YML: offer → available",
        message: "{path} is neither true nor false: {given}" / "{path} — не true и не false: {given}",
        mend: "Write `true` or `false`." / "Укажите `true` или `false`."
    }
    #[cfg(feature = "feed-reader")]
    FeedCategoriesMissing = "feed_categories_missing" {
        rule: "YML: categories" / "YML: categories",
        message: "{path} declares no categories, so no offer's category is known" / "{path} не объявляет категорий, поэтому категории предложений неизвестны",
        mend: "Export the categories in `shop` → `categories`." / "Выгружайте категории в `shop` → `categories`."
    }
    #[cfg(feature = "feed-reader")]
    FeedCategoryMissing = "feed_category_missing" {
        rule: "YML: offer → categoryId" / "YML: offer → categoryId",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        mend: "Write the id of one of the feed's categories." / "Укажите id одной из категорий фида."
    }
    #[cfg(feature = "feed-reader")]
    FeedCategoryUnknown = "feed_category_unknown" {
        rule: "YML: offer → categoryId" / "YML: offer → categoryId",
        message: "{path} is not the id of a category of the feed: {given}" / "{path}: такой категории в фиде нет: {given}",
        mend: "List the category in `categories`. Each unknown id is told once, with the first of its offers." / "Добавьте категорию в `categories`. Каждый неизвестный id назван один раз, с первым предложением."
    }
    #[cfg(feature = "feed-reader")]
    FeedCategoryRepeated = "feed_category_repeated" {
        rule: "YML: category → id" / "YML: category → id",
        message: "{path} repeats an earlier category's id: {given}" / "{path} повторяет id более ранней категории: {given}",
        mend: "Each category needs an id of its own." / "У каждой категории должен быть свой id."
    }
    #[cfg(feature = "feed-reader")]
    FeedCategoryParent = "feed_category_parent" {
        rule: "YML: category → parentId" / "YML: category → parentId",
        message: "{path} is not the id of a category of the feed: {given}" / "{path}: такой категории в фиде нет: {given}",
        mend: "List the parent too, hidden or not, or leave `parentId` out." / "Выгружайте и родителя, даже скрытого, или не указывайте `parentId`."
    }
    #[cfg(feature = "feed-reader")]
    FeedCategoryCircle = "feed_category_circle" {
        rule: "YML: category → parentId" / "YML: category → parentId",
        message: "{path} leads in a circle back to {given}" / "{path}: круг, который возвращается к {given}",
        mend: "No category may be above itself." / "Категория не может быть выше самой себя."
    }
    #[cfg(feature = "feed-reader")]
    FeedCategoryIncomplete = "feed_category_incomplete" {
        rule: "YML: category" / "YML: category",
        message: "{path} has no {expected}" / "{path}: нет {expected}",
        mend: "A category has an `id` and, between its tags, a name." / "У категории есть `id`, а между тегами — название."
    }
    #[cfg(feature = "feed-reader")]
    FeedCurrencyMissing = "feed_currency_missing" {
        rule: "YML: offer → currencyId" / "YML: offer → currencyId",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        mend: "Write the currency of the price: `<currencyId>RUB</currencyId>`." / "Укажите валюту цены: `<currencyId>RUB</currencyId>`."
    }
    #[cfg(feature = "feed-reader")]
    FeedCurrency = "feed_currency" {
        rule: "YML: offer → currencyId" / "YML: offer → currencyId",
        message: "{path} is not one of the feed's currencies: {given}" / "{path}: такой валюты в фиде нет: {given}",
        mend: "Write a code of three letters that stands in `currencies` too: RUB, BYN, KZT, USD, EUR." / "Пишите код из трёх букв, который есть и в `currencies`: RUB, BYN, KZT, USD, EUR."
    }
    #[cfg(feature = "gtm-check")]
    GtmNotExport = "gtm_not_export" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path} is not an export of a Tag Manager container: it looks like {given}" / "{path}: это не экспорт контейнера Tag Manager, похоже на {given}",
        mend: "Take the file that Tag Manager makes: Admin, Export Container, JSON." / "Возьмите файл, который создаёт Tag Manager: «Администрирование», «Экспортировать контейнер», JSON."
    }
    #[cfg(feature = "gtm-check")]
    GtmFormatVersion = "gtm_format_version" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path} must be the number 2, got {given}" / "{path}: ожидается число 2, получено {given}",
        mend: "Export the container anew; Tag Manager imports version 2 only." / "Экспортируйте контейнер заново: Tag Manager импортирует только версию 2."
    }
    #[cfg(feature = "gtm-check")]
    GtmContainerKind = "gtm_container_kind" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path} has no WEB: Flocktory's tag runs in a web page only" / "{path}: нет WEB, а тег Flocktory работает только на веб-странице",
        mend: "Put the tag into the web container of the shop's site." / "Поместите тег в веб-контейнер сайта магазина."
    }
    #[cfg(feature = "gtm-check")]
    GtmPropertyUnknown = "gtm_property_unknown" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} is not a property that Tag Manager knows" / "{path}{owner}: такого свойства Tag Manager не знает",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        mend: "Correct the name or remove the property." / "Исправьте имя или уберите свойство."
    }
    #[cfg(feature = "gtm-check")]
    GtmPropertyMissing = "gtm_property_missing" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} is missing" / "{path}{owner}: обязательного свойства нет",
        mend: "Add the property; Tag Manager refuses the file without it." / "Добавьте свойство: без него Tag Manager файл не примет."
    }
    #[cfg(feature = "gtm-check")]
    GtmPropertyType = "gtm_property_type" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} must be {expected}, got {given}" / "{path}{owner}: ожидается {expected}, получено: {given}",
        mend: "Write the value in the type that exports have: ids and values of parameters are texts, also `\"true\"` and `\"2\"`." / "Запишите значение в том типе, который бывает в экспорте: идентификаторы и значения параметров — текст, также `\"true\"` и `\"2\"`."
    }
    #[cfg(feature = "gtm-check")]
    GtmValueUnknown = "gtm_value_unknown" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} has a value that Tag Manager does not know: {given}" / "{path}{owner}: такого значения Tag Manager не знает: {given}",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        mend: "Take one of the values of the Tag Manager API, in upper case with underscores." / "Возьмите одно из значений API Tag Manager, прописными буквами с подчёркиваниями."
    }
    #[cfg(feature = "gtm-check")]
    GtmIdRepeated = "gtm_id_repeated" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} has the id {given} of {expected}" / "{path}{owner}: идентификатор {given} уже занят в {expected}",
        mend: "Give each tag, trigger, variable and folder an id of its own." / "Дайте каждому тегу, триггеру, переменной и папке свой идентификатор."
    }
    #[cfg(feature = "gtm-check")]
    GtmNameRepeated = "gtm_name_repeated" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path} has the name {given} of {expected}" / "{path}: имя {given} уже занято в {expected}",
        mend: "Rename one of them: Tag Manager wants each name once, and refers to variables by name." / "Переименуйте одно из них: имена в Tag Manager не повторяются, а на переменные ссылаются по имени."
    }
    #[cfg(feature = "gtm-check")]
    GtmVariableUndefined = "gtm_variable_undefined" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner} refers to a variable that is not there: {given}" / "{path}{owner}: ссылка на переменную, которой нет: {given}",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        mend: "Create the variable, or correct the name: it must be exactly the one that Tag Manager shows, case and spaces included." / "Создайте переменную или исправьте имя: оно должно точно совпадать с показанным в Tag Manager, вместе с регистром и пробелами."
    }
    #[cfg(feature = "gtm-check")]
    GtmBuiltInDisabled = "gtm_built_in_disabled" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner} refers to the built-in variable {given}, which is not switched on" / "{path}{owner}: ссылка на встроенную переменную {given}, которая не включена",
        mend: "Switch it on: Variables, Built-In Variables, Configure; in the file, list it in `builtInVariable`." / "Включите её: «Переменные», «Встроенные переменные», «Настроить»; в файле — добавьте в `builtInVariable`."
    }
    #[cfg(feature = "gtm-check")]
    GtmVariableCycle = "gtm_variable_cycle" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner} needs its own value: it refers to {given}, which refers to it again" / "{path}{owner}: переменной нужно её собственное значение: она ссылается на {given}, а та снова на неё",
        mend: "Break the circle; Tag Manager gives such variables no value." / "Разорвите круг: у таких переменных в Tag Manager нет значения."
    }
    #[cfg(feature = "gtm-check")]
    GtmTriggerUndefined = "gtm_trigger_undefined" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} names a trigger that is not there: {given}" / "{path}{owner}: такого триггера нет: {given}",
        mend: "Export the container with its triggers, or choose a trigger that exists." / "Экспортируйте контейнер вместе с триггерами или выберите существующий."
    }
    #[cfg(feature = "gtm-check")]
    GtmTagUndefined = "gtm_tag_undefined" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner} names a tag that is not there: {given}" / "{path}{owner}: такого тега нет: {given}",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        mend: "Setup and cleanup tags go by display name; correct it." / "Теги, запускаемые до и после, указываются по имени; исправьте его."
    }
    #[cfg(feature = "gtm-check")]
    GtmFolderUndefined = "gtm_folder_undefined" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} names a folder that is not there: {given}" / "{path}{owner}: такой папки нет: {given}",
        mend: "Add the folder to the file, or remove `parentFolderId`." / "Добавьте папку в файл или уберите `parentFolderId`."
    }
    #[cfg(feature = "gtm-check")]
    GtmTriggerEventMissing = "gtm_trigger_event_missing" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} has no condition on `_event`: a custom event trigger needs the event's name" / "{path}{owner}: нет условия на `_event`: триггеру «Специальное событие» нужно имя события",
        mend: "Enter the event's name, such as `purchase`." / "Укажите имя события, например `purchase`."
    }
    #[cfg(feature = "gtm-check")]
    GtmCodeTooLong = "gtm_code_too_long" {
        rule: "Tag Manager: code" / "Tag Manager: код",
        message: "{path}{owner} is longer than the {expected} characters that Tag Manager takes" / "{path}{owner}: больше {expected} символов, Tag Manager столько не принимает",
        mend: "Move the code into a file of the site." / "Перенесите код в файл на сайте."
    }
    #[cfg(feature = "gtm-check")]
    GtmJavaScriptSyntax = "gtm_javascript_syntax" {
        rule: "Tag Manager: code" / "Tag Manager: код",
        message: "{path}{owner}: this JavaScript cannot be parsed: {given}" / "{path}{owner}: JavaScript не разбирается: {given}",
        mend: "Mend the code at the place named; nothing of it runs until then." / "Исправьте код в указанном месте: до этого он не работает совсем."
    }
    #[cfg(feature = "gtm-check")]
    GtmJavaScriptEs6 = "gtm_javascript_es6" {
        rule: "Tag Manager: code" / "Tag Manager: код",
        message: "{path}{owner}: {given} is newer than ECMAScript 5, which is all that Tag Manager takes" / "{path}{owner}: {given} — новее ECMAScript 5, а Tag Manager принимает только его",
        mend: "Write it in ECMAScript 5: `var`, `function`, `+` between strings." / "Запишите на ECMAScript 5: `var`, `function`, строки через `+`."
    }
    #[cfg(feature = "gtm-check")]
    GtmFunctionForm = "gtm_function_form" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner}: a Custom JavaScript variable is one anonymous function, and this is not" / "{path}{owner}: пользовательский JavaScript — это одна анонимная функция, а здесь не она",
        mend: "Write `function () { return …; }` and nothing around it; Tag Manager calls it." / "Напишите `function () { return …; }` и ничего вокруг: вызовет её Tag Manager."
    }
    #[cfg(feature = "gtm-check")]
    GtmFunctionReturn = "gtm_function_return" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner}: this function does not return a value on every way through it" / "{path}{owner}: функция возвращает значение не на всех путях",
        mend: "End every branch with `return`; where there is nothing to give, `return undefined;`." / "Закончите каждую ветвь словом `return`; если вернуть нечего — `return undefined;`."
    }
    #[cfg(feature = "gtm-check")]
    GtmPostcheckoutMissing = "gtm_postcheckout_missing" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}: no Custom HTML tag pushes `postcheckout`" / "{path}: ни один тег «Пользовательский HTML» не отправляет `postcheckout`",
        mend: "Add the tag, for one by importing the file that `gtm container` makes; or check the container that has it." / "Добавьте тег, например импортом файла от `gtm container`, или проверьте контейнер, в котором он есть."
    }
    #[cfg(feature = "gtm-check")]
    GtmScriptMissing = "gtm_script_missing" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the code stands outside of a script element, so customers see it as text" / "{path}{owner}: код стоит вне элемента script, и покупатель увидит его как текст",
        mend: "Put `<script>` before the code and `</script>` behind it." / "Поставьте `<script>` перед кодом и `</script>` после него."
    }
    #[cfg(feature = "gtm-check")]
    GtmScriptType = "gtm_script_type" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the code is in a script element of the type {given}, which is not run as JavaScript" / "{path}{owner}: код стоит в элементе script с типом {given} и как JavaScript не выполняется",
        mend: "Remove the attribute `type`. Tag Manager runs classic scripts only: no templates, no data, no modules." / "Уберите атрибут `type`. Tag Manager выполняет только обычные скрипты: не шаблоны, не данные и не модули."
    }
    #[cfg(feature = "gtm-check")]
    GtmOldApi = "gtm_old_api" {
        rule: "Postcheckout; general integration" / "Postcheckout; общая интеграция",
        message: "{path}{owner}: this is the old API (`_flocktory`, `hello.js`), which Flocktory's documentation no longer has" / "{path}{owner}: это старый API (`_flocktory`, `hello.js`), которого в документации Flocktory больше нет",
        mend: "Push `['postcheckout', {user: {name, email}, order: {id, price, items}}]` into `window.flocktory`: `order_id` is now `order.id`, `price` and `items` are in `order`, `name` and `email` in `user`; the loader is `https://api.flocktory.com/v2/loader.js`." / "Отправляйте `['postcheckout', {user: {name, email}, order: {id, price, items}}]` в `window.flocktory`: `order_id` теперь `order.id`, `price` и `items` — в `order`, `name` и `email` — в `user`; загрузчик — `https://api.flocktory.com/v2/loader.js`."
    }
    #[cfg(feature = "gtm-check")]
    GtmEventName = "gtm_event_name" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the event must be 'postcheckout', got {given}" / "{path}{owner}: событие должно называться 'postcheckout', получено {given}",
        mend: "Push `['postcheckout', {…}]`, in lower case." / "Отправляйте `['postcheckout', {…}]`, строчными буквами."
    }
    #[cfg(feature = "gtm-check")]
    GtmPushForm = "gtm_push_form" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: `push` takes one Array: the name and the order" / "{path}{owner}: `push` принимает один Array: имя события и заказ",
        mend: "Put the event's name and the order into one Array." / "Поместите имя события и заказ в один Array."
    }
    #[cfg(feature = "gtm-check")]
    GtmQueueOverwritten = "gtm_queue_overwritten" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the queue `window.flocktory` is made anew, and what was in it is lost" / "{path}{owner}: очередь `window.flocktory` создаётся заново, и всё, что в ней было, теряется",
        mend: "Write `window.flocktory = window.flocktory || [];`." / "Напишите `window.flocktory = window.flocktory || [];`."
    }
    #[cfg(feature = "gtm-check")]
    GtmQueueMissing = "gtm_queue_missing" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: nothing makes the queue before this push: where the loader has not run yet, the code stops here and the order is lost" / "{path}{owner}: перед отправкой никто не создаёт очередь: если загрузчик ещё не отработал, код остановится здесь и заказ потеряется",
        mend: "Write `window.flocktory = window.flocktory || [];` before the push." / "Напишите перед отправкой `window.flocktory = window.flocktory || [];`."
    }
    #[cfg(feature = "gtm-check")]
    GtmQueueLocal = "gtm_queue_local" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: where `window.flocktory` is not there yet, this is an array that nobody reads, and the order in it is lost" / "{path}{owner}: если `window.flocktory` ещё нет, это массив, который никто не читает, и заказ в нём потеряется",
        mend: "Set the global queue: `window.flocktory = window.flocktory || [];`. `var` inside of a function makes another variable." / "Создайте глобальную очередь: `window.flocktory = window.flocktory || [];`. `var` внутри функции создаёт другую переменную."
    }
    #[cfg(feature = "gtm-check")]
    GtmPayloadUnread = "gtm_payload_unread" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: {given} cannot be read from the code, so it was not checked" / "{path}{owner}: {given} не прочитать из кода, поэтому проверки не было",
        mend: "Nothing need be wrong. Compare what is sent with the page's sample in Tag Manager's Preview, or write the object in the tag itself." / "Ошибки может и не быть. Сравните отправленное с примером на странице в режиме предпросмотра Tag Manager или запишите объект в самом теге."
    }
    #[cfg(feature = "gtm-check")]
    GtmFieldMissing = "gtm_field_missing" {
        rule: "required parameters" / "обязательные параметры",
        message: "{path}{owner}: {given} is missing" / "{path}{owner}: нет {given}",
        mend: "Add the field as the page's sample has it." / "Добавьте поле, как в примере на странице."
    }
    #[cfg(feature = "gtm-check")]
    GtmFieldUnknown = "gtm_field_unknown" {
        rule: "names of the parameters" / "имена параметров",
        message: "{path}{owner}: {given} is not a parameter of postcheckout" / "{path}{owner}: параметра {given} в postcheckout нет",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        mend: "Correct the name; Flocktory reads no other." / "Исправьте имя: других Flocktory не читает."
    }
    #[cfg(feature = "gtm-check")]
    GtmFieldType = "gtm_field_type" {
        rule: "types of the parameters" / "типы параметров",
        message: "{path}{owner}: {given} must be {expected}" / "{path}{owner}: {given} — здесь ожидается {expected}",
        mend: "Pass the type that the page shows: ids are text, prices and counts numbers, items an Array." / "Передайте тип, который показан на странице: идентификаторы — текст, цены и количества — числа, товары — Array."
    }
    #[cfg(feature = "gtm-check")]
    GtmFieldConstant = "gtm_field_constant" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: {given} is the same for every order" / "{path}{owner}: {given} одинаково для всех заказов",
        mend: "Put a variable in the place of the sample's value, without quotes: `{{Order id}}`." / "Подставьте переменную вместо значения из примера, без кавычек: `{{Order id}}`."
    }
    #[cfg(feature = "gtm-check")]
    GtmOrderIdInvented = "gtm_order_id_invented" {
        rule: "order → id" / "order → id",
        message: "{path}{owner}: {given} is made up from the time or a random number, so it is not the shop's and a reload sends the order again" / "{path}{owner}: {given} составлен из времени или случайного числа: это не номер заказа магазина, и перезагрузка страницы отправит заказ снова",
        mend: "Pass the order's own number; if the page has none, send nothing." / "Передайте номер самого заказа; если его на странице нет, не отправляйте ничего."
    }
    #[cfg(feature = "gtm-check")]
    GtmFieldEmpty = "gtm_field_empty" {
        rule: "optional parameters" / "опциональные параметры",
        message: "{path}{owner}: {given} is empty" / "{path}{owner}: {given} пусто",
        mend: "Pass the value, or leave an optional field out; never null or an empty text." / "Передайте значение, а необязательное поле не передавайте: ни null, ни пустой текст."
    }
    #[cfg(feature = "gtm-check")]
    GtmEmailUndefined = "gtm_email_undefined" {
        rule: "user → email" / "user → email",
        message: "{path}{owner}: {given} becomes `undefined@unknown.email` where the variable has no value" / "{path}{owner}: {given} превратится в `undefined@unknown.email`, если у переменной нет значения",
        mend: "Ask for the value first: `{{Phone}} ? {{Phone}} + '@unknown.email' : …`." / "Сначала проверьте значение: `{{Phone}} ? {{Phone}} + '@unknown.email' : …`."
    }
    #[cfg(feature = "gtm-check")]
    GtmVariableQuoted = "gtm_variable_quoted" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: {given} has the variable {expected} in quotes, which makes text of any value: a number, `undefined`, `[object Object]`" / "{path}{owner}: в {given} переменная {expected} стоит в кавычках, и любое значение станет текстом: число, `undefined`, `[object Object]`",
        mend: "Remove the quotes: a variable keeps its type without them, and quotes inside of it do no harm." / "Уберите кавычки: без них переменная сохраняет тип, а кавычки внутри значения не мешают."
    }
    #[cfg(feature = "gtm-check")]
    GtmDataLayerVersion = "gtm_data_layer_version" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner}: version 2 of the data layer merges lists, so items of an earlier push may stay in {given}" / "{path}{owner}: версия 2 уровня данных объединяет списки, и в {given} могут остаться товары прежних событий",
        mend: "Choose version 1, with the top key as the name, such as `ecommerce`, and take the list from its value." / "Выберите версию 1 и имя верхнего ключа, например `ecommerce`, а список берите из его значения."
    }
    #[cfg(feature = "gtm-check")]
    GtmDataLayerDots = "gtm_data_layer_dots" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner}: version 1 of the data layer does not look inside objects, so {given} has no value" / "{path}{owner}: версия 1 уровня данных не заглядывает внутрь объектов, и у {given} нет значения",
        mend: "Name the top key, such as `ecommerce`, and take the rest from its value in a Custom JavaScript variable." / "Укажите верхний ключ, например `ecommerce`, а остальное берите из его значения в пользовательском JavaScript."
    }
    #[cfg(feature = "gtm-check")]
    GtmTriggerMissing = "gtm_trigger_missing" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} is empty: the tag never fires" / "{path}{owner}: триггеров нет, тег никогда не сработает",
        mend: "Choose a trigger: the order's event, or the address of the order-success page." / "Выберите триггер: событие заказа или адрес страницы «Спасибо за покупку»."
    }
    #[cfg(feature = "gtm-check")]
    GtmTriggerUnguarded = "gtm_trigger_unguarded" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner}: the trigger {given} fires on every page, and nothing in the tag asks for an order" / "{path}{owner}: триггер {given} срабатывает на каждой странице, а в теге нет проверки, что есть заказ",
        mend: "Choose the order's event or the address of the order-success page, or return from the code when there is no order id." / "Выберите событие заказа или адрес страницы «Спасибо за покупку» либо выходите из кода, если нет номера заказа."
    }
    #[cfg(feature = "gtm-check")]
    GtmTriggerEarly = "gtm_trigger_early" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner}: the trigger {given} fires before scripts lower in the page have run, so variables may be empty yet" / "{path}{owner}: триггер {given} срабатывает до скриптов, стоящих ниже на странице, и переменные могут быть ещё пусты",
        mend: "Choose the order's custom event, else DOM Ready." / "Выберите специальное событие заказа или «Модель DOM готова»."
    }
    #[cfg(feature = "gtm-check")]
    GtmTriggerUnfit = "gtm_trigger_unfit" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner}: the trigger {given} fires on what the customer does, not when the order is made" / "{path}{owner}: триггер {given} срабатывает на действия покупателя, а не на оформленный заказ",
        mend: "Choose the order's event or the order-success page." / "Выберите событие заказа или страницу «Спасибо за покупку»."
    }
    #[cfg(feature = "gtm-check")]
    GtmConditionNever = "gtm_condition_never" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} never holds for {given}: expected {expected}" / "{path}{owner} никогда не выполняется с {given}: ожидается {expected}",
        mend: "Choose Page Path for a path such as `/thanks`, Page URL for a whole address or a query, or `contains`." / "Возьмите Page Path для пути вроде `/thanks`, Page URL для полного адреса или параметров либо условие «содержит»."
    }
    #[cfg(feature = "gtm-check")]
    GtmRegexInvalid = "gtm_regex_invalid" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} is not {expected}: {given}" / "{path}{owner}: это не {expected}: {given}",
        mend: "Correct the regular expression. Browsers read it as JavaScript's: there is no `(?i)`, and `\\`, `(` and `[` need their other half." / "Исправьте регулярное выражение. Браузеры читают его как в JavaScript: `(?i)` там нет, а у `\\`, `(` и `[` должна быть пара."
    }
    #[cfg(feature = "gtm-check")]
    GtmPostcheckoutRepeated = "gtm_postcheckout_repeated" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner}: the tag {expected} sends the order on this trigger already" / "{path}{owner}: на этот триггер заказ уже отправляет тег {expected}",
        mend: "Keep one tag for each order; several spots need a trigger each." / "Оставьте один тег на заказ; разным спотам нужны разные триггеры."
    }
    #[cfg(feature = "gtm-check")]
    GtmTagPaused = "gtm_tag_paused" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the tag is paused" / "{path}{owner}: тег приостановлен",
        mend: "Unpause it when the order is to be sent." / "Возобновите его, когда заказы должны передаваться."
    }
    #[cfg(feature = "gtm-check")]
    GtmLoaderMissing = "gtm_loader_missing" {
        rule: "general integration" / "общая интеграция",
        message: "{path}: no tag has Flocktory's loader; without it on the page nothing is sent" / "{path}: ни в одном теге нет загрузчика Flocktory, а без него на странице ничего не отправляется",
        mend: "Fine if the page has the loader itself; else add it on all pages, for one with `gtm container`." / "Годится, если загрузчик стоит в самой странице; иначе добавьте его на все страницы, например с `gtm container`."
    }
    #[cfg(feature = "gtm-check")]
    GtmLoaderRepeated = "gtm_loader_repeated" {
        rule: "general integration" / "общая интеграция",
        message: "{path}{owner} has the loader too, as the tag {expected} has" / "{path}{owner}: загрузчик здесь второй раз, он уже есть в теге {expected}",
        mend: "Keep one of them: the loader stands once in a page." / "Оставьте один: загрузчик ставится на страницу один раз."
    }
}
