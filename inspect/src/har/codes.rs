//! Codes of recordings.

use flocktory_postcheckout::internal::codes;

codes! {
    RECORDINGS;

    HAR_INVALID = "har_invalid" {
        rule: "HTTP Archive 1.2" / "HTTP Archive 1.2",
        message: "this is not a recording of a browser: {given}" / "это не запись браузера: {given}",
        fix: "In the browser's developer tools open Network, make a test purchase and choose «Save all as HAR with content»." / "Откройте в инструментах разработчика вкладку «Сеть», сделайте тестовый заказ и выберите «Сохранить всё как HAR с содержимым».",
    }
    HAR_REQUEST_FAILED = "har_request_failed" {
        rule: "general integration" / "общая интеграция",
        message: "this request failed: {given}" / "этот запрос не выполнен: {given}",
        fix: "An ad blocker, the page's policy or the network stopped it. Record again without extensions; if it fails still, check the address and the Content-Security-Policy." / "Его остановил блокировщик рекламы, политика страницы или сеть. Запишите заново без расширений; если не поможет, проверьте адрес и Content-Security-Policy.",
    }
    HAR_ORDER_NOT_SENT = "har_order_not_sent" {
        rule: "Postcheckout" / "Postcheckout",
        message: "a page pushes an order, but the recording has no request that sends it to Flocktory" / "страница отправляет заказ в очередь, но в записи нет запроса, который передаёт его во Flocktory",
        fix: "Check that the loader runs on that page, and keep recording for some seconds after it opens." / "Проверьте, что на этой странице работает загрузчик, и продолжайте запись ещё несколько секунд после её открытия.",
    }
    HAR_ORDER_UNREADABLE = "har_order_unreadable" {
        rule: "Postcheckout" / "Postcheckout",
        message: "this request has no order that can be read" / "в этом запросе нет заказа, который можно прочесть",
        fix: "Record again; if it is the same, ask Flocktory's support: the format of the request may have changed." / "Сделайте запись заново; если не поможет, спросите поддержку Flocktory: возможно, формат запроса изменился.",
    }
}
