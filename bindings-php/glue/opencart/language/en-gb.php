<?php

$_['heading_title'] = 'Flocktory: postcheckout';

$_['text_extension'] = 'Extensions';
$_['text_edit'] = 'Flocktory: postcheckout';
$_['text_success'] = 'The settings of Flocktory are saved.';
$_['text_product_id'] = 'Product ID (product_id)';
$_['text_model'] = 'Model (model)';
$_['text_sku'] = 'SKU (sku)';

$_['entry_status'] = 'Status';
$_['entry_site_id'] = 'Site ID (site_id)';
$_['entry_spot'] = 'Spot';
$_['entry_once'] = 'Send each order once per session';
$_['entry_feed'] = "The feed's index on the server";
$_['entry_offer_id'] = "The offer's id, as in the feed";

$_['help_site_id'] = 'The number of the site in Flocktory. Without it the loader is not printed, only the orders.';
$_['help_spot'] = 'If Flocktory has given you one.';
$_['help_feed'] = 'The path of the file .idx that flocktory-postcheckout feed index makes. Items that are not in the feed are logged.';

$_['error_permission'] = 'You do not have permission to change the settings of Flocktory.';
$_['error_extension'] = 'The PHP extension flocktory_postcheckout is not loaded, so no order is sent. It needs PHP 8.1 or later.';
