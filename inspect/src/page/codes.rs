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
}
