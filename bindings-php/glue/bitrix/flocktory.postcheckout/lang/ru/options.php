<?php

$MESS['FLOCKTORY_POSTCHECKOUT_SITE_ID'] = 'Идентификатор сайта';
$MESS['FLOCKTORY_POSTCHECKOUT_SITE_ID_HELP'] = 'Номер вашего сайта из личного кабинета Flocktory. Без него загрузчик на страницы не выводится.';
$MESS['FLOCKTORY_POSTCHECKOUT_SPOT'] = 'Спот';
$MESS['FLOCKTORY_POSTCHECKOUT_SPOT_HELP'] = 'Заполните, только если его дал ваш менеджер Flocktory.';
$MESS['FLOCKTORY_POSTCHECKOUT_OFFER_ID'] = 'Идентификатор товара';
$MESS['FLOCKTORY_POSTCHECKOUT_OFFER_ID_HELP'] = 'Что в вашем товарном фиде стоит в id предложения: ID товара или его внешний код.';
$MESS['FLOCKTORY_POSTCHECKOUT_FEED'] = 'Индекс фида';
$MESS['FLOCKTORY_POSTCHECKOUT_FEED_HELP'] = 'Путь на сервере, например /var/lib/shop/feed.idx: товары, которых нет в фиде, попадут в журнал. Можно не заполнять.';
$MESS['FLOCKTORY_POSTCHECKOUT_SAVE'] = 'Сохранить';
