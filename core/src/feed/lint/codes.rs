//! Codes of what a feed says: its offers, categories and currencies.

use crate::report::code::codes;

codes! {
    impl Code, OFFERS;

    FEED_DATE = "feed_date" {
        rule: "YML: yml_catalog → date" / "YML: yml_catalog → date",
        message: "{path} is missing or not a date: {given}" / "{path} отсутствует или не дата: {given}",
        fix: "Write when the feed was made: `date=\"2026-11-25T13:00+03:00\"`, or `2026-11-25 13:00`." / "Пишите, когда создан фид: `date=\"2026-11-25T13:00+03:00\"` или `2026-11-25 13:00`.",
    }
    FEED_OFFER_ID_MISSING = "feed_offer_id_missing" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        fix: "Give each offer the id that orders will have." / "Дайте каждому предложению тот идентификатор, который будет в заказах.",
    }
    FEED_OFFER_ID_WHITESPACE = "feed_offer_id_whitespace" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} has white space around it, or control characters: {given}" / "{path}: пробелы по краям или управляющие знаки: {given}",
        fix: "Ids are compared byte for byte: trim them where the feed is made, and in orders." / "Идентификаторы сравниваются побайтно: обрезайте пробелы при выгрузке и в заказах.",
    }
    FEED_OFFER_ID_REPEATED = "feed_offer_id_repeated" {
        rule: "YML: offer → id" / "YML: offer → id",
        message: "{path} repeats an earlier offer's id: {given}" / "{path} повторяет id более раннего предложения: {given}",
        hint: "first seen in line {suggestion}" / "впервые в строке {suggestion}",
        fix: "Each offer needs a separate id, variations included; they share a `group_id`." / "У каждого предложения должен быть свой id, и у вариантов тоже: общий у них `group_id`.",
    }
    FEED_PRICE_MISSING = "feed_price_missing" {
        rule: "YML: offer → price" / "YML: offer → price",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        fix: "Write the price of each offer, or leave out what has none." / "Укажите цену каждого предложения или не выгружайте то, у чего её нет.",
    }
    FEED_PRICE_INVALID = "feed_price_invalid" {
        rule: "YML: offer → price" / "YML: offer → price",
        message: "{path} must be a positive number with a point, such as 2999.90; got {given}" / "{path}: ожидается положительное число с точкой, например 2999.90; получено {given}",
        fix: "Write digits and one point, without spaces, comma and currency. Zero is not a price." / "Пишите цифры и одну точку, без пробелов, запятой и валюты. Ноль — не цена.",
    }
    FEED_NAME_MISSING = "feed_name_missing" {
        rule: "YML: offer → name" / "YML: offer → name",
        message: "{path} is missing, and so are vendor and model, which could replace it" / "{path} отсутствует, нет и замены: vendor и model",
        fix: "Write `name`, or `vendor` and `model` in an offer of the type `vendor.model`, or `title` in one of the type `artist.title`." / "Укажите `name`, для типа `vendor.model` — `vendor` и `model`, для типа `artist.title` — `title`.",
    }
    FEED_TEXT_LONG = "feed_text_long" {
        rule: "Flocktory's advice for feeds" / "советы Flocktory о фидах",
        message: "{path} is longer than the {expected} characters that fit a widget: {given}" / "{path} длиннее {expected} знаков, которые помещаются в виджет: {given}",
        fix: "name and category: 40 characters at most; typePrefix, vendor and model: 20. Longer ones are cut off where they are shown." / "name и category — до 40 знаков; typePrefix, vendor и model — до 20. Более длинные обрезаются при показе.",
    }
    FEED_URL_MISSING = "feed_url_missing" {
        rule: "YML: offer → url" / "YML: offer → url",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        fix: "Write the absolute address of the product's page." / "Укажите полный адрес страницы товара.",
    }
    FEED_PICTURE_MISSING = "feed_picture_missing" {
        rule: "YML: offer → picture" / "YML: offer → picture",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        fix: "Write the absolute address of a picture: widgets show it." / "Укажите полный адрес картинки: её показывают виджеты.",
    }
    FEED_ADDRESS = "feed_address" {
        rule: "YML: url, picture" / "YML: url, picture",
        message: "{path} is not an absolute address: {given}" / "{path} — не полный адрес: {given}",
        fix: "Begin with https:// and the shop's host; write spaces and quotes as %20 and %22." / "Начинайте с https:// и домена магазина; пробелы и кавычки пишите как %20 и %22.",
    }
    FEED_ADDRESS_CHARACTER = "feed_address_character" {
        rule: "RFC 3986" / "RFC 3986",
        message: "{path} has {expected}, which no address may hold: {given}" / "{path}: в адресе недопустимый символ {expected}: {given}",
        fix: "Percent-encode it: a space is %20, `|` is %7C." / "Закодируйте его через %: пробел — %20, `|` — %7C.",
    }
    FEED_ADDRESS_MARKED = "feed_address_marked" {
        rule: "Flocktory's rules for feeds" / "требования Flocktory к фидам",
        message: "{path} has the campaign mark {expected}: {given}" / "{path} содержит рекламную метку {expected}: {given}",
        fix: "Write the product's plain address, without utm_…, r1 and ref: Flocktory adds its own marks." / "Пишите чистый адрес товара, без utm_…, r1 и ref: свои метки Flocktory добавит сам.",
    }
    FEED_ESCAPED_TWICE = "feed_escaped_twice" {
        rule: "XML 1.0, 4.6" / "XML 1.0, 4.6",
        message: "{path} is escaped twice: {given}" / "{path} экранировано дважды: {given}",
        fix: "Escape each text once: `&amp;`, not `&amp;amp;`." / "Экранируйте текст один раз: `&amp;`, а не `&amp;amp;`.",
    }
    FEED_AVAILABLE = "feed_available" {
        rule: "YML: offer → available" / "YML: offer → available",
        message: "{path} is neither true nor false: {given}" / "{path} — не true и не false: {given}",
        fix: "Write `true` or `false`." / "Укажите `true` или `false`.",
    }
    FEED_CATEGORIES_MISSING = "feed_categories_missing" {
        rule: "YML: categories" / "YML: categories",
        message: "{path} declares no categories, so no offer's category is known" / "{path} не объявляет категорий, поэтому категории предложений неизвестны",
        fix: "Export the categories in `shop` → `categories`." / "Выгружайте категории в `shop` → `categories`.",
    }
    FEED_CATEGORY_MISSING = "feed_category_missing" {
        rule: "YML: offer → categoryId" / "YML: offer → categoryId",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        fix: "Write the id of one of the feed's categories." / "Укажите id одной из категорий фида.",
    }
    FEED_CATEGORY_UNKNOWN = "feed_category_unknown" {
        rule: "YML: offer → categoryId" / "YML: offer → categoryId",
        message: "{path} is not the id of a category of the feed: {given}" / "{path}: такой категории в фиде нет: {given}",
        fix: "List the category in `categories`. Each unknown id is reported once, with the first of its offers." / "Добавьте категорию в `categories`. Каждый неизвестный id назван один раз, с первым предложением.",
    }
    FEED_CATEGORY_REPEATED = "feed_category_repeated" {
        rule: "YML: category → id" / "YML: category → id",
        message: "{path} repeats an earlier category's id: {given}" / "{path} повторяет id более ранней категории: {given}",
        fix: "Each category needs a separate id." / "У каждой категории должен быть свой id.",
    }
    FEED_CATEGORY_PARENT = "feed_category_parent" {
        rule: "YML: category → parentId" / "YML: category → parentId",
        message: "{path} is not the id of a category of the feed: {given}" / "{path}: такой категории в фиде нет: {given}",
        fix: "List the parent too, hidden or not, or leave `parentId` out." / "Выгружайте и родителя, даже скрытого, или не указывайте `parentId`.",
    }
    FEED_CATEGORY_CIRCLE = "feed_category_circle" {
        rule: "YML: category → parentId" / "YML: category → parentId",
        message: "{path} leads in a circle back to {given}" / "{path}: круг, который возвращается к {given}",
        fix: "No category may be above itself." / "Категория не может быть выше самой себя.",
    }
    FEED_CATEGORY_INCOMPLETE = "feed_category_incomplete" {
        rule: "YML: category" / "YML: category",
        message: "{path} has no {expected}" / "{path}: нет {expected}",
        fix: "A category has an `id` and, between its tags, a name." / "У категории есть `id`, а между тегами — название.",
    }
    FEED_CURRENCY_MISSING = "feed_currency_missing" {
        rule: "YML: offer → currencyId" / "YML: offer → currencyId",
        message: "{path} is missing or empty" / "{path} отсутствует или пуст",
        fix: "Write the currency of the price: `<currencyId>RUB</currencyId>`." / "Укажите валюту цены: `<currencyId>RUB</currencyId>`.",
    }
    FEED_CURRENCY = "feed_currency" {
        rule: "YML: offer → currencyId" / "YML: offer → currencyId",
        message: "{path} is not one of the feed's currencies: {given}" / "{path}: такой валюты в фиде нет: {given}",
        fix: "Write a code of three letters that is also in `currencies`: RUB, BYN, KZT, USD, EUR." / "Пишите код из трёх букв, который есть и в `currencies`: RUB, BYN, KZT, USD, EUR.",
    }
}
