//! Codes of the lookup of item ids in a feed, and of the index.

use crate::report::code::codes;

codes! {
    impl Code, LOOKUP;

    FEED_ID_UNKNOWN = "feed_id_unknown" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is not in the feed: {given}" / "{path}: такого идентификатора нет в фиде: {given}",
        fix: "Pass the id that the product has in the YML feed, and check that the feed is this shop's, complete and recent." / "Передайте идентификатор товара из YML-фида и проверьте, что фид этого магазина, полный и свежий.",
    }
    FEED_ID_CASE = "feed_id_case" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id in letter case: {given}" / "{path} отличается от идентификатора в фиде регистром букв: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "Ids are compared letter by letter: pass the id from the field that the feed's exporter uses." / "Идентификаторы сравниваются побуквенно: берите id из того же поля, из которого строится фид.",
    }
    FEED_ID_ALPHABET = "feed_id_alphabet" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id in characters that look alike, such as letters of Latin and Cyrillic: {given}" / "{path} отличается от идентификатора в фиде знаками, похожими на вид, например буквами латиницы и кириллицы: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "Write both with one alphabet and one kind of hyphen, and letters such as й as one character (Unicode NFC)." / "Пишите оба одним алфавитом и с одним видом дефиса, а буквы вроде «й» — одним символом (Unicode NFC).",
    }
    FEED_ID_SPACE = "feed_id_space" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id in white space: {given}" / "{path} отличается от идентификатора в фиде пробелами: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "Use the same text for the feed and the order: invisible characters, such as a no-break space, are compared too." / "Стройте фид и заказ из одного и того же текста: считаются и невидимые знаки, например неразрывный пробел.",
    }
    FEED_ID_ZEROS = "feed_id_zeros" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id in leading zeros: {given}" / "{path} отличается от идентификатора в фиде ведущими нулями: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "Keep ids as text everywhere: a number loses its zeros." / "Храните идентификаторы текстом на всём пути: число теряет нули.",
    }
    FEED_ID_PREFIX = "feed_id_prefix" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id by a prefix: {given}" / "{path} отличается от идентификатора в фиде префиксом: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "Write the prefix in both places or in neither." / "Добавляйте приставку, которую ставит выгрузка или магазин, в обоих местах или ни в одном.",
    }
    FEED_ID_SUFFIX = "feed_id_suffix" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id by a suffix: {given}" / "{path} отличается от идентификатора в фиде суффиксом: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "Pass the id of the variation if the feed lists variations, else the id of the product." / "Передавайте id варианта товара, если варианты есть в фиде, иначе id товара.",
    }
    FEED_ID_ESCAPED = "feed_id_escaped" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} differs from the feed's id by escaping for HTML: {given}" / "{path} отличается от идентификатора в фиде экранированием для HTML: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "Escape the id for XML once in the feed, and pass it as it is stored in the order." / "В фиде экранируйте id для XML один раз, а в заказ передавайте его в том виде, в каком он хранится.",
    }
    FEED_ID_GROUP = "feed_id_group" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is a group_id of the feed, not the id of an offer: {given}" / "{path} — group_id из фида, а не id предложения: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "The product has variations: pass the id of the one that was bought, not their parent's." / "У товара есть варианты: передавайте id купленного, а не их родителя.",
    }
    FEED_ID_VENDOR_CODE = "feed_id_vendor_code" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is a vendorCode of the feed, not the id of an offer: {given}" / "{path} — vendorCode из фида, а не id предложения: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "Pass the shop's own id of the product, not the manufacturer's." / "Передавайте id товара в магазине, а не артикул производителя.",
    }
    FEED_ID_TITLE = "feed_id_title" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path} is not in the feed, where the item's title has another id: {given}" / "{path}: такого идентификатора нет в фиде, а товар с этим названием там под другим: {given}",
        hint: "the feed has {suggestion}" / "в фиде есть {suggestion}",
        fix: "Pass the id from the field that the feed's exporter uses." / "Берите id из того же поля, из которого строится фид.",
    }
    FEED_EMPTY = "feed_empty" {
        rule: "options" / "опции",
        message: "{path} has no offers: ids were not compared" / "{path}: в фиде нет предложений, идентификаторы не сравнивались",
        fix: "Check the feed's exporter: it should list every product that can be ordered." / "Посмотрите на выгрузку фида: в ней должны быть все товары, которые можно заказать.",
    }
    FEED_STALE = "feed_stale" {
        rule: "options" / "опции",
        message: "{path} was replaced by a file that cannot be used, and the earlier index stays in use: {given}" / "{path}: файл заменён непригодным, в работе прежний индекс: {given}",
        fix: "Make the index again with `flocktory-postcheckout feed index`." / "Постройте индекс заново командой `flocktory-postcheckout feed index`.",
    }
    FEED_UNREADABLE = "feed_unreadable" {
        rule: "options" / "опции",
        message: "{path} cannot be used, so ids were not compared: {given}" / "{path}: файл непригоден, идентификаторы не сравнивались: {given}",
        fix: "Make the index with `flocktory-postcheckout feed index`, and allow the server to read it. The order is sent anyway." / "Постройте индекс командой `flocktory-postcheckout feed index` и дайте серверу читать его. Заказ отправляется и без него.",
    }
    FEED_UNEXPLAINED = "feed_unexplained" {
        rule: "options" / "опции",
        message: "{path}: reasons were looked for in the first {given} ids that are not in the feed; the remaining ones are reported without a reason" / "{path}: причины искались для первых {given} идентификаторов, которых нет в фиде; про остальные сказано только, что их там нет",
        fix: "Fix the ids that have a reason first: as a rule, the others have the same one." / "Сначала исправьте идентификаторы, для которых названа причина: у остальных она обычно та же.",
    }
    FEED_FILE = "feed_file" {
        rule: "items → id (YML feed)" / "items → id (YML-фид)",
        message: "{path}: the file cannot be used: {given}" / "{path}: файл непригоден: {given}",
        fix: "Fix what the message names: the path of the file, its permissions, or the feed itself. An existing index stays as it is." / "Исправьте то, о чём говорит сообщение: где лежит файл, кто может его читать, сам фид. Прежний индекс остаётся как есть.",
    }
}
