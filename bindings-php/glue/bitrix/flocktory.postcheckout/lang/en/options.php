<?php

$MESS['FLOCKTORY_POSTCHECKOUT_SITE_ID'] = 'Site ID (site_id)';
$MESS['FLOCKTORY_POSTCHECKOUT_SPOT'] = 'Spot';
$MESS['FLOCKTORY_POSTCHECKOUT_OFFER_ID'] = "The offer's id, as in the feed";
$MESS['FLOCKTORY_POSTCHECKOUT_FEED'] = "The feed's index on the server (file.idx)";
$MESS['FLOCKTORY_POSTCHECKOUT_SAVE'] = 'Save';
