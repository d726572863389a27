//! Codes of containers that were exported from Tag Manager.

use flocktory_postcheckout::internal::codes;

codes! {
    CONTAINERS;

    GTM_NOT_EXPORT = "gtm_not_export" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path} is not an export of a Tag Manager container: it looks like {given}" / "{path}: это не экспорт контейнера Tag Manager, похоже на {given}",
        fix: "Use the file that Tag Manager exports: Admin, Export Container, JSON." / "Возьмите файл, который создаёт Tag Manager: «Администрирование», «Экспортировать контейнер», JSON.",
    }
    GTM_FORMAT_VERSION = "gtm_format_version" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path} must be the number 2, got {given}" / "{path}: ожидается число 2, получено {given}",
        fix: "Export the container again; Tag Manager imports only version 2." / "Экспортируйте контейнер заново: Tag Manager импортирует только версию 2.",
    }
    GTM_CONTAINER_KIND = "gtm_container_kind" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path} does not have WEB: Flocktory's tag runs only in web pages" / "{path}: нет WEB, а тег Flocktory работает только на веб-странице",
        fix: "Put the tag into the web container of the shop's site." / "Поместите тег в веб-контейнер сайта магазина.",
    }
    GTM_PROPERTY_UNKNOWN = "gtm_property_unknown" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} is not a property that Tag Manager knows" / "{path}{owner}: такого свойства Tag Manager не знает",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        fix: "Correct the name or remove the property." / "Исправьте имя или уберите свойство.",
    }
    GTM_PROPERTY_MISSING = "gtm_property_missing" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} is missing" / "{path}{owner}: обязательного свойства нет",
        fix: "Add the property; Tag Manager refuses the file without it." / "Добавьте свойство: без него Tag Manager файл не примет.",
    }
    GTM_PROPERTY_TYPE = "gtm_property_type" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} must be {expected}, got {given}" / "{path}{owner}: ожидается {expected}, получено: {given}",
        fix: "Write the value with the type that exports have: ids and values of parameters are texts, `\"true\"` and `\"2\"` included." / "Запишите значение в том типе, который бывает в экспорте: идентификаторы и значения параметров — текст, также `\"true\"` и `\"2\"`.",
    }
    GTM_VALUE_UNKNOWN = "gtm_value_unknown" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} has a value that Tag Manager does not know: {given}" / "{path}{owner}: такого значения Tag Manager не знает: {given}",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        fix: "Use one of the values of the Tag Manager API, in upper case with underscores." / "Возьмите одно из значений API Tag Manager, прописными буквами с подчёркиваниями.",
    }
    GTM_ID_REPEATED = "gtm_id_repeated" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} has the id {given} of {expected}" / "{path}{owner}: идентификатор {given} уже занят в {expected}",
        fix: "Give each tag, trigger, variable and folder a separate id." / "Дайте каждому тегу, триггеру, переменной и папке свой идентификатор.",
    }
    GTM_NAME_REPEATED = "gtm_name_repeated" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path} has the name {given} of {expected}" / "{path}: имя {given} уже занято в {expected}",
        fix: "Rename one of them: names are unique in Tag Manager, and variables are referred to by name." / "Переименуйте одно из них: имена в Tag Manager не повторяются, а на переменные ссылаются по имени.",
    }
    GTM_VARIABLE_UNDEFINED = "gtm_variable_undefined" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner} refers to a variable that does not exist: {given}" / "{path}{owner}: ссылка на переменную, которой нет: {given}",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        fix: "Create the variable, or correct the name: it must be exactly the one that Tag Manager shows, case and spaces included." / "Создайте переменную или исправьте имя: оно должно точно совпадать с показанным в Tag Manager, вместе с регистром и пробелами.",
    }
    GTM_BUILT_IN_DISABLED = "gtm_built_in_disabled" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner} refers to the built-in variable {given}, which is not switched on" / "{path}{owner}: ссылка на встроенную переменную {given}, которая не включена",
        fix: "Switch it on: Variables, Built-In Variables, Configure; in the file, list it in `builtInVariable`." / "Включите её: «Переменные», «Встроенные переменные», «Настроить»; в файле — добавьте в `builtInVariable`.",
    }
    GTM_VARIABLE_CYCLE = "gtm_variable_cycle" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner} needs its own value: it refers to {given}, which refers to it again" / "{path}{owner}: переменной нужно её собственное значение: она ссылается на {given}, а та снова на неё",
        fix: "Remove the circle; such variables have no value in Tag Manager." / "Разорвите круг: у таких переменных в Tag Manager нет значения.",
    }
    GTM_TRIGGER_UNDEFINED = "gtm_trigger_undefined" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} names a trigger that does not exist: {given}" / "{path}{owner}: такого триггера нет: {given}",
        fix: "Export the container with its triggers, or choose a trigger that exists." / "Экспортируйте контейнер вместе с триггерами или выберите существующий.",
    }
    GTM_TAG_UNDEFINED = "gtm_tag_undefined" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner} names a tag that does not exist: {given}" / "{path}{owner}: такого тега нет: {given}",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        fix: "Setup and cleanup tags are found by display name; correct it." / "Теги, запускаемые до и после, указываются по имени; исправьте его.",
    }
    GTM_FOLDER_UNDEFINED = "gtm_folder_undefined" {
        rule: "Tag Manager: import and export" / "Tag Manager: импорт и экспорт",
        message: "{path}{owner} names a folder that does not exist: {given}" / "{path}{owner}: такой папки нет: {given}",
        fix: "Add the folder to the file, or remove `parentFolderId`." / "Добавьте папку в файл или уберите `parentFolderId`.",
    }
    GTM_TRIGGER_EVENT_MISSING = "gtm_trigger_event_missing" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} has no condition on `_event`: a custom event trigger needs the event's name" / "{path}{owner}: нет условия на `_event`: триггеру «Специальное событие» нужно имя события",
        fix: "Enter the event's name, such as `purchase`." / "Укажите имя события, например `purchase`.",
    }
    GTM_CODE_TOO_LONG = "gtm_code_too_long" {
        rule: "Tag Manager: code" / "Tag Manager: код",
        message: "{path}{owner} is longer than the {expected} characters that Tag Manager accepts" / "{path}{owner}: больше {expected} символов, Tag Manager столько не принимает",
        fix: "Move the code into a file of the site." / "Перенесите код в файл на сайте.",
    }
    GTM_JAVASCRIPT_SYNTAX = "gtm_javascript_syntax" {
        rule: "Tag Manager: code" / "Tag Manager: код",
        message: "{path}{owner}: this JavaScript cannot be parsed: {given}" / "{path}{owner}: JavaScript не разбирается: {given}",
        fix: "Fix the code at the place that the message names; until then, none of it runs." / "Исправьте код в указанном месте: до этого он не работает совсем.",
    }
    GTM_JAVASCRIPT_ES6 = "gtm_javascript_es6" {
        rule: "Tag Manager: code" / "Tag Manager: код",
        message: "{path}{owner}: {given} is newer than ECMAScript 5, and Tag Manager accepts nothing newer" / "{path}{owner}: {given} — новее ECMAScript 5, а Tag Manager принимает только его",
        fix: "Write it in ECMAScript 5: `var`, `function`, `+` between strings." / "Запишите на ECMAScript 5: `var`, `function`, строки через `+`.",
    }
    GTM_FUNCTION_FORM = "gtm_function_form" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner}: a Custom JavaScript variable is one anonymous function, and this is not" / "{path}{owner}: пользовательский JavaScript — это одна анонимная функция, а здесь не она",
        fix: "Write `function () { return …; }` and nothing around it; Tag Manager calls it." / "Напишите `function () { return …; }` и ничего вокруг: вызовет её Tag Manager.",
    }
    GTM_FUNCTION_RETURN = "gtm_function_return" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner}: this function does not return a value on every path" / "{path}{owner}: функция возвращает значение не на всех путях",
        fix: "End every branch with `return`; where there is no value, write `return undefined;`." / "Закончите каждую ветвь словом `return`; если вернуть нечего — `return undefined;`.",
    }
    GTM_POSTCHECKOUT_MISSING = "gtm_postcheckout_missing" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}: no Custom HTML tag pushes `postcheckout`" / "{path}: ни один тег «Пользовательский HTML» не отправляет `postcheckout`",
        fix: "Add the tag, for example by importing the file that `gtm container` makes; or check the container that has it." / "Добавьте тег, например импортом файла от `gtm container`, или проверьте контейнер, в котором он есть.",
    }
    GTM_SCRIPT_MISSING = "gtm_script_missing" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the code is outside of a script element, so customers see it as text" / "{path}{owner}: код стоит вне элемента script, и покупатель увидит его как текст",
        fix: "Put `<script>` before the code and `</script>` after it." / "Поставьте `<script>` перед кодом и `</script>` после него.",
    }
    GTM_SCRIPT_TYPE = "gtm_script_type" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the code is in a script element of the type {given}, which is not run as JavaScript" / "{path}{owner}: код стоит в элементе script с типом {given} и как JavaScript не выполняется",
        fix: "Remove the attribute `type`. Tag Manager runs classic scripts only: no templates, no data, no modules." / "Уберите атрибут `type`. Tag Manager выполняет только обычные скрипты: не шаблоны, не данные и не модули.",
    }
    GTM_OLD_API = "gtm_old_api" {
        rule: "Postcheckout; general integration" / "Postcheckout; общая интеграция",
        message: "{path}{owner}: this is the old API (`_flocktory`, `hello.js`), which Flocktory's documentation no longer has" / "{path}{owner}: это старый API (`_flocktory`, `hello.js`), которого в документации Flocktory больше нет",
        fix: "Push `['postcheckout', {user: {name, email}, order: {id, price, items}}]` into `window.flocktory`: `order_id` is now `order.id`, `price` and `items` are in `order`, `name` and `email` in `user`; the loader is `https://api.flocktory.com/v2/loader.js`." / "Отправляйте `['postcheckout', {user: {name, email}, order: {id, price, items}}]` в `window.flocktory`: `order_id` теперь `order.id`, `price` и `items` — в `order`, `name` и `email` — в `user`; загрузчик — `https://api.flocktory.com/v2/loader.js`.",
    }
    GTM_EVENT_NAME = "gtm_event_name" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the event must be 'postcheckout', got {given}" / "{path}{owner}: событие должно называться 'postcheckout', получено {given}",
        fix: "Push `['postcheckout', {…}]`, in lower case." / "Отправляйте `['postcheckout', {…}]`, строчными буквами.",
    }
    GTM_PUSH_FORM = "gtm_push_form" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: `push` takes one Array: the name and the order" / "{path}{owner}: `push` принимает один Array: имя события и заказ",
        fix: "Put the event's name and the order into one Array." / "Поместите имя события и заказ в один Array.",
    }
    GTM_QUEUE_OVERWRITTEN = "gtm_queue_overwritten" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the queue `window.flocktory` is replaced, and the events in it are lost" / "{path}{owner}: очередь `window.flocktory` создаётся заново, и всё, что в ней было, теряется",
        fix: "Write `window.flocktory = window.flocktory || [];`." / "Напишите `window.flocktory = window.flocktory || [];`.",
    }
    GTM_QUEUE_MISSING = "gtm_queue_missing" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: nothing creates the queue before this push: if the loader has not run yet, the code stops here and the order is lost" / "{path}{owner}: перед отправкой никто не создаёт очередь: если загрузчик ещё не отработал, код остановится здесь и заказ потеряется",
        fix: "Write `window.flocktory = window.flocktory || [];` before the push." / "Напишите перед отправкой `window.flocktory = window.flocktory || [];`.",
    }
    GTM_QUEUE_LOCAL = "gtm_queue_local" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: if `window.flocktory` does not exist yet, this is an array that nothing reads, and the order in it is lost" / "{path}{owner}: если `window.flocktory` ещё нет, это массив, который никто не читает, и заказ в нём потеряется",
        fix: "Set the global queue: `window.flocktory = window.flocktory || [];`. `var` in a function creates another variable." / "Создайте глобальную очередь: `window.flocktory = window.flocktory || [];`. `var` внутри функции создаёт другую переменную.",
    }
    GTM_PAYLOAD_UNREAD = "gtm_payload_unread" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: {given} cannot be read from the code, so it was not checked" / "{path}{owner}: {given} не прочитать из кода, поэтому проверки не было",
        fix: "This may be correct. In Tag Manager's Preview, compare what is sent with the sample of Flocktory's documentation, or write the object in the tag itself." / "Ошибки может и не быть. Сравните отправленное с примером на странице в режиме предпросмотра Tag Manager или запишите объект в самом теге.",
    }
    GTM_FIELD_MISSING = "gtm_field_missing" {
        rule: "required parameters" / "обязательные параметры",
        message: "{path}{owner}: {given} is missing" / "{path}{owner}: нет {given}",
        fix: "Add the field as in the sample of Flocktory's documentation." / "Добавьте поле, как в примере из документации Flocktory.",
    }
    GTM_FIELD_UNKNOWN = "gtm_field_unknown" {
        rule: "names of the parameters" / "имена параметров",
        message: "{path}{owner}: {given} is not a parameter of postcheckout" / "{path}{owner}: параметра {given} в postcheckout нет",
        hint: "did you mean `{suggestion}`?" / "возможно, имелось в виду `{suggestion}`?",
        fix: "Correct the name; Flocktory reads no other names." / "Исправьте имя: других Flocktory не читает.",
    }
    GTM_FIELD_TYPE = "gtm_field_type" {
        rule: "types of the parameters" / "типы параметров",
        message: "{path}{owner}: {given} must be {expected}" / "{path}{owner}: {given} — здесь ожидается {expected}",
        fix: "Pass the type that Flocktory's documentation shows: ids are text, prices and counts are numbers, items is an Array." / "Передайте тип, который указан в документации Flocktory: идентификаторы — текст, цены и количества — числа, товары — Array.",
    }
    GTM_FIELD_CONSTANT = "gtm_field_constant" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: {given} is the same for every order" / "{path}{owner}: {given} одинаково для всех заказов",
        fix: "Replace the sample's value with a variable, without quotes: `{{Order id}}`." / "Подставьте переменную вместо значения из примера, без кавычек: `{{Order id}}`.",
    }
    GTM_ORDER_ID_INVENTED = "gtm_order_id_invented" {
        rule: "order → id" / "order → id",
        message: "{path}{owner}: {given} is made from the time or a random number, so it is not the shop's id, and a reload sends the order again" / "{path}{owner}: {given} составлен из времени или случайного числа: это не номер заказа магазина, и перезагрузка страницы отправит заказ снова",
        fix: "Pass the order's own number; if the thank-you page has none, send nothing." / "Передайте номер самого заказа; если его на странице нет, не отправляйте ничего.",
    }
    GTM_FIELD_EMPTY = "gtm_field_empty" {
        rule: "optional parameters" / "опциональные параметры",
        message: "{path}{owner}: {given} is empty" / "{path}{owner}: {given} пусто",
        fix: "Pass the value, or leave an optional field out; do not pass null or an empty text." / "Передайте значение, а необязательное поле не передавайте: ни null, ни пустой текст.",
    }
    GTM_EMAIL_UNDEFINED = "gtm_email_undefined" {
        rule: "user → email" / "user → email",
        message: "{path}{owner}: {given} becomes `undefined@unknown.email` where the variable has no value" / "{path}{owner}: {given} превратится в `undefined@unknown.email`, если у переменной нет значения",
        fix: "Ask for the value first: `{{Phone}} ? {{Phone}} + '@unknown.email' : …`." / "Сначала проверьте значение: `{{Phone}} ? {{Phone}} + '@unknown.email' : …`.",
    }
    GTM_VARIABLE_QUOTED = "gtm_variable_quoted" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: {given} has the variable {expected} in quotes, which turns any value into text: a number, `undefined`, `[object Object]`" / "{path}{owner}: в {given} переменная {expected} стоит в кавычках, и любое значение станет текстом: число, `undefined`, `[object Object]`",
        fix: "Remove the quotes: without them a variable keeps its type, and quotes in its value do no harm." / "Уберите кавычки: без них переменная сохраняет тип, а кавычки внутри значения не мешают.",
    }
    GTM_DATA_LAYER_VERSION = "gtm_data_layer_version" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner}: version 2 of the data layer merges lists, so items of an earlier push may stay in {given}" / "{path}{owner}: версия 2 уровня данных объединяет списки, и в {given} могут остаться товары прежних событий",
        fix: "Choose version 1, with the top key as the name, such as `ecommerce`, and take the list from its value." / "Выберите версию 1 и имя верхнего ключа, например `ecommerce`, а список берите из его значения.",
    }
    GTM_DATA_LAYER_DOTS = "gtm_data_layer_dots" {
        rule: "Postcheckout through GTM, step 1 (variables)" / "Postcheckout через GTM, шаг 1 (переменные)",
        message: "{path}{owner}: version 1 of the data layer does not look inside objects, so {given} has no value" / "{path}{owner}: версия 1 уровня данных не заглядывает внутрь объектов, и у {given} нет значения",
        fix: "Use the top key, such as `ecommerce`, as the name, and read the rest from its value in a Custom JavaScript variable." / "Укажите верхний ключ, например `ecommerce`, а остальное берите из его значения в пользовательском JavaScript.",
    }
    GTM_TRIGGER_MISSING = "gtm_trigger_missing" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} is empty: the tag never fires" / "{path}{owner}: триггеров нет, тег никогда не сработает",
        fix: "Choose a trigger: the order's event, or the address of the thank-you page." / "Выберите триггер: событие заказа или адрес страницы «Спасибо за покупку».",
    }
    GTM_TRIGGER_UNGUARDED = "gtm_trigger_unguarded" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner}: the trigger {given} fires on every page, and nothing in the tag checks that there is an order" / "{path}{owner}: триггер {given} срабатывает на каждой странице, а в теге нет проверки, что есть заказ",
        fix: "Choose the order's event or the address of the thank-you page, or return from the code when there is no order id." / "Выберите событие заказа или адрес страницы «Спасибо за покупку» либо выходите из кода, если нет номера заказа.",
    }
    GTM_TRIGGER_EARLY = "gtm_trigger_early" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner}: the trigger {given} fires before later scripts of the page have run, so variables may still be empty" / "{path}{owner}: триггер {given} срабатывает до скриптов, стоящих ниже на странице, и переменные могут быть ещё пусты",
        fix: "Choose the order's custom event, else DOM Ready." / "Выберите специальное событие заказа или «Модель DOM готова».",
    }
    GTM_TRIGGER_UNFIT = "gtm_trigger_unfit" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner}: the trigger {given} fires when the customer does something, not when the order is made" / "{path}{owner}: триггер {given} срабатывает на действия покупателя, а не на оформленный заказ",
        fix: "Choose the order's event or the thank-you page." / "Выберите событие заказа или страницу «Спасибо за покупку».",
    }
    GTM_CONDITION_NEVER = "gtm_condition_never" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} never holds for {given}: expected {expected}" / "{path}{owner} никогда не выполняется с {given}: ожидается {expected}",
        fix: "Choose Page Path for a path such as `/thanks`, Page URL for a whole address or a query, or `contains`." / "Возьмите Page Path для пути вроде `/thanks`, Page URL для полного адреса или параметров либо условие «содержит».",
    }
    GTM_REGEX_INVALID = "gtm_regex_invalid" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner} is not {expected}: {given}" / "{path}{owner}: это не {expected}: {given}",
        fix: "Correct the regular expression. Browsers read it as JavaScript's: there is no `(?i)`, and `\\`, `(` and `[` need their other half." / "Исправьте регулярное выражение. Браузеры читают его как в JavaScript: `(?i)` там нет, а у `\\`, `(` и `[` должна быть пара.",
    }
    GTM_POSTCHECKOUT_REPEATED = "gtm_postcheckout_repeated" {
        rule: "Postcheckout through GTM, step 2 (trigger)" / "Postcheckout через GTM, шаг 2 (триггер)",
        message: "{path}{owner}: the tag {expected} sends the order on this trigger already" / "{path}{owner}: на этот триггер заказ уже отправляет тег {expected}",
        fix: "Keep one tag for each order; each spot needs its own trigger." / "Оставьте один тег на заказ; разным спотам нужны разные триггеры.",
    }
    GTM_TAG_PAUSED = "gtm_tag_paused" {
        rule: "Postcheckout through GTM, step 3 (tag)" / "Postcheckout через GTM, шаг 3 (тег)",
        message: "{path}{owner}: the tag is paused" / "{path}{owner}: тег приостановлен",
        fix: "Unpause it when the order is to be sent." / "Возобновите его, когда заказы должны передаваться.",
    }
    GTM_LOADER_MISSING = "gtm_loader_missing" {
        rule: "general integration" / "общая интеграция",
        message: "{path}: no tag has Flocktory's loader, and without it nothing is sent" / "{path}: ни в одном теге нет загрузчика Flocktory, а без него на странице ничего не отправляется",
        fix: "This is correct if the page itself has the loader. Otherwise add it to all pages, for example with `gtm container`." / "Годится, если загрузчик стоит в самой странице; иначе добавьте его на все страницы, например с `gtm container`.",
    }
    GTM_LOADER_REPEATED = "gtm_loader_repeated" {
        rule: "general integration" / "общая интеграция",
        message: "{path}{owner} has the loader too, as the tag {expected} has" / "{path}{owner}: загрузчик здесь второй раз, он уже есть в теге {expected}",
        fix: "Keep one of them: a page needs the loader once." / "Оставьте один: загрузчик ставится на страницу один раз.",
    }
}
