<?php

$MESS['FLOCKTORY_POSTCHECKOUT_NAME'] = 'Flocktory: postcheckout';
$MESS['FLOCKTORY_POSTCHECKOUT_DESCRIPTION'] = 'Передаёт Flocktory заказы со страницы благодарности';
