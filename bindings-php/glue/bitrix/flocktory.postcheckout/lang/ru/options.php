<?php

$MESS['FLOCKTORY_POSTCHECKOUT_SITE_ID'] = 'Идентификатор сайта (site_id)';
$MESS['FLOCKTORY_POSTCHECKOUT_SPOT'] = 'Spot';
$MESS['FLOCKTORY_POSTCHECKOUT_OFFER_ID'] = "Идентификатор товара, как в фиде";
$MESS['FLOCKTORY_POSTCHECKOUT_FEED'] = 'Индекс фида на сервере (файл .idx)';
$MESS['FLOCKTORY_POSTCHECKOUT_SAVE'] = 'Сохранить';
