//! Codes of values in a payload.

use flocktory_postcheckout::internal::codes;

codes! {
    PAYLOADS;

    PAYLOAD_ID_NUMBER = "payload_id_number" {
        rule: "types of the parameters" / "типы параметров",
        message: "{path} is a number; Flocktory's documentation has text" / "{path} — число, а в документации Flocktory — строка",
        fix: "Put the id into quotes: a number loses leading zeros, and long ones lose digits." / "Возьмите идентификатор в кавычки: число теряет ведущие нули, а длинное — и цифры.",
    }
    PAYLOAD_EMPTY = "payload_empty" {
        rule: "optional parameters" / "необязательные параметры",
        message: "{path} is empty" / "{path} не заполнено",
        fix: "Leave the parameter out when it is unknown; do not pass null or an empty text." / "Не передавайте параметр, если он неизвестен: ни null, ни пустой строки.",
    }
    PAYLOAD_SAMPLE = "payload_sample" {
        rule: "the sample code of Flocktory's documentation" / "пример кода в документации Flocktory",
        message: "{path} is a value of the sample in Flocktory's documentation: {given}" / "{path} — значение из примера в документации Flocktory: {given}",
        fix: "Replace it by the order's own value, or leave the parameter out." / "Замените его значением из заказа или не передавайте параметр.",
    }
    NOT_JUDGED = "not_judged" {
        rule: "limits of the inspection" / "границы проверки",
        message: "not judged: {path} is known only when the script runs" / "не проверено: {path} известно только при выполнении скрипта",
        fix: "This may be correct. Inspect the page that the browser gets, or the browser's recording of a purchase." / "Ошибки может и не быть. Проверьте страницу, которую получает браузер, или запись покупки из браузера.",
    }
}
