//! Codes of values that cannot be read, and of the limits of an input.

use crate::report::code::codes;

codes! {
    impl Code, INPUT;

    WRONG_TYPE = "wrong_type" {
        rule: "types of the parameters" / "типы параметров",
        message: "{path} must be {expected}, got {given}" / "{path}: ожидается {expected}, получено: {given}",
        fix: "Pass the type that Flocktory's documentation shows for this parameter." / "Передайте тип, который указан для этого параметра в документации Flocktory.",
    }
    TEXT_PLACEHOLDER = "text_placeholder" {
        rule: "Опциональные параметры" / "Опциональные параметры",
        message: "{path} is a placeholder that a program wrote in place of a missing value: {given}" / "{path} — заглушка, которую программа записала вместо отсутствующего значения: {given}",
        fix: "Leave the field out when it is unknown." / "Не передавайте поле, если значение неизвестно.",
    }
    DUPLICATE_KEY = "duplicate_key" {
        rule: "JSON; nothing is lost silently" / "JSON; ничто не теряется молча",
        message: "{path} is given twice" / "{path} задано дважды",
        fix: "Give each key once, because one of two values would be lost." / "Задайте каждый ключ один раз: одно из двух значений потерялось бы.",
    }
    NUMBER_NOT_EXACT = "number_not_exact" {
        rule: "JavaScript numbers" / "числа JavaScript",
        message: "{path} has more digits than JavaScript holds exactly: {given}" / "{path}: цифр больше, чем JavaScript хранит точно: {given}",
        fix: "Round the number, or pass an identifier as text." / "Округлите число, а идентификатор передайте текстом.",
    }
    NUMBER_NOT_FINITE = "number_not_finite" {
        rule: "JavaScript numbers" / "числа JavaScript",
        message: "{path} is not a finite number: {given}" / "{path} — не конечное число: {given}",
        fix: "Find the division or the conversion that gave NaN or Infinity." / "Найдите деление или преобразование, давшее NaN или Infinity.",
    }
    NOT_UTF8 = "not_utf8" {
        rule: "text encoding" / "кодировка текста",
        message: "{path} is not valid UTF-8" / "{path}: текст не в UTF-8",
        hint: "set the option charset to `{suggestion}` if that is the shop's encoding" / "если кодировка магазина — `{suggestion}`, задайте её в опции charset",
        fix: "Pass UTF-8, or name the encoding in the option `charset`." / "Передайте UTF-8 или назовите кодировку в опции `charset`.",
    }
    LONE_SURROGATE = "lone_surrogate" {
        rule: "Unicode" / "Unicode",
        message: "{path} has half of a UTF-16 pair, which is not a character" / "{path}: половина пары UTF-16, это не символ",
        fix: "The text was cut inside an emoji, or decoded wrongly: cut by characters." / "Текст обрезан посреди эмодзи или неверно декодирован: режьте по символам.",
    }
    UNREADABLE = "unreadable" {
        rule: "the host's own object" / "объект самой программы",
        message: "{path} could not be read: {given}" / "{path} не удалось прочесть: {given}",
        fix: "A method of the object failed; the text is that of its error." / "Объект отказал в собственном методе; текст — от этого метода.",
    }
    METHOD_NOT_CALLED = "method_not_called" {
        rule: "the host's own object" / "объект самой программы",
        message: "{path} is a method, not a value" / "{path} — метод, а не значение",
        hint: "call it, or make it a property" / "вызовите его или сделайте свойством",
        fix: "Attributes are read, methods are not called: pass the result, or make the method a property." / "Атрибуты читаются, методы не вызываются: передайте результат или сделайте метод свойством.",
    }
    JSON_SYNTAX = "json_syntax" {
        rule: "JSON (RFC 8259)" / "JSON (RFC 8259)",
        message: "malformed JSON at {given}: expected {expected}" / "ошибка в JSON, {given}: ожидается {expected}",
        fix: "Fix the JSON text at the place that the message names." / "Исправьте текст JSON в указанном месте.",
    }
    PACKED_SYNTAX = "packed_syntax" {
        rule: "the packed form" / "упакованный вид",
        message: "malformed packed input at byte {given}" / "ошибка в упакованных данных, байт {given}",
        fix: "The program that packed the order has an error: report it to its authors." / "Ошибка в программе, которая упаковала заказ: сообщите её авторам.",
    }
    TOO_DEEP = "too_deep" {
        rule: "limits" / "пределы",
        message: "{path} is nested more than {expected} levels deep" / "{path}: вложенность больше {expected}",
        fix: "Flatten the value; it may contain itself." / "Уменьшите вложенность; возможно, значение содержит само себя.",
    }
    TEXT_TOO_LONG = "text_too_long" {
        rule: "limits" / "пределы",
        message: "{path} is longer than {expected} bytes" / "{path}: больше {expected} байт",
        fix: "Pass the title, not the description." / "Передайте название, а не описание.",
    }
    LINE_TOO_LONG = "line_too_long" {
        rule: "limits" / "пределы",
        message: "the line is longer than {expected} bytes and was not read" / "строка длиннее {expected} байт и не прочитана",
        fix: "Pass one order on each line; line ends may be missing." / "Передавайте по одному заказу в строке; возможно, потеряны переводы строк.",
    }
    TOO_MANY_ITEMS = "too_many_items" {
        rule: "limits" / "пределы",
        message: "{path} has more than {expected} items" / "{path}: больше {expected} товаров",
        fix: "Pass the items of one order." / "Передайте товары одного заказа.",
    }
    TOO_MANY_ORDERS = "too_many_orders" {
        rule: "limits" / "пределы",
        message: "more than {expected} orders in one list" / "больше {expected} заказов в одном списке",
        fix: "Pass the orders of one checkout; use NDJSON for many." / "Передайте заказы одной покупки; для многих есть NDJSON.",
    }
    TOO_MANY_KEYS = "too_many_keys" {
        rule: "limits" / "пределы",
        message: "{path} has more than {expected} entries" / "{path}: больше {expected} элементов",
        fix: "Pass only what Flocktory asked for." / "Передайте только то, о чём просил Flocktory.",
    }
    EXTRA_TOO_LARGE = "extra_too_large" {
        rule: "limits" / "пределы",
        message: "{path} makes the extra fields take more than {expected} bytes" / "{path}: с этим значением поля extra занимают больше {expected} байт",
        fix: "Pass only what Flocktory asked for; the value may contain itself." / "Передайте только то, о чём просил Flocktory; возможно, значение содержит само себя.",
    }
    TOO_MANY_PROBLEMS = "too_many_problems" {
        rule: "limits" / "пределы",
        message: "more problems, not listed here: {given}" / "ещё проблем, не показанных в списке: {given}",
        fix: "Fix the first ones; most of the others are of the same kind." / "Исправьте первые; остальные чаще всего такие же.",
    }
}
