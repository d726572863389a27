<?php

$MESS['FLOCKTORY_POSTCHECKOUT_NAME'] = 'Flocktory: postcheckout';
$MESS['FLOCKTORY_POSTCHECKOUT_DESCRIPTION'] = 'Tells Flocktory of the orders on the page of thanks';
