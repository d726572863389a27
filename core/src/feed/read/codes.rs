//! Codes of a feed as a document: its encoding, archive and XML.

use crate::report::code::codes;

codes! {
    impl Code, DOCUMENTS;

    FEED_NOT_YML = "feed_not_yml" {
        rule: "the feed" / "фид",
        message: "{path} is not YML: {given}" / "{path} — не YML: {given}",
        fix: "Give the address that the shop's exporter writes the YML feed to, and look at what it answers without a login. The root of a YML feed is `yml_catalog`." / "Дайте адрес, по которому магазин отдаёт YML-фид, и посмотрите, что он отвечает без входа. Корень YML — `yml_catalog`.",
    }
    FEED_ENCODING = "feed_encoding" {
        rule: "XML 1.0, 4.3.3" / "XML 1.0, 4.3.3",
        message: "{path} is in an encoding that is not read: {given}" / "{path} в кодировке, которая не читается: {given}",
        fix: "Write the feed in UTF-8, or in windows-1251 with `<?xml version=\"1.0\" encoding=\"windows-1251\"?>` as its first line." / "Пишите фид в UTF-8 или в windows-1251 с первой строкой `<?xml version=\"1.0\" encoding=\"windows-1251\"?>`.",
    }
    FEED_ENCODING_FALSE = "feed_encoding_false" {
        rule: "XML 1.0, 4.3.3" / "XML 1.0, 4.3.3",
        message: "{path} is declared as {expected} and is {given}: every name and id would be garbled" / "{path} объявлен как {expected}, а на деле — {given}: все названия и id прочитались бы неверно",
        fix: "Write the encoding that the feed really has into its first line: `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`." / "Укажите в первой строке настоящую кодировку фида: `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`.",
    }
    FEED_ARCHIVE = "feed_archive" {
        rule: "the feed" / "фид",
        message: "{path} is an archive that cannot be read: {given}" / "{path} — архив, который не читается: {given}",
        fix: "Pack the feed again, with gzip, or as one .xml file in a zip archive without a password. What unpacks to more than 64 MiB and 100 times its own size is not read." / "Сожмите фид заново: gzip или один файл .xml в zip без пароля. Архив, который при распаковке больше 64 МиБ и в 100 раз больше самого себя, не читается.",
    }
    FEED_CUT_OFF = "feed_cut_off" {
        rule: "XML 1.0, 2.1" / "XML 1.0, 2.1",
        message: "{path} is cut off within {given}" / "{path} обрывается внутри {given}",
        fix: "The exporter stopped, or the feed was fetched while it was being written: write it to another file and rename that file when it is complete." / "Выгрузка прервалась, или фид забрали, пока он записывался: пишите в другой файл и переименовывайте его, когда он готов.",
    }
    FEED_TOO_LONG = "feed_too_long" {
        rule: "limits" / "ограничения",
        message: "{path} has an element longer than {given} bytes" / "{path}: элемент длиннее {given} байтов",
        fix: "Usually a quote, a comment or a CDATA section has no end. A feed has the addresses of pictures, not the pictures." / "Чаще всего не закрыта кавычка, комментарий или CDATA. Картинкам в фиде не место, только их адресам.",
    }
    FEED_TOO_DEEP = "feed_too_deep" {
        rule: "limits" / "ограничения",
        message: "{path} has elements nested more than {given} deep" / "{path}: вложенных элементов больше {given}",
        fix: "Usually tags are not closed. An offer has one or two levels." / "Чаще всего это незакрытые теги. В предложении один-два уровня.",
    }
    FEED_LIMIT = "feed_limit" {
        rule: "limits" / "ограничения",
        message: "{path} is over the limit of {given}; the rest is left out" / "{path}: превышен предел ({given}), лишнее пропущено",
        fix: "An element may have 64 attributes; ids of categories and currencies 256 bytes; a feed 100,000 categories and 1,000 currencies. Repeated ids are looked for among the first 4,194,304 offers." / "У элемента может быть 64 атрибута; в id категории и валюты — 256 байтов; в фиде — 100 000 категорий и 1000 валют. Повторы id ищутся среди первых 4 194 304 предложений.",
    }
    FEED_SYNTAX = "feed_syntax" {
        rule: "XML 1.0" / "XML 1.0",
        message: "{path} is malformed XML: {given}" / "{path}: XML с ошибкой: {given}",
        fix: "Write the feed with an XML library, or escape every text: `&amp;`, `&lt;`, `&gt;`, `&quot;`. A strict reader refuses the whole feed." / "Пишите фид XML-библиотекой или экранируйте каждый текст: `&amp;`, `&lt;`, `&gt;`, `&quot;`. Строгий разборщик отвергнет весь фид.",
    }
    FEED_REFERENCE = "feed_reference" {
        rule: "XML 1.0, 4.1" / "XML 1.0, 4.1",
        message: "{path} has a reference that XML does not know: {given}" / "{path}: ссылка, которой нет в XML: {given}",
        fix: "Write `&amp;` for `&`. XML has five named entities: amp, lt, gt, quot, apos; write `&#160;` for `&nbsp;`. Others are never expanded." / "Вместо `&` пишите `&amp;`. Именованных сущностей в XML пять: amp, lt, gt, quot, apos; вместо `&nbsp;` пишите `&#160;`. Другие не раскрываются.",
    }
    FEED_NOT_UTF8 = "feed_not_utf8" {
        rule: "XML 1.0, 4.3.3" / "XML 1.0, 4.3.3",
        message: "{path} has bytes that are not UTF-8" / "{path} содержит байты не в UTF-8",
        fix: "If the feed is in windows-1251, its first line must say so: `<?xml version=\"1.0\" encoding=\"windows-1251\"?>`. A text that was cut after a number of bytes ends in half a letter: cut by characters." / "Если фид в windows-1251, об этом должна говорить первая строка: `<?xml version=\"1.0\" encoding=\"windows-1251\"?>`. Текст, обрезанный по байтам, кончается половиной буквы: режьте по знакам.",
    }
    FEED_CONTROL_CHARACTER = "feed_control_character" {
        rule: "XML 1.0, 2.2" / "XML 1.0, 2.2",
        message: "{path} has a character that XML forbids: {given}" / "{path} содержит знак, запрещённый в XML: {given}",
        fix: "Remove control characters from the texts; they come from texts copied from other programs." / "Уберите из текстов управляющие знаки: они попадают туда при копировании из других программ.",
    }
    FEED_ENTITIES = "feed_entities" {
        rule: "XML 1.0, 4.2" / "XML 1.0, 4.2",
        message: "{path} declares entities, which are never expanded" / "{path} объявляет сущности, они не раскрываются",
        fix: "Remove `<!ENTITY …>`: a feed needs no entities, and readers refuse such documents for safety." / "Фиду они не нужны. Уберите `<!ENTITY …>`: из осторожности такие документы отвергают.",
    }
    FEED_OFFERS_MISSING = "feed_offers_missing" {
        rule: "YML: offers" / "YML: offers",
        message: "{path} has no offers" / "{path}: нет ни одного предложения",
        fix: "Check the exporter's filters: no id of an order can match." / "Проверьте фильтры выгрузки: ни один идентификатор из заказа не совпадёт.",
    }
    FEED_OFFER_ID_LONG = "feed_offer_id_long" {
        rule: "YML: offer → id" / "YML: offer → id",
        message: "{path} is longer than {expected} characters: {given}" / "{path} длиннее {expected} знаков: {given}",
        fix: "Use the product's id or article, not its title or address. An offer with an id longer than 1,024 bytes is not in the index." / "Берите id или артикул товара, а не название или адрес. Предложение с id длиннее 1024 байтов не попадает в индекс.",
    }
}
