<?php

$_['heading_title'] = 'Flocktory: postcheckout';

$_['text_extension'] = 'Расширения';
$_['text_edit'] = 'Flocktory: postcheckout';
$_['text_success'] = 'Настройки Flocktory сохранены.';
$_['text_product_id'] = 'ID товара (product_id)';
$_['text_model'] = 'Модель (model)';
$_['text_sku'] = 'Артикул (sku)';

$_['entry_status'] = 'Статус';
$_['entry_site_id'] = 'Идентификатор сайта (site_id)';
$_['entry_spot'] = 'Spot';
$_['entry_once'] = 'Отправлять заказ один раз за сессию';
$_['entry_feed'] = 'Индекс фида на сервере';
$_['entry_offer_id'] = 'Идентификатор товара, как в фиде';

$_['help_site_id'] = 'Номер сайта во Flocktory. Без него на страницах не будет загрузчика, только заказы.';
$_['help_spot'] = 'Если Flocktory его вам выдала.';
$_['help_feed'] = 'Путь к файлу .idx, который создаёт команда flocktory-postcheckout feed index. Товары, которых нет в фиде, попадут в журнал.';

$_['error_permission'] = 'У вас нет прав на изменение настроек Flocktory.';
$_['error_extension'] = 'Расширение PHP flocktory_postcheckout не загружено, заказы не отправляются. Ему нужен PHP 8.1 или новее.';
