//! Codes of pages and scripts.

use flocktory_postcheckout::internal::codes;

codes! {
    PAGES;

    PAGE_PUSH_MISSING = "page_push_missing" {
        rule: "Postcheckout" / "Postcheckout",
        message: "no script pushes `postcheckout`" / "ни один скрипт не отправляет `postcheckout`",
        fix: "Inspect the thank-you page as the browser gets it after a purchase. If Tag Manager sends the order, export the container and check it with `gtm check`." / "Проверьте страницу «Спасибо» в том виде, в котором её получает браузер после покупки. Если заказ отправляет Tag Manager, экспортируйте контейнер и проверьте его командой `gtm check`.",
    }
    PAGE_SCRIPT_SYNTAX = "page_script_syntax" {
        rule: "JavaScript" / "JavaScript",
        message: "this script cannot be parsed, so none of it runs: {given}{expected}" / "скрипт не разбирается, поэтому не выполняется совсем: {given}{expected}",
        fix: "Print each value as JSON that is escaped for scripts, without quotes around it, or let the library write the script." / "Выводите каждое значение как JSON, экранированный для скриптов, без кавычек вокруг, или поручите скрипт библиотеке.",
    }
    PAGE_SCRIPT_TOO_LONG = "page_script_too_long" {
        rule: "limits of the inspection" / "границы проверки",
        message: "not judged: this script is longer than {expected} bytes" / "не проверено: скрипт длиннее {expected} байт",
        fix: "Inspect the file that has the push alone." / "Проверьте отдельно тот файл, в котором отправляется заказ.",
    }
    PAGE_EVENT_NAME = "page_event_name" {
        rule: "Postcheckout" / "Postcheckout",
        message: "the event must be 'postcheckout', got {given}" / "событие должно называться 'postcheckout', получено {given}",
        fix: "Push `['postcheckout', {…}]`, in lower case." / "Отправляйте `['postcheckout', {…}]`, строчными буквами.",
    }
    PAGE_PUSH_FORM = "page_push_form" {
        rule: "Postcheckout" / "Postcheckout",
        message: "`push` takes one Array: the event and the order" / "`push` принимает один массив: событие и заказ",
        fix: "Put the event's name and the order into one Array." / "Поместите имя события и заказ в один массив.",
    }
    PAGE_QUEUE_OVERWRITTEN = "page_queue_overwritten" {
        rule: "Postcheckout" / "Postcheckout",
        message: "the queue `window.flocktory` is replaced, and the events in it are lost" / "очередь `window.flocktory` создаётся заново, события в ней теряются",
        fix: "Write `window.flocktory = window.flocktory || [];`." / "Пишите `window.flocktory = window.flocktory || [];`.",
    }
    PAGE_QUEUE_LOCAL = "page_queue_local" {
        rule: "Postcheckout" / "Postcheckout",
        message: "`flocktory` is a variable of a function here, which the loader does not read" / "`flocktory` здесь — переменная функции, загрузчик её не читает",
        fix: "Use the global queue: `window.flocktory = window.flocktory || [];`." / "Используйте глобальную очередь: `window.flocktory = window.flocktory || [];`.",
    }
    PAGE_OLD_API = "page_old_api" {
        rule: "Postcheckout; general integration" / "Postcheckout; общая интеграция",
        message: "this is the old API (`_flocktory`, `hello.js`), which Flocktory's documentation no longer has" / "это старый API (`_flocktory`, `hello.js`), в документации Flocktory его больше нет",
        fix: "Push `['postcheckout', {user: {name, email}, order: {id, price, items}}]` into `window.flocktory`: `order_id` is now `order.id`, `price` and `items` are in `order`, `name` and `email` in `user`." / "Отправляйте `['postcheckout', {user: {name, email}, order: {id, price, items}}]` в `window.flocktory`: `order_id` теперь `order.id`, `price` и `items` — в `order`, `name` и `email` — в `user`.",
    }
    PAGE_ORDER_REPEATED = "page_order_repeated" {
        rule: "order → id" / "order → id",
        message: "the order {given} is pushed more than once" / "заказ {given} отправляется больше одного раза",
        fix: "Push each order once; each part of a split checkout has its own id." / "Отправляйте каждый заказ один раз; у каждой части разделённой покупки свой id.",
    }
    PAGE_LOADER_MISSING = "page_loader_missing" {
        rule: "general integration" / "общая интеграция",
        message: "the page does not load Flocktory's loader, and without it nothing is sent" / "страница не подключает загрузчик Flocktory, а без него ничего не отправляется",
        fix: "Print the loader's tag on every page, or check that Tag Manager adds it." / "Выводите тег загрузчика на каждой странице или проверьте, что его добавляет Tag Manager.",
    }
    PAGE_LOADER_REPEATED = "page_loader_repeated" {
        rule: "general integration" / "общая интеграция",
        message: "the page loads Flocktory's loader more than once" / "страница подключает загрузчик Flocktory больше одного раза",
        fix: "Keep one of the tags." / "Оставьте один из тегов.",
    }
    PAGE_LOADERS_MIXED = "page_loaders_mixed" {
        rule: "general integration" / "общая интеграция",
        message: "the page loads both the old script `hello.js` and the loader" / "страница подключает и старый скрипт `hello.js`, и загрузчик",
        fix: "Remove `hello.js` and the pushes into `_flocktory`: the loader does all of it." / "Удалите `hello.js` и отправки в `_flocktory`: всё это делает загрузчик.",
    }
    PAGE_CSP_INLINE = "page_csp_inline" {
        rule: "Content-Security-Policy" / "Content-Security-Policy",
        message: "the policy's {given} forbids this script, so it does not run" / "директива {given} политики запрещает этот скрипт, он не выполнится",
        fix: "Give the script the policy's nonce, or add its hash to the policy; the library writes both (see docs/csp.md)." / "Добавьте скрипту nonce политики или внесите его хеш в политику; библиотека умеет и то и другое (см. docs/csp.ru.md).",
    }
    PAGE_CSP_HOSTS = "page_csp_hosts" {
        rule: "Content-Security-Policy" / "Content-Security-Policy",
        message: "the policy's {given} forbids requests of Flocktory's scripts: {expected}" / "директива {given} политики запрещает запросы скриптов Flocktory: {expected}",
        fix: "Add these hosts to the policy (see docs/csp.md). With 'strict-dynamic' the loader's tag needs the nonce." / "Добавьте эти адреса в политику (см. docs/csp.ru.md). При 'strict-dynamic' тегу загрузчика нужен nonce.",
    }
    PAGE_CHARSET = "page_charset" {
        rule: "encoding of the page" / "кодировка страницы",
        message: "the page is declared as {given}, but its bytes are {expected}: browsers show and send damaged texts" / "страница объявлена как {given}, но её байты — {expected}: браузер покажет и отправит испорченные тексты",
        fix: "Declare the encoding that the page has. If the server declares another one in `Content-Type`, that one counts." / "Объявите ту кодировку, в которой страница на самом деле. Если сервер объявляет другую в `Content-Type`, действует она.",
    }
    PAGE_ATTRIBUTE_UNKNOWN = "page_attribute_unknown" {
        rule: "Exchange; Precheckout" / "Exchange; Precheckout",
        message: "{given} is not an attribute of Flocktory's documentation, and is not read" / "атрибута {given} нет в документации Flocktory, он не читается",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        fix: "Use `data-fl-user-name`, `data-fl-user-email`, `data-fl-spot` and the others of the documentation; a phone goes into `data-fl-user-email` as `79998887766@unknown.email`." / "Используйте `data-fl-user-name`, `data-fl-user-email`, `data-fl-spot` и другие атрибуты из документации; телефон передаётся в `data-fl-user-email` как `79998887766@unknown.email`.",
    }
    PAGE_ATTRIBUTE_LETTER = "page_attribute_letter" {
        rule: "Exchange; Precheckout" / "Exchange; Precheckout",
        message: "{given} has a letter of another alphabet that only looks like a Latin one, so it is not read" / "в {given} буква другого алфавита, похожая на латинскую, поэтому имя не распознаётся",
        hint: "write `{suggestion}`" / "напишите `{suggestion}`",
        fix: "Type the name anew in Latin letters." / "Наберите имя заново латинскими буквами.",
    }
    PAGE_ATTRIBUTE_UNQUOTED = "page_attribute_unquoted" {
        rule: "HTML" / "HTML",
        message: "the value of {given} has no quotes, so it ends at the first space" / "значение {given} без кавычек, поэтому оно кончается на первом пробеле",
        fix: "Put the value into quotes, and escape it for HTML attributes." / "Возьмите значение в кавычки и экранируйте его для атрибутов HTML.",
    }
    PAGE_ATTRIBUTE_JSON = "page_attribute_json" {
        rule: "JSON" / "JSON",
        message: "the value of {given} is not JSON, so the script that reads it has no order" / "значение {given} — не JSON, поэтому читающий его скрипт не получит заказа",
        fix: "Print it with the JSON encoder of the language, and escape it for HTML attributes: an apostrophe or a quote in a text ends the attribute." / "Выводите его кодировщиком JSON и экранируйте для атрибутов HTML: апостроф или кавычка в тексте завершает атрибут.",
    }
}
