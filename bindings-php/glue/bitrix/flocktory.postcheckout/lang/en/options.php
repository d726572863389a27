<?php

$MESS['FLOCKTORY_POSTCHECKOUT_SITE_ID'] = 'Site ID';
$MESS['FLOCKTORY_POSTCHECKOUT_SITE_ID_HELP'] = 'The number of your site, from your Flocktory account. Without it the loader is not printed.';
$MESS['FLOCKTORY_POSTCHECKOUT_SPOT'] = 'Spot';
$MESS['FLOCKTORY_POSTCHECKOUT_SPOT_HELP'] = 'Only if your manager at Flocktory has given you one.';
$MESS['FLOCKTORY_POSTCHECKOUT_OFFER_ID'] = 'Offer ID';
$MESS['FLOCKTORY_POSTCHECKOUT_OFFER_ID_HELP'] = "What your product feed has as the id of an offer: the product's id or its external code.";
$MESS['FLOCKTORY_POSTCHECKOUT_FEED'] = 'Index of the feed';
$MESS['FLOCKTORY_POSTCHECKOUT_FEED_HELP'] = 'A path on the server, such as /var/lib/shop/feed.idx: products that are not in the feed are logged. May be empty.';
$MESS['FLOCKTORY_POSTCHECKOUT_SAVE'] = 'Save';
