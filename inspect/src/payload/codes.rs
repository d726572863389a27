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
        message: "not judged: {path} is known only when the script runs" / "не проверено: {path} известно только при выполнении",
        fix: "This may be correct. Inspect the page that the browser gets, or the browser's recording of a purchase." / "Ошибки может и не быть. Проверьте страницу, которую получает браузер, или запись покупки из браузера.",
    }
    PAYLOAD_EMAIL_DOMAIN = "payload_email_domain" {
        rule: "user → email" / "user → email",
        message: "{path} is made up: every customer without an email gets an address of {given}" / "{path} выдуман: каждый покупатель без почты получает адрес в домене {given}",
        fix: "Where there is no email, send the digits of the phone with `@unknown.email`: an address of another domain belongs to somebody." / "Если почты нет, отправляйте цифры телефона с `@unknown.email`: адрес в другом домене чей-то.",
    }
    PAYLOAD_SEX_GUESSED = "payload_sex_guessed" {
        rule: "user → sex" / "user → sex",
        message: "{path} is guessed: it is {given}, whatever is known of the customer" / "{path} угадывается: это {given}, что бы ни было известно о покупателе",
        fix: "Send `sex` only where the customer has given it, as `m` or `f`; else leave it out." / "Передавайте `sex`, только если его указал покупатель, как `m` или `f`; иначе не передавайте.",
    }
    PAYLOAD_CONSTANT = "payload_constant" {
        rule: "Postcheckout" / "Postcheckout",
        message: "{path} is the same for every order: {given}" / "{path} одинаково для всех заказов: {given}",
        fix: "Print the value of this order; the sample values of the documentation are only samples." / "Выводите значение этого заказа; значения из документации — только примеры.",
    }
    TEMPLATE_UNESCAPED = "template_unescaped" {
        rule: "JavaScript" / "JavaScript",
        message: "{path} is printed into a text without escaping: a quote, a line break or `</script>` in it breaks the script ({given})" / "{path} выводится в строку без экранирования: кавычка, перевод строки или `</script>` в значении ломает скрипт ({given})",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Escape the value for JavaScript with the filter or the function of the template's language, or let the library write the script." / "Экранируйте значение для JavaScript фильтром или функцией языка шаблона или поручите скрипт библиотеке.",
    }
    TEMPLATE_UNQUOTED = "template_unquoted" {
        rule: "JavaScript" / "JavaScript",
        message: "{path} is a text, but it is printed without quotes and not as JSON: the script breaks ({given})" / "{path} — строка, но выводится без кавычек и не как JSON: скрипт ломается ({given})",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Print the value as JSON that is escaped for scripts, or in quotes and escaped for JavaScript." / "Выводите значение как JSON, экранированный для скриптов, или в кавычках и экранированным для JavaScript.",
    }
    TEMPLATE_HTML_ESCAPED = "template_html_escaped" {
        rule: "JavaScript" / "JavaScript",
        message: "{path} is escaped for HTML inside of a script: `&quot;` and `&#39;` are sent as they are written ({given})" / "{path} экранируется для HTML внутри скрипта: `&quot;` и `&#39;` отправляются как есть ({given})",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Escape the value for JavaScript, not for HTML: a browser does not decode entities in scripts." / "Экранируйте значение для JavaScript, а не для HTML: в скриптах браузер не раскодирует сущности.",
    }
    TEMPLATE_JSON_QUOTED = "template_json_quoted" {
        rule: "JavaScript" / "JavaScript",
        message: "{path} is printed as JSON inside of quotes: it is sent with quotes, or breaks the script ({given})" / "{path} выводится как JSON внутри кавычек: отправляется с кавычками или ломает скрипт ({given})",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Remove the quotes around it: JSON has its own." / "Уберите кавычки вокруг: у JSON они свои.",
    }
    TEMPLATE_JSON_FLAGS = "template_json_flags" {
        rule: "HTML: script elements" / "HTML: элементы script",
        message: "{path} is printed as JSON that is not safe in a script: {expected} in a text ends the script or hides what follows ({given})" / "{path} выводится как JSON, небезопасный в скрипте: {expected} в тексте завершает скрипт или скрывает следующее за ним ({given})",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Pass the flags JSON_HEX_TAG, JSON_HEX_AMP, JSON_HEX_APOS and JSON_HEX_QUOT (together 15), and not JSON_UNESCAPED_SLASHES." / "Передайте флаги JSON_HEX_TAG, JSON_HEX_AMP, JSON_HEX_APOS и JSON_HEX_QUOT (вместе 15), без JSON_UNESCAPED_SLASHES.",
    }
    TEMPLATE_ID_UNQUOTED = "template_id_unquoted" {
        rule: "types of the parameters" / "типы параметров",
        message: "{path} is printed without quotes: it becomes a number, or breaks the script ({given})" / "{path} выводится без кавычек: становится числом или ломает скрипт ({given})",
        fix: "Put the id into quotes, or print it as JSON of a text: a number loses leading zeros, and long ones lose digits." / "Возьмите идентификатор в кавычки или выводите как JSON строки: число теряет ведущие нули, а длинное — и цифры.",
    }
    PAYLOAD_PRICE_FRACTION = "payload_price_fraction" {
        rule: "price" / "price",
        message: "{path} loses its kopecks" / "{path} теряет копейки",
        fix: "Print the whole price, with two digits after a point." / "Выводите цену целиком, с двумя знаками после точки.",
    }
    TEMPLATE_PRICE_FORMAT = "template_price_format" {
        rule: "price" / "price",
        message: "{path} is formatted for people: spaces, a comma or a currency are not a number ({given})" / "{path} отформатировано для людей: с пробелами, запятой или валютой это не число ({given})",
        fix: "Print the number with a point and without anything else, such as `2999.90`." / "Выводите число с точкой и без всего остального, например `2999.90`.",
    }
    TEMPLATE_ITEMS_GLUED = "template_items_glued" {
        rule: "order → items" / "order → items",
        message: "{path} is put together from pieces of text: an empty list, a trailing piece or a quote breaks the script ({given})" / "{path} собирается из кусков текста: пустой список, лишний кусок или кавычка ломает скрипт ({given})",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Build a list in the template's language and print it as JSON that is escaped for scripts." / "Соберите список на языке шаблона и выводите его как JSON, экранированный для скриптов.",
    }
}
