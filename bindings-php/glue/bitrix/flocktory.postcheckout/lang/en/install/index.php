<?php

$MESS['FLOCKTORY_POSTCHECKOUT_NAME'] = 'Flocktory: postcheckout';
$MESS['FLOCKTORY_POSTCHECKOUT_DESCRIPTION'] = 'Sends orders to Flocktory from the thank-you page';
