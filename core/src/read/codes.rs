//! Codes of what an order says.

use crate::report::code::codes;

codes! {
    impl Code, ORDERS;

    USER_MISSING = "user_missing" {
        rule: "user → email" / "user → email",
        message: "{path} is missing: the customer is a required part of the order" / "Нет {path}: данные покупателя обязательны",
        fix: "Pass `user` with an `email`, a `phone` or an `id`." / "Передайте `user` с `email`, `phone` или `id`.",
    }
    IDENTITY_MISSING = "identity_missing" {
        rule: "user → email" / "user → email",
        message: "{path} has no usable email, phone or id: the customer cannot be identified" / "{path}: нет пригодного email, телефона или id, покупателя не определить",
        fix: "Pass the customer's `email`; if it is unknown the `phone`, if that is unknown too the `id` in your system." / "Передайте `email` покупателя; если его нет — `phone`, если нет и его — `id` в вашей системе.",
    }
    NAME_MISSING = "name_missing" {
        rule: "user → name" / "user → name",
        message: "{path} is not given" / "{path} не задано",
        fix: "Pass `name`, or `first_name` and `last_name`. Flocktory's documentation allows an empty name, but asks for the exact one." / "Передайте `name` или `first_name` и `last_name`. Документация Flocktory допускает пустое имя, но просит точное.",
    }
    NAME_PLACEHOLDER = "name_placeholder" {
        rule: "user → name" / "user → name",
        message: "{path} holds {given}, which a program wrote in place of a missing name" / "{path} содержит {given}: так программа записала отсутствующее имя",
        fix: "Leave out a missing half of the name; do not let a program turn it into `null` or `undefined`." / "Не передавайте отсутствующую часть имени; не давайте ей превратиться в `null` или `undefined`.",
    }
    NAME_CONFLICT = "name_conflict" {
        rule: "На что обратить внимание: имя" / "На что обратить внимание: имя",
        message: "{path} differs from first_name and last_name" / "{path} не совпадает с first_name и last_name",
        fix: "Pass either `name` or the two halves. They are joined as first name, last name." / "Передайте или `name`, или обе части. Они соединяются как «Имя Фамилия».",
    }
    EMAIL_INVALID = "email_invalid" {
        rule: "user → email; HTML standard, input type=email" / "user → email; стандарт HTML, input type=email",
        message: "{path} is not an email address: {given}" / "{path} — не адрес электронной почты: {given}",
        fix: "Pass the address as the customer typed it and as a browser accepts it. Without an address pass `phone` or `id`; the library then writes `@unknown.email`." / "Передайте адрес, который принял бы браузер. Если адреса нет, передайте `phone` или `id`: `@unknown.email` библиотека допишет сама.",
    }
    EMAIL_PLACEHOLDER = "email_placeholder" {
        rule: "user → email" / "user → email",
        message: "{path} is a placeholder, not the customer's address: {given}" / "{path} — заглушка, а не адрес покупателя: {given}",
        fix: "Leave `email` out when it is unknown; it must not arrive as `null`, `undefined` or `none`." / "Не передавайте `email`, если он неизвестен; он не должен приходить как `null`, `undefined` или `none`.",
    }
    EMAIL_PHONE = "email_phone" {
        rule: "phone_number@unknown.email" / "phone_number@unknown.email",
        message: "{path} holds a phone that is not written as digits with the country code: {given}" / "{path} содержит телефон, записанный не цифрами с кодом страны: {given}",
        fix: "Pass the phone in `phone` and leave `email` out: the library writes `@unknown.email` itself." / "Передайте телефон в `phone`, а `email` не передавайте: `@unknown.email` библиотека допишет сама.",
    }
    EMAIL_TEST = "email_test" {
        rule: "user → email" / "user → email",
        message: "{path} looks like a test address: {given}" / "{path} похож на тестовый адрес: {given}",
        fix: "This is fine in a test. In production it means that a sample address is sent instead of the customers' addresses." / "Годится для проверки. В работе это значит, что вместо адресов покупателей уходит образец.",
    }
    EMAIL_SAMPLE = "email_sample" {
        rule: "the sample code of Flocktory's documentation" / "пример кода в документации Flocktory",
        message: "{path} is the sample address of Flocktory's documentation" / "{path} — адрес из примера в документации Flocktory",
        fix: "Replace the sample by the customer's own address." / "Замените образец адресом покупателя.",
    }
    EMAIL_UNUSUAL = "email_unusual" {
        rule: "user → email; HTML standard, input type=email" / "user → email; стандарт HTML, input type=email",
        message: "{path} has letters beyond ASCII or a quoted part, which few systems accept: {given}" / "{path} содержит буквы вне ASCII или часть в кавычках, такие адреса понимают не все: {given}",
        fix: "Such addresses exist, so the order is sent. Pass the domain as Punycode (`xn--…`) to be understood everywhere." / "Такие адреса бывают, поэтому заказ отправляется. Передайте домен в Punycode (`xn--…`), чтобы его поняли везде.",
    }
    EMAIL_WHITESPACE = "email_whitespace" {
        rule: "HTML standard, input type=email" / "стандарт HTML, input type=email",
        message: "{path} has white space or invisible characters around it" / "{path}: вокруг адреса пробелы или невидимые знаки",
        fix: "Trim the address where the customer types it." / "Обрезайте пробелы там, где покупатель вводит адрес.",
    }
    PHONE_INVALID = "phone_invalid" {
        rule: "user → email (phone_number@unknown.email)" / "user → email (phone_number@unknown.email)",
        message: "{path} cannot be read as a phone number without doubt, and a wrong number is worse than none: {given}" / "{path} нельзя уверенно прочесть как номер телефона, а неверный номер хуже никакого: {given}",
        fix: "Pass one number with its country code (`+7 999 888-77-66`), or in the national spelling of the option `country`: RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD. A number of any other country begins with `+` or `00`." / "Передайте один номер с кодом страны (`+7 999 888-77-66`) или в написании страны из опции `country`: RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD. Номер любой другой страны начинается с `+` или `00`.",
    }
    PHONE_HOTLINE = "phone_hotline" {
        rule: "user → email (phone_number@unknown.email)" / "user → email (phone_number@unknown.email)",
        message: "{path} is a toll-free or premium-rate number, which belongs to a company and not to a customer: {given}" / "{path} — бесплатный или платный номер: такие бывают у компаний, а не у покупателей: {given}",
        fix: "Pass the customer's own number; with the shop's hotline, many customers would become one." / "Передайте номер самого покупателя: телефон горячей линии вместо него сделал бы из многих покупателей одного.",
    }
    USER_ID_INVALID = "user_id_invalid" {
        rule: "user → email (id@unknown.email)" / "user → email (id@unknown.email)",
        message: "{path} cannot be put before @unknown.email: {given}" / "{path} не может стоять перед @unknown.email: {given}",
        fix: "An id may have up to 64 letters, digits and characters that an address holds; a placeholder such as `0` or `null` would make all guests one customer." / "Id — до 64 букв, цифр и знаков, допустимых в адресе; заглушка вроде `0` или `null` сделала бы всех гостей одним покупателем.",
    }
    SEX_INVALID = "sex_invalid" {
        rule: "user → sex" / "user → sex",
        message: "{path} must be m or f, got {given}" / "{path} должно быть m или f, получено {given}",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Pass `m` or `f`; leave it out when it is unknown, and never guess it." / "Передайте `m` или `f`; если пол неизвестен, не передавайте и не угадывайте.",
    }
    ORDER_MISSING = "order_missing" {
        rule: "order → id" / "order → id",
        message: "{path} is missing: there is nothing to send without an order" / "Нет {path}: без заказа передавать нечего",
        fix: "Pass `order` with `id`, `price` and `items`." / "Передайте `order` с `id`, `price` и `items`.",
    }
    ORDER_ID_MISSING = "order_id_missing" {
        rule: "order → id" / "order → id",
        message: "{path} is missing: each order needs its own id" / "Нет {path}: у каждого заказа должен быть свой идентификатор",
        fix: "Pass the order's id as text or whole number; it must be permanently unique." / "Передайте идентификатор заказа текстом или целым числом; он должен быть уникальным всегда.",
    }
    ORDER_ID_REPEATED = "order_id_repeated" {
        rule: "order → id" / "order → id",
        message: "{path} repeats an earlier order's id {given}" / "{path} повторяет идентификатор другого заказа: {given}",
        fix: "Each order id must be unique: give each part of a split checkout its own." / "Каждый идентификатор заказа должен быть уникальным: дайте каждой части разделённого заказа свой.",
    }
    ID_PLACEHOLDER = "id_placeholder" {
        rule: "order → id; items → id" / "order → id; items → id",
        message: "{path} is a placeholder, not an id: {given}" / "{path} — заглушка, а не идентификатор: {given}",
        fix: "A program wrote `null`, `undefined` or a similar word instead of a missing id; pass the real one." / "Программа записала `null`, `undefined` и подобное вместо идентификатора; передайте настоящий.",
    }
    ID_WHITESPACE = "id_whitespace" {
        rule: "items → id (YML feed); order → id" / "items → id (YML-фид); order → id",
        message: "{path} begins or ends with white space or an invisible character: {given}" / "{path} начинается или кончается пробелом или невидимым знаком: {given}",
        fix: "Ids are compared byte for byte with the YML feed, so they are sent as they are; trim them if the feed does." / "Идентификаторы сравниваются с YML-фидом побайтно и передаются как есть; обрежьте пробелы, если в фиде их нет.",
    }
    PRICE_MISSING = "price_missing" {
        rule: "order → price" / "order → price",
        message: "{path} is missing: the full price of the basket is required" / "Нет {path}: полная стоимость корзины обязательна",
        fix: "Pass the whole basket's price; 0 is a price too." / "Передайте полную стоимость корзины; 0 — тоже стоимость.",
    }
    PRICE_INVALID = "price_invalid" {
        rule: "order → price; items → price" / "order → price; items → price",
        message: "{path} must be a decimal such as 2999.99 or 2999,99, without currency, spaces, thousands separators or exponent; got {given}" / "{path} должно быть десятичным числом вида 2999.99 или 2999,99 без валюты, пробелов, разделителей тысяч и экспоненты; получено {given}",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Pass the stored number, not the text formatted for people." / "Передайте само число, а не текст, отформатированный для людей.",
    }
    PRICE_NEGATIVE = "price_negative" {
        rule: "order → price; items → price" / "order → price; items → price",
        message: "{path} must not be negative, got {given}" / "{path} не может быть отрицательным, получено {given}",
        fix: "A price is 0 or more; subtract discounts before you pass it." / "Стоимость — 0 или больше; вычтите скидки до передачи.",
    }
    COMMA_AMBIGUOUS = "comma_ambiguous" {
        rule: "order → price; items → price; items → count" / "order → price; items → price; items → count",
        message: "{path} has a comma before exactly three digits, which may separate thousands or a fraction: {given}" / "{path}: запятая ровно перед тремя цифрами отделяет тысячи или дробь, не определить: {given}",
        fix: "Pass the stored number, not the text formatted for people: `1234` or `1.234`." / "Передайте само число, а не текст, отформатированный для людей: `1234` или `1.234`.",
    }
    PRICE_FRACTION = "price_fraction" {
        rule: "order → price; items → price" / "order → price; items → price",
        message: "{path} has more than four decimals, as sums of binary floats do: {given}" / "{path}: больше четырёх знаков после запятой, так бывает при сложении двоичных дробей: {given}",
        fix: "Sum prices as decimals (or whole kopecks) and round once." / "Складывайте цены десятичными числами (или копейками) и округляйте один раз.",
    }
    ITEMS_MISSING = "items_missing" {
        rule: "order → items" / "order → items",
        message: "{path} is missing: the basket is required" / "Нет {path}: корзина товаров обязательна",
        fix: "Pass the list of items bought." / "Передайте список купленных товаров.",
    }
    ITEMS_EMPTY = "items_empty" {
        rule: "order → items" / "order → items",
        message: "{path} is empty: an order has at least one item" / "{path}: список пуст, а в заказе есть хотя бы один товар",
        fix: "Pass the items; read them before the cart is cleared." / "Передайте товары; прочтите их до очистки корзины.",
    }
    ITEM_ID_MISSING = "item_id_missing" {
        rule: "items → id" / "items → id",
        message: "{path} is not given, so the item cannot be found in the YML feed" / "{path} не задан, товар не найти в YML-фиде",
        fix: "Pass the offer's id exactly as in the YML feed." / "Передайте id предложения точно как в YML-фиде.",
    }
    ID_OF_ROW = "id_of_row" {
        rule: "items → id (YML feed); user → email" / "items → id (YML-фид); user → email",
        message: "{path} is the primary key of a database row of class {given}; Flocktory may know another id" / "{path} — первичный ключ строки базы данных (класс {given}); у Flocktory может быть другой идентификатор",
        hint: "pass a map with the id of the offer or of the customer" / "передайте набор с идентификатором предложения или клиента",
        fix: "Pass a map instead of the row: an item's `id` is that of its offer in the YML feed, a customer's is never that of an address, of an order or of a line of it." / "Вместо строки передайте набор: `id` товара — это id предложения в YML-фиде, а `id` клиента — не адреса, не заказа и не его позиции.",
    }
    ITEM_ID_REPEATED = "item_id_repeated" {
        rule: "items → id; items → count" / "items → id; items → count",
        message: "{path} repeats the id of an earlier item: {given}" / "{path} повторяет id другого товара: {given}",
        fix: "One line per item with its `count`; a variation needs its own id." / "Одна строка на товар, число — в `count`; у варианта товара должен быть свой id.",
    }
    COUNT_INVALID = "count_invalid" {
        rule: "items → count" / "items → count",
        message: "{path} must be a decimal number greater than 0, got {given}" / "{path} должно быть десятичным числом больше 0, получено {given}",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Pass the number of pieces; fractions such as 0.5 (kg) are fine." / "Передайте количество; дробное, например 0.5 (кг), годится.",
    }
    TEXT_HTML = "text_html" {
        rule: "Названия товаров должны быть понятными клиенту" / "Названия товаров должны быть понятными клиенту",
        message: "{path} has HTML entities or tags, which are not decoded: {given}" / "{path} содержит HTML-сущности или теги, их никто не раскодирует: {given}",
        fix: "Pass the plain text; the library escapes it." / "Передайте обычный текст; экранирование делается здесь.",
    }
    IMAGE_RELATIVE = "image_relative" {
        rule: "items → image" / "items → image",
        message: "{path} is a relative address: {given}" / "{path} — относительный адрес: {given}",
        hint: "set the option base_url to your shop's address" / "задайте опцию base_url: адрес вашего магазина",
        fix: "Pass an absolute http(s) URL, or set the option `base_url`." / "Передайте абсолютный URL http(s) или задайте опцию `base_url`.",
    }
    IMAGE_INVALID = "image_invalid" {
        rule: "items → image" / "items → image",
        message: "{path} is not the http(s) URL of a picture: {given}" / "{path} — не http(s) URL изображения: {given}",
        fix: "Pass the absolute http(s) URL of the picture, or leave it out." / "Передайте абсолютный URL http(s) изображения или не передавайте поле.",
    }
    UNKNOWN_KEY = "unknown_key" {
        rule: "names of the parameters" / "имена параметров",
        message: "{path} is not a parameter of postcheckout" / "{path}: такого параметра в postcheckout нет",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        fix: "Correct the name; pass a field that Flocktory agreed with your shop only in `extra`." / "Исправьте имя; поле, о котором Flocktory договорился только с вами, передайте в `extra`.",
    }
    EXTRA_OF_OBJECT = "extra_of_object" {
        rule: "individual parameters" / "индивидуальные параметры",
        message: "{path} is an attribute of an object of class {given}, which may hold any data" / "{path} — атрибут объекта класса {given}: в нём могут быть любые данные",
        hint: "pass it as a key of a map, if Flocktory asked for it" / "если о нём просил Flocktory, передайте его ключом набора",
        fix: "`extra` is published only from a map, so that no column of that name is sent unasked." / "`extra` публикуется только из набора, чтобы столбец с таким именем не ушёл без спроса.",
    }
    EXTRA_KNOWN_KEY = "extra_known_key" {
        rule: "individual parameters" / "индивидуальные параметры",
        message: "{path} is a parameter that the snippet writes itself" / "{path}: этот параметр пишет сама библиотека",
        fix: "Pass it under its own name next to `extra`, not in it." / "Передайте его под своим именем рядом с `extra`, а не внутри.",
    }
    EXTRA_RESERVED_KEY = "extra_reserved_key" {
        rule: "JavaScript: __proto__ in an object literal" / "JavaScript: __proto__ в литерале объекта",
        message: "{path}: this key would vanish in JavaScript" / "{path}: такой ключ исчез бы в JavaScript",
        fix: "Rename the key." / "Переименуйте ключ.",
    }
}
