//! Codes of the options of a call.

use crate::report::code::codes;

codes! {
    impl Code, OPTIONS;

    OPTION_UNKNOWN = "option_unknown" {
        rule: "options" / "опции",
        message: "{path} is not an option; the options are: {expected}" / "{path}: такой опции нет, есть: {expected}",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        fix: "Correct the name. `README.md` lists the options of a call, `docs/gtm.md` those of a container." / "Исправьте имя. Опции вызова перечислены в `README.ru.md`, опции контейнера — в `docs/gtm.ru.md`.",
    }
    OPTION_INVALID = "option_invalid" {
        rule: "options" / "опции",
        message: "{path} must be {expected}, got {given}" / "{path}: ожидается {expected}, получено: {given}",
        fix: "Pass one of the values that the message names." / "Передайте одно из названных значений.",
    }
    NONCE_INVALID = "nonce_invalid" {
        rule: "Content-Security-Policy" / "Content-Security-Policy",
        message: "{path} must be printable ASCII without spaces, quotes, <, > and &, at most 256 characters; got {given}" / "{path}: нужны печатные ASCII-знаки без пробелов, кавычек, <, > и &, не больше 256; получено {given}",
        fix: "Pass the nonce of the response's Content-Security-Policy header, as it is." / "Передайте nonce из заголовка Content-Security-Policy этого ответа, как есть.",
    }
    SITE_ID_INVALID = "site_id_invalid" {
        rule: "general integration: site_id" / "общая интеграция: site_id",
        message: "{path} must be digits only, got {given}" / "{path}: ожидаются только цифры, получено: {given}",
        fix: "Copy the number from your Flocktory account, without spaces." / "Скопируйте номер из личного кабинета Flocktory, без пробелов.",
    }
}
